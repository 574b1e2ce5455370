import Model

/// How amounts and words of the input stand in messages.
enum Quote {
  /// A text of at most 60 characters.
  static func short(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.count > 60 else { return text }
    return String(scalars.prefix(59)) + "…"
  }

  /// `1,234,567`
  static func grouped(_ number: Int64) -> String {
    var result: [UInt8] = []
    for (index, digit) in String(number.magnitude).utf8.reversed().enumerated() {
      if index > 0, index % 3 == 0 { result.append(UInt8(ascii: ",")) }
      result.append(digit)
    }
    return (number < 0 ? "-" : "") + String(decoding: result.reversed(), as: UTF8.self)
  }

  /// `$0.52`, with more decimals where there are more.
  static func dollars(_ amount: USDTotal) -> String {
    let short = amount.rounded(places: 2)
    let isExact = amount.picodollars % 10_000_000_000 == 0
    return "$" + (isExact ? short : amount.decimalText)
  }
}
