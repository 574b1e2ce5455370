/// Small numbers for values that come again and again.
struct Interning<Value: Hashable & Sendable>: Sendable {
  /// The values, each once, in the order in which they were first seen.
  private(set) var values: [Value] = []
  private var numbers: [Value: Int32] = [:]
  /// The numbers given last, since the values of one file's records hardly change: comparing beats hashing.
  private var recent: (Int32, Int32, Int32, Int32) = (-1, -1, -1, -1)

  /// The number of a value; -1 stands for none.
  mutating func number(of value: Value?) -> Int32 {
    guard let value else { return -1 }
    if isValue(value, recent.0) { return recent.0 }
    if isValue(value, recent.1) { return recent.1 }
    if isValue(value, recent.2) { return recent.2 }
    if isValue(value, recent.3) { return recent.3 }
    let number = numbers[value] ?? Int32(values.count)
    if number == values.count {
      values.append(value)
      numbers[value] = number
    }
    recent = (number, recent.0, recent.1, recent.2)
    return number
  }

  private func isValue(_ value: Value, _ number: Int32) -> Bool { number >= 0 && values[Int(number)] == value }

  /// The number of a value that was seen, or nil.
  func known(_ value: Value) -> Int32? { numbers[value] }

  /// The value of a number.
  subscript(number: Int32) -> Value? { number < 0 ? nil : values[Int(number)] }
}
