/// Writes JSON as UTF-8 bytes that depend on the value alone.
///
/// Keys stand in the order of their UTF-8 bytes. Besides what JSON demands, `<`, U+2028 and U+2029 are escaped, so that
/// the text may also stand inside of an HTML `script` element.
package struct JSONWriter {
  /// How the text is laid out.
  package enum Layout: Sendable, Hashable {
    /// No white space at all.
    case compact
    /// One member a line, indented by two spaces, with a final newline; an array of nothing but scalars is one line.
    case pretty
  }

  private var bytes: [UInt8] = []
  private let layout: Layout
  private var depth = 0
  /// The keys of the object last written at each depth, and their order: the rows of a list have the same.
  private var orders: [(keys: [String], order: [Int])] = []

  /// Takes the bytes written so far once they are many; nil when all are kept.
  private var take: (([UInt8]) -> Void)?
  /// So many bytes are given away at a time, or a few more.
  private static let pieceSize = 1 << 20

  private init(layout: Layout) { self.layout = layout }

  /// The text of `value`.
  ///
  /// - Precondition: no object in `value` has two members of one name.
  package static func bytes(of value: JSONValue, layout: Layout = .compact) -> [UInt8] {
    bytes(layout: layout) { $0.write(value) }
  }

  /// What `write` writes, one value.
  package static func bytes(layout: Layout = .compact, _ write: (inout JSONWriter) -> Void) -> [UInt8] {
    var writer = JSONWriter(layout: layout)
    write(&writer)
    if layout == .pretty { writer.bytes.append(UInt8(ascii: "\n")) }
    return writer.bytes
  }

  /// Gives what `write` writes, one value, to `take` in pieces of about a megabyte, in their order.
  package static func pieces(
    layout: Layout = .compact, to take: ([UInt8]) -> Void, _ write: (inout JSONWriter) -> Void
  ) {
    withoutActuallyEscaping(take) { take in
      var writer = JSONWriter(layout: layout)
      writer.take = take
      write(&writer)
      if layout == .pretty { writer.bytes.append(UInt8(ascii: "\n")) }
      writer.take = nil
      take(writer.bytes)
    }
  }

  /// Gives away what is written when it is enough for a piece.
  private mutating func endPiece() {
    guard bytes.count >= Self.pieceSize, let take else { return }
    take(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  /// The text of `value` as a string.
  ///
  /// - Precondition: no object in `value` has two members of one name.
  package static func text(of value: JSONValue, layout: Layout = .compact) -> String {
    String(decoding: bytes(of: value, layout: layout), as: UTF8.self)
  }

  /// Writes a value.
  package mutating func write(_ value: JSONValue) {
    switch value {
    case .object(let members):
      writeObject(count: members.count, key: { members[$0].key }) { $0.write(members[$1].value) }
    case .array(let elements):
      writeArray(count: elements.count, isOneLine: elements.allSatisfy(\.isScalar)) { $0.write(elements[$1]) }
    case .string(let text): writeString(text)
    case .integer(let number): bytes.append(contentsOf: String(number).utf8)
    case .decimal(let number): bytes.append(contentsOf: number.text.utf8)
    case .bool(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    case .null: bytes.append(contentsOf: "null".utf8)
    }
  }

  /// Writes an object of members in any order, each by its key and what `write` writes.
  ///
  /// - Precondition: no two members have one key.
  package mutating func writeObject(
    count: Int, key: (_ index: Int) -> String, _ write: (inout JSONWriter, _ index: Int) -> Void
  ) {
    bytes.append(UInt8(ascii: "{"))
    let order = order(count, key)
    depth += 1
    for position in 0..<count {
      if position > 0 { bytes.append(UInt8(ascii: ",")) }
      breakLine()
      writeString(key(order[position]))
      bytes.append(UInt8(ascii: ":"))
      if layout == .pretty { bytes.append(UInt8(ascii: " ")) }
      write(&self, order[position])
    }
    depth -= 1
    if count > 0 { breakLine() }
    bytes.append(UInt8(ascii: "}"))
  }

  /// The indexes of members in the order of their keys.
  private mutating func order(_ count: Int, _ key: (Int) -> String) -> [Int] {
    while orders.count <= depth { orders.append(([], [])) }
    if isLast(count, key) { return orders[depth].order }
    let keys = (0..<count).map(key)
    let order = keys.indices.sorted { keys[$0].utf8.lexicographicallyPrecedes(keys[$1].utf8) }
    for position in order.indices.dropFirst() {
      let (one, other) = (keys[order[position - 1]], keys[order[position]])
      precondition(!one.utf8.elementsEqual(other.utf8), "an object has two members named \(one)")
    }
    orders[depth] = (keys, order)
    return order
  }

  /// Whether the keys are those of the object last written at this depth.
  private func isLast(_ count: Int, _ key: (Int) -> String) -> Bool {
    guard orders[depth].keys.count == count else { return false }
    for index in 0..<count where !orders[depth].keys[index].utf8.elementsEqual(key(index).utf8) { return false }
    return true
  }

  /// Writes an array of what `write` writes of each element; one of nothing but scalars is one line.
  package mutating func writeArray(
    count: Int, isOneLine: Bool, _ write: (inout JSONWriter, _ index: Int) -> Void
  ) {
    bytes.append(UInt8(ascii: "["))
    depth += 1
    for index in 0..<count {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      if !isOneLine {
        breakLine()
      } else if index > 0, layout == .pretty {
        bytes.append(UInt8(ascii: " "))
      }
      write(&self, index)
      endPiece()
    }
    depth -= 1
    if !isOneLine { breakLine() }
    bytes.append(UInt8(ascii: "]"))
  }

  private mutating func breakLine() {
    guard layout == .pretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }

  private mutating func writeString(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      var runStart = 0
      var at = 0
      while at < utf8.count {
        guard let (escape, length) = Self.escape(utf8, at) else {
          at += 1
          continue
        }
        bytes.append(contentsOf: utf8[runStart..<at])
        bytes.append(contentsOf: escape.utf8)
        at += length
        runStart = at
      }
      bytes.append(contentsOf: utf8[runStart...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// The escape for what stands at `at`, and how many bytes it replaces; nil if it stands for itself.
  private static func escape(_ utf8: UnsafeBufferPointer<UInt8>, _ at: Int) -> (escape: String, length: Int)? {
    switch utf8[at] {
    case UInt8(ascii: "\""): return ("\\\"", 1)
    case UInt8(ascii: "\\"): return ("\\\\", 1)
    case UInt8(ascii: "<"): return ("\\u003c", 1)
    case 0x0A: return ("\\n", 1)
    case 0x09: return ("\\t", 1)
    case 0..<0x20:
      let hex = String(utf8[at], radix: 16)
      return ((hex.utf8.count == 1 ? "\\u000" : "\\u00") + hex, 1)
    case 0xE2 where at + 2 < utf8.count && utf8[at + 1] == 0x80 && utf8[at + 2] & 0xFE == 0xA8:
      return (utf8[at + 2] == 0xA8 ? "\\u2028" : "\\u2029", 3)
    default: return nil
    }
  }
}

extension JSONValue {
  fileprivate var isScalar: Bool {
    switch self {
    case .object(let members): members.isEmpty
    case .array(let elements): elements.isEmpty
    default: true
    }
  }
}
