import JSON
import Model

/// Takes the fields of an input out of a JSON object, and collects all that is wrong with their types and names.
struct InputReader {
  private var values: [String: JSONNode] = [:]
  private(set) var faults: [InputFault] = []

  /// Begins with a value that must be an object of no other fields than these.
  init(_ node: JSONNode, fields: [String]) {
    guard let members = node.members else {
      faults.append(InputFault("", "the input must be a JSON object, not \(node.kindName)"))
      return
    }
    for member in members {
      guard fields.contains(where: { $0 == member.key }) else {
        let near = EditDistance.nearest(to: member.key, in: fields).map { "; did you mean \($0)?" } ?? ""
        faults.append(InputFault(member.key, "is no known field\(near)"))
        continue
      }
      if values.updateValue(member.value, forKey: member.key) != nil {
        faults.append(InputFault(member.key, "is given twice"))
      }
    }
  }

  /// A field that may be empty: absent keeps, `null` empties.
  private mutating func change<Value>(
    _ field: String, _ wanted: String, _ read: (JSONNode) -> Value?
  ) -> FieldChange<Value?> {
    guard let node = values[field] else { return .keep }
    if node.isNull { return .set(nil) }
    if let value = read(node) { return .set(value) }
    faults.append(InputFault(field, "must be \(wanted), not \(Self.found(node))"))
    return .keep
  }

  private static func found(_ node: JSONNode) -> String { node.number?.text.prefix(40).description ?? node.kindName }

  /// A text.
  mutating func text(_ field: String) -> FieldChange<String?> { change(field, "a text") { $0.string } }

  /// A whole number.
  mutating func count(_ field: String) -> FieldChange<Int64?> { change(field, "a whole number") { $0.int64 } }

  /// An amount of dollars, exact to 12 decimals.
  mutating func dollars(_ field: String) -> FieldChange<USDTotal?> {
    change(field, "an amount of dollars") { node in
      node.decimal.flatMap { USDTotal(mantissa: $0.mantissa, scale: $0.scale) }
    }
  }

  /// A time with its offset from UTC.
  mutating func time(_ field: String) -> FieldChange<Instant?> {
    change(field, "a time such as 2026-02-17T21:54:00.000Z") { $0.string.flatMap { Instant(iso8601: $0.utf8) } }
  }

  /// A list of texts.
  mutating func texts(_ field: String) -> FieldChange<[String]?> {
    change(field, "a list of texts") { node in
      guard let elements = node.array else { return nil }
      let texts = elements.compactMap(\.string)
      return texts.count == elements.count ? texts : nil
    }
  }

  /// An object, as compact JSON; a text is taken as it is.
  mutating func json(_ field: String) -> FieldChange<String?> {
    change(field, "an object") { node in
      if let text = node.string { return text }
      return node.members == nil ? nil : JSONWriter.text(of: JSONValue(node))
    }
  }

  /// The same of a field that cannot be empty: `null` is a fault.
  mutating func filled<Value>(_ field: String, _ change: FieldChange<Value?>) -> FieldChange<Value> {
    guard case .set(let value) = change else { return .keep }
    if let value { return .set(value) }
    faults.append(InputFault(field, "must not be null"))
    return .keep
  }

  /// A text that cannot be null.
  mutating func filledText(_ field: String) -> FieldChange<String> {
    let change = text(field)
    return filled(field, change)
  }

  /// Throws what was found here and by the rules of the input, one fault a field.
  func finish(_ rules: [InputFault]) throws(TrackerError) {
    let known = Set(faults.map(\.field))
    let all = faults + rules.filter { !known.contains($0.field) }
    if !all.isEmpty { throw .invalid(all) }
  }
}

extension JSONValue {
  /// The value of a node that was read; of members of one name the last counts.
  init(_ node: JSONNode) {
    switch node.kind {
    case .object(let members):
      var last: [JSONMember] = []
      for member in members {
        let value = JSONMember(member.key, JSONValue(member.value))
        if let place = last.firstIndex(where: { $0.key.utf8.elementsEqual(member.key.utf8) }) {
          last[place] = value
        } else {
          last.append(value)
        }
      }
      self = .object(last)
    case .array(let elements): self = .array(elements.map { JSONValue($0) })
    case .string(let text): self = .string(text)
    case .number(let number): self = number.decimal.map(JSONValue.decimal) ?? .string(number.text)
    case .bool(let flag): self = .bool(flag)
    case .null: self = .null
    }
  }
}
