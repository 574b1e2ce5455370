import Model

/// The text of a figure with all its digits before the point.
enum FullText {
  /// Dollars with two decimals, below a cent with up to four significant digits; everything else as a whole number.
  static func text(of quantity: ChartQuantity) -> String {
    let sign = quantity.amount < 0 ? "−" : ""
    let magnitude = quantity.amount.magnitude
    guard quantity.unit == .dollars else { return sign + GroupedDigits.text(String(magnitude)) }
    let positive = USDTotal(picodollars: Int128(clamping: magnitude))
    guard magnitude > 0, magnitude < PowerOfTen.value(10) else {
      return "\(sign)$\(GroupedDigits.text(positive.rounded(places: 2)))"
    }
    let places = min(12, 12 - String(magnitude).utf8.count + 4)
    var text = positive.rounded(places: places)
    while text.hasSuffix("0"), text.utf8.count > 4 { text.removeLast() }
    return "\(sign)$\(text)"
  }
}

/// Digits in groups of three.
enum GroupedDigits {
  /// Puts a comma before each three digits of the part before the point; `digits` has no sign.
  static func text(_ digits: String) -> String {
    let bytes = Array(digits.utf8)
    let whole = bytes.firstIndex(of: UInt8(ascii: ".")) ?? bytes.count
    guard whole > 3 else { return digits }
    var out: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if index > 0, index < whole, (whole - index) % 3 == 0 { out.append(UInt8(ascii: ",")) }
      out.append(byte)
    }
    return String(decoding: out, as: UTF8.self)
  }
}
