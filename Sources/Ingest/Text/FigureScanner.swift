/// A cursor over the characters of a figure.
struct FigureScanner {
  private let scalars: ArraySlice<Unicode.Scalar>
  private var position: Int

  init(_ scalars: ArraySlice<Unicode.Scalar>) {
    self.scalars = scalars
    position = scalars.startIndex
  }

  /// The characters without blanks, markup and signs such as `✅` at both ends.
  static func trimmed(_ scalars: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    guard let first = scalars.firstIndex(where: { !isDecoration($0) }),
      let last = scalars.lastIndex(where: { !isDecoration($0) })
    else { return [] }
    return scalars[first...last]
  }

  private static func isDecoration(_ scalar: Unicode.Scalar) -> Bool {
    if isBlank(scalar) || scalar == "*" || scalar == "_" || scalar == "`" { return true }
    switch scalar.value {
    // Variation selectors, the joiner of emoji, arrows.
    case 0xFE00...0xFE0F, 0x200D, 0x2190...0x21FF: return true
    // U+FFFD stands for broken bytes, which may have been digits.
    case 0xFFFD: return false
    default: return scalar.properties.generalCategory == .otherSymbol
    }
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

  private var next: Unicode.Scalar? { position < scalars.endIndex ? scalars[position] : nil }

  private var isAtEnd: Bool { position >= scalars.endIndex }

  private mutating func take(_ options: Set<Unicode.Scalar>) -> Bool {
    guard let next, options.contains(next) else { return false }
    position += 1
    return true
  }

  private mutating func take(word: String) -> Bool {
    let word = word.unicodeScalars
    guard scalars[position...].starts(with: word) else { return false }
    position += word.count
    return true
  }

  private mutating func skipBlanks() {
    while let next, Self.isBlank(next) { position += 1 }
  }

  private func digit(at index: Int) -> Int128? {
    guard index < scalars.endIndex, (48...57).contains(scalars[index].value) else { return nil }
    return Int128(scalars[index].value - 48)
  }

  // MARK: The grammar

  private static let currencies: [(text: String, currency: FigureText.Currency)] = [
    ("US$", .dollar), ("USD", .dollar), ("$", .dollar), ("美元", .dollar), ("¥", .other("¥")), ("￥", .other("¥")),
    ("€", .other("€")), ("£", .other("£")), ("CNY", .other("CNY")), ("RMB", .other("RMB")), ("EUR", .other("EUR")),
    ("HKD", .other("HKD")), ("元", .other("元")), ("₴", .other("₴")), ("₽", .other("₽")),
  ]

  private mutating func currency() -> FigureText.Currency? {
    for (text, currency) in Self.currencies where take(word: text) { return currency }
    return nil
  }

  /// The whole text as one figure.
  mutating func figure() -> FigureText.Reading {
    var isApproximate = false
    var isAtLeast = false
    var money: FigureText.Currency?
    while true {
      skipBlanks()
      if take(["~", "≈", "～", "∼", "≃", "约", "<", "≤"]) {
        isApproximate = true
      } else if take([">", "≥"]) {
        isApproximate = true
        isAtLeast = true
      } else if money == nil, let found = currency() {
        money = found
      } else {
        break
      }
    }
    switch number() {
    case .failure(let reason): return .unreadable(hint: reason.hint)
    case .success(var figure):
      figure.currency = money
      if let failure = multiply(&figure) { return failure }
      if take(["+"]) {
        isApproximate = true
        isAtLeast = true
      }
      figure.isApproximate = isApproximate
      figure.isAtLeast = isAtLeast
      return rest(of: figure)
    }
  }

  private struct Refusal: Error {
    var hint: String?
  }

  /// Digits with or without groups, and decimals.
  private mutating func number() -> Result<FigureText, Refusal> {
    let start = position
    var mantissa: Int128 = 0
    var count = 0
    func add(_ digit: Int128) -> Bool {
      // 27 digits leave room for the factor of a suffix.
      count += 1
      mantissa = mantissa &* 10 &+ digit
      return count <= 27
    }
    while let digit = digit(at: position) {
      guard add(digit) else { return .failure(Refusal(hint: "a figure has at most 27 digits")) }
      position += 1
    }
    let leading = position - start
    while isGroupMark(at: position), leading > 0, let a = digit(at: position + 1) {
      guard leading <= 3, digit(at: start) != 0, let b = digit(at: position + 2), let c = digit(at: position + 3),
        digit(at: position + 4) == nil
      else {
        return .failure(
          Refusal(hint: "write 1,200 or 1.2k: a comma stands before each three digits, a point before decimals"))
      }
      guard add(a), add(b), add(c) else { return .failure(Refusal(hint: "a figure has at most 27 digits")) }
      position += 4
    }
    var scale = 0
    if next == ".", digit(at: position + 1) != nil {
      position += 1
      while let digit = digit(at: position) {
        guard add(digit) else { return .failure(Refusal(hint: "a figure has at most 27 digits")) }
        position += 1
        scale += 1
      }
      if next == ",", digit(at: position + 1) != nil {
        return .failure(
          Refusal(hint: "write 1,234.56: a comma stands before each three digits, a point before decimals"))
      }
    }
    guard count > 0 else { return .failure(Refusal(hint: nil)) }
    return .success(FigureText(mantissa: mantissa, scale: scale))
  }

  /// A comma, or a thin or hard blank as some languages group digits.
  private func isGroupMark(at index: Int) -> Bool {
    guard index < scalars.endIndex else { return false }
    return [",", "，", "'", "’", "\u{2009}", "\u{202F}", "\u{00A0}", "\u{2007}"].contains(scalars[index])
  }

  /// Applies a suffix such as `k`; gives the reading when that ends it.
  private mutating func multiply(_ figure: inout FigureText) -> FigureText.Reading? {
    let start = position
    skipBlanks()
    var exponent = 0
    switch next {
    case "k", "K": exponent = 3
    case "m", "M": exponent = 6
    case "b", "B": exponent = 9
    case "万", "萬": exponent = 4
    case "亿", "億": exponent = 8
    default: break
    }
    let after = position + 1
    // A letter that begins a word (`5 min`) is no suffix.
    let isWord = exponent != 4 && exponent != 8 && after < scalars.endIndex && scalars[after].properties.isAlphabetic
    guard exponent > 0, !isWord else {
      position = start
      return nil
    }
    position = after
    figure.precision += exponent
    for _ in 0..<exponent {
      if figure.scale > 0 { figure.scale -= 1 } else { figure.mantissa *= 10 }
    }
    return nil
  }

  /// What stands behind the number: currency, unit, rate; or the second half of a range.
  private mutating func rest(of number: FigureText) -> FigureText.Reading {
    var figure = number
    skipBlanks()
    if isSecondValue { return .several }
    if figure.currency == nil, let money = currency() {
      figure.currency = money
    } else if figure.currency == .dollar {
      _ = take(word: "USD")
    }
    skipBlanks()
    if take(["%", "％"]) { figure.unit = "%" } else { figure.unit = words(upTo: "/") ?? figure.unit }
    if take(["/"]) {
      skipBlanks()
      // `0/262k` is a ratio; `$0.002 / 1K tokens` is a price.
      if digit(at: position) != nil, figure.currency == nil, figure.unit == nil { return .several }
      let text = scalars[position...].prefix(24)
      position += text.count
      figure.rate = String(String.UnicodeScalarView(text)).lowercased()
    } else if let unit = figure.unit, let per = Self.rate(in: unit) {
      figure.unit = per.unit
      figure.rate = per.rate
    }
    guard isAtEnd else { return .unreadable(hint: nil) }
    if figure.isApproximate { figure.roundPrecision() }
    return .figure(figure)
  }

  /// Whether a second value of a range follows: `-50`, `~10`, `to 9k`.
  private var isSecondValue: Bool {
    var ahead = self
    guard ahead.take(["-", "–", "—", "~", "～", "…"]) || ahead.take(word: "to ") else { return false }
    ahead.skipBlanks()
    _ = ahead.take(["~", "≈", "$"])
    return ahead.digit(at: ahead.position) != nil
  }

  /// Letters and blanks up to a mark or the end; nil when there are none.
  private mutating func words(upTo mark: Unicode.Scalar) -> String? {
    let start = position
    while let next, next != mark, next.properties.isAlphabetic || Self.isBlank(next) || next == "." { position += 1 }
    let text = Self.trimmed(scalars[start..<position])
    return text.isEmpty || text.count > 40 ? nil : String(String.UnicodeScalarView(text)).lowercased()
  }

  private static func rate(in unit: String) -> (unit: String?, rate: String)? {
    let words = unit.split(separator: " ").map(String.init)
    guard let per = words.firstIndex(where: { $0 == "per" || $0 == "a" || $0 == "an" }), per + 1 < words.count
    else { return nil }
    let before = words[..<per].joined(separator: " ")
    return (before.isEmpty ? nil : before, words[(per + 1)...].joined(separator: " "))
  }
}

extension FigureText {
  /// Of an approximate whole number only the digits before its zeros are meant.
  fileprivate mutating func roundPrecision() {
    guard scale == 0, mantissa != 0 else { return }
    var zeros = 0
    var value = mantissa
    while value % 10 == 0 {
      value /= 10
      zeros += 1
    }
    precision = max(precision, zeros)
  }
}
