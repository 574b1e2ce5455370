/// Small numbers for values that come again and again.
struct Interning<Value: Hashable> {
  /// The values, each once, in the order in which they were first seen.
  private(set) var values: [Value] = []
  private var numbers: [Value: Int32] = [:]

  /// The number of a value; -1 stands for none.
  mutating func number(of value: Value?) -> Int32 {
    guard let value else { return -1 }
    if let number = numbers[value] { return number }
    let number = Int32(values.count)
    values.append(value)
    numbers[value] = number
    return number
  }

  /// The number of a value that was seen, or nil.
  func known(_ value: Value) -> Int32? { numbers[value] }

  /// The value of a number.
  subscript(number: Int32) -> Value? { number < 0 ? nil : values[Int(number)] }
}
