/// What a change does to a field. For a field that may be empty, `Value` is an optional, and `set(nil)` empties it.
package enum FieldChange<Value: Sendable & Hashable>: Sendable, Hashable {
  /// The field stays as it is.
  case keep
  /// The field gets this value.
  case set(Value)

  /// The new value, or nil when the field stays.
  package var value: Value? { if case .set(let value) = self { value } else { nil } }

  /// Whether the field stays as it is.
  package var isKept: Bool { if case .keep = self { true } else { false } }
}
