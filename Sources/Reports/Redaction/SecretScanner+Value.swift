extension SecretScanner {
  /// How far a value is looked at; what is longer is judged by its beginning.
  static let look = 128
  /// What a value without quotes consists of.
  static let valueBytes = ByteSet { byte in
    byte > 32 && byte != 127 && !ByteSet("\"'`<>|").contains(byte)
  }
  private static let closers = ByteSet(".,;:)]}*")
  private static let blanks = ByteSet(" \t*")

  /// The value that begins at `position` or behind spaces and marks of bold type, or nil when there is none.
  func value(from position: Int, isTight: Bool) -> AssignedValue? {
    var first = end(of: Self.blanks, from: position, limit: 8)
    let isTight = isTight && first == position
    let isEscaped = byte(first) == UInt8(ascii: "\\") && ByteSet.quotes.contains(byte(first + 1))
    if isEscaped { first += 1 }
    if ByteSet.quotes.contains(byte(first)), let last = quoteEnd(first, isEscaped: isEscaped) {
      guard last > first + 1 else { return nil }
      return AssignedValue(range: first + 1..<last, isQuoted: true, isTight: isTight, endsPhrase: true)
    }
    if ByteSet.quotes.contains(byte(first)) { first += 1 }
    let range = trimmed(first..<valueEnd(from: first))
    guard !range.isEmpty else { return nil }
    return AssignedValue(range: range, isQuoted: false, isTight: isTight, endsPhrase: endsPhrase(at: range.upperBound))
  }

  /// The end of a quoted value on the same line, or nil when the quote is not closed.
  private func quoteEnd(_ quote: Int, isEscaped: Bool) -> Int? {
    var place = quote + 1
    while place < bytes.count, place <= quote + 2 * Self.look, bytes[place] != UInt8(ascii: "\n") {
      if bytes[place] == bytes[quote] {
        return isEscaped && bytes[place - 1] == UInt8(ascii: "\\") ? place - 1 : place
      }
      place += bytes[place] == UInt8(ascii: "\\") && !isEscaped ? 2 : 1
    }
    return nil
  }

  private func valueEnd(from first: Int) -> Int {
    var place = first
    while place < bytes.count, place < first + Self.look, Self.valueBytes.contains(bytes[place]) {
      // An escaped quote or line end ends it, and so does the next assignment of a list.
      if bytes[place] == UInt8(ascii: "\\"), Self.escapes.contains(byte(place + 1)) { break }
      if Self.listMarks.contains(bytes[place]) {
        let next = end(of: .tokens, from: place + 1, limit: 64)
        if next > place + 1, byte(next) == UInt8(ascii: "=") || byte(next) == UInt8(ascii: ":") { break }
      }
      place += 1
    }
    return place
  }

  private static let listMarks = ByteSet(",;&")
  private static let escapes = ByteSet("nrt\"'")

  /// The range without the marks that end a sentence or a list.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var last = range.upperBound
    while last > range.lowerBound, Self.closers.contains(bytes[last - 1]) { last -= 1 }
    return range.lowerBound..<last
  }

  private func endsPhrase(at position: Int) -> Bool {
    let next = end(of: Self.phraseEnds, from: position, limit: 8)
    return next > position && byte(next) != 0
      ? Self.lineEnds.contains(bytes[next - 1]) || next == bytes.count : next == bytes.count
  }

  private static let phraseEnds = ByteSet(" \t.,;)}]*\"'`\r\n\\")
  private static let lineEnds = ByteSet(",;)}\r\n\"\\")

  /// Whether a value stands for one: a mask, a word such as "required", a name in code.
  func isPlaceholder(_ value: AssignedValue) -> Bool {
    if isMask(value.range) || isCode(value.range) { return true }
    guard value.range.count <= 16 else { return false }
    let words = value.isTight ? SecretName.noValuesAtAll : SecretName.noValues
    return words.contains(foldedName(value.range))
  }

  /// Whether a value stands for one: a variable, signs in its place, or what was taken out already.
  func isMask(_ range: Range<Int>) -> Bool {
    let (first, last) = (bytes[range.lowerBound], bytes[range.upperBound - 1])
    switch first {
    case UInt8(ascii: "<"): if last == UInt8(ascii: ">") { return true }
    case UInt8(ascii: "{"): if last == UInt8(ascii: "}") || range.count == 1 { return true }
    case UInt8(ascii: "["): if last == UInt8(ascii: "]") || range.count == 1 { return true }
    case UInt8(ascii: "$"), UInt8(ascii: "%"):
      if end(of: Self.variable, from: range.lowerBound + 1) >= range.upperBound { return true }
    default: break
    }
    if Self.masks.contains(first), bytes[range].prefix(Self.look).allSatisfy({ Self.masks.contains($0) }) {
      return true
    }
    return hasLabel(in: range)
  }

  private static let variable = ByteSet.tokens.adding("{}().")
  private static let masks = ByteSet("*xX.-_?#")

  /// Whether one of our labels is in the range.
  private func hasLabel(in range: Range<Int>) -> Bool {
    for place in range where bytes[place] == UInt8(ascii: "[") {
      let inner = place + 1..<end(of: Self.labelBytes, from: place + 1, limit: 24)
      guard byte(inner.upperBound) == UInt8(ascii: "]") else { continue }
      if SecretKind(rawValue: String(decoding: bytes[inner], as: UTF8.self)) != nil { return true }
    }
    return false
  }

  private static let labelBytes = ByteSet.lowercase.adding("-")

  /// Whether the range is a name, a call or a type in code: `os.environ["X"]`, `config.token`, `getpass()`, `Optional[str]`.
  private func isCode(_ range: Range<Int>) -> Bool {
    guard ByteSet.letters.contains(bytes[range.lowerBound]) || bytes[range.lowerBound] == UInt8(ascii: "_") else {
      return false
    }
    let name = range.lowerBound..<min(end(of: .tokens, from: range.lowerBound, limit: 64), range.upperBound)
    guard name.upperBound < bytes.count else { return false }
    if bytes[name.upperBound] == UInt8(ascii: "(") { return true }
    if bytes[name.upperBound] == UInt8(ascii: "[") {
      // The closing bracket may have been cut off as a mark of the sentence.
      return bytes[name.upperBound..<min(range.upperBound + 1, bytes.count)].contains(UInt8(ascii: "]"))
    }
    guard bytes[name.upperBound] == UInt8(ascii: "."), name.upperBound < range.upperBound else { return false }
    return SecretName.variables.contains(foldedName(name))
  }
}
