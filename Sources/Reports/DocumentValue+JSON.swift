package import JSON
import Model

// A document's value as JSON.

extension DocumentValue {
  /// The text of the value as JSON, in UTF-8.
  package func jsonBytes(_ layout: JSONWriter.Layout) -> [UInt8] {
    JSONWriter.bytes(layout: layout) { write(to: &$0) }
  }

  /// Gives the same bytes to `take` in pieces of about a megabyte, in their order.
  package func jsonPieces(_ layout: JSONWriter.Layout, to take: ([UInt8]) -> Void) {
    JSONWriter.pieces(layout: layout, to: take) { write(to: &$0) }
  }

  private func write(to writer: inout JSONWriter) {
    switch self {
    case .object(let members):
      writer.writeObject(count: members.count, key: { members[$0].name }) { members[$1].value.write(to: &$0) }
    case .list(let elements):
      writer.writeArray(count: elements.count, isOneLine: elements.allSatisfy(\.isScalar)) {
        elements[$1].write(to: &$0)
      }
    default: writer.write(json)
    }
  }

  private var isScalar: Bool {
    switch self {
    case .object(let members): members.isEmpty
    case .list(let elements): elements.isEmpty
    default: true
    }
  }

  /// The value as JSON: times as `YYYY-MM-DDTHH:MM:SS.mmmZ`, dollars as exact plain numbers.
  package var json: JSONValue {
    switch self {
    case .object(let members): .object(members.map { JSONMember($0.name, $0.value.json) })
    case .list(let elements): .array(elements.map(\.json))
    case .text(let text), .agent(let text), .document(let text): .string(text)
    case .integer(let number), .tokens(let number): .integer(number)
    case .usd(let amount), .price(let amount): .decimal(JSONDecimal(mantissa: amount.picodollars, scale: 12))
    case .share(let millionths): .decimal(JSONDecimal(mantissa: Int128(millionths), scale: 6))
    case .number(let mantissa, let scale):
      (0...JSONDecimal.maximumScale).contains(scale) ? .decimal(JSONDecimal(mantissa: mantissa, scale: scale)) : .null
    case .instant(let instant): .string(instant.description)
    case .day(let day): .string(day.description)
    case .flag(let flag): .bool(flag)
    case .null: .null
    }
  }
}
