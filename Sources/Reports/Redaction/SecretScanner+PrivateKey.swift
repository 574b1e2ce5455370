extension SecretScanner {
  private static let heading = ByteSet.uppercase.adding(" 0123456789")

  /// Whether a private key begins or ends with the line at `position`, and where that line ends.
  func privateKeyHeading(at position: Int) -> (isBeginning: Bool, end: Int)? {
    guard byte(position + 4) == UInt8(ascii: "-") else { return nil }
    if has("-----BEGIN ", at: position) { return headingEnd(from: position + 11).map { (true, $0) } }
    if has("-----END ", at: position) { return headingEnd(from: position + 9).map { (false, $0) } }
    return nil
  }

  /// A private key in text form, or what is left of one; `position` is a hyphen's.
  func privateKey(at position: Int) -> SecretFinding? {
    guard let heading = privateKeyHeading(at: position) else { return nil }
    if heading.isBeginning {
      return SecretFinding(range: position..<(keyEnd(from: heading.end) ?? rest(from: heading.end)), kind: .privateKey)
    }
    // The end of a key whose beginning stands in another text.
    return SecretFinding(range: partBefore(position)..<heading.end, kind: .privateKey)
  }

  /// The end of `RSA PRIVATE KEY-----` or `PGP PRIVATE KEY BLOCK-----` from `position` on, or nil for another heading.
  private func headingEnd(from position: Int) -> Int? {
    let last = end(of: Self.heading, from: position, limit: 40)
    guard has("-----", at: last) else { return nil }
    let isPrivate = has("PRIVATE KEY", at: last - 11) || has("PRIVATE KEY BLOCK", at: last - 17)
    return isPrivate ? last + 5 : nil
  }

  /// The end of the line that ends the key, or nil when there is none.
  private func keyEnd(from position: Int) -> Int? {
    var place = position
    while place < min(bytes.count, position + 16_384) {
      if bytes[place] == UInt8(ascii: "-"), let heading = privateKeyHeading(at: place) {
        // Where a second key begins, this one has no end.
        return heading.isBeginning ? nil : heading.end
      }
      place += 1
    }
    return nil
  }

  /// The end of the long words of base64 that follow a heading without an end.
  private func rest(from position: Int) -> Int {
    var last = position
    while true {
      var word = end(of: .whitespace, from: last)
      while byte(word) == UInt8(ascii: "\\"), ByteSet.lowercase.contains(byte(word + 1)) { word += 2 }
      let wordEnd = end(of: .base64, from: word)
      if wordEnd - word < 16 { return last }
      last = wordEnd
    }
  }

  /// The beginning of the base64 before the heading at `position` that ends a key.
  private func partBefore(_ position: Int) -> Int {
    var last = lineEnd(before: position)
    var line = lineStart(before: last)
    if last - line < 16 {
      // Only the last line of a key is short, and it stands behind a long one.
      last = lineEnd(before: line)
      line = lineStart(before: last)
    }
    var first = position
    while last - line >= 16 {
      first = line
      last = lineEnd(before: line)
      line = lineStart(before: last)
    }
    return first
  }

  /// Where a line ends that stands before `position`: before the space between, be it escaped (`\n`) or not.
  private func lineEnd(before position: Int) -> Int {
    var last = position
    while true {
      last = start(of: .whitespace, before: last, limit: .max)
      guard last - 2 >= floor, bytes[last - 2] == UInt8(ascii: "\\"), ByteSet.lowercase.contains(bytes[last - 1]) else {
        return last
      }
      last -= 2
    }
  }

  /// Where a line of base64 begins that ends before `position`; `position` itself when no line of its own does.
  private func lineStart(before position: Int) -> Int {
    let padding = start(of: Self.padding, before: position, limit: 2)
    let first = start(of: Self.keyLine, before: padding, limit: .max)
    // The letter of an escaped line end is no part of the line.
    if first < padding, byte(first - 1) == UInt8(ascii: "\\") { return first + 1 }
    return first == floor || Self.lineBreaks.contains(byte(first - 1)) ? first : position
  }

  private static let padding = ByteSet("=")
  private static let keyLine = ByteSet.alphanumerics.adding("+/")
  private static let lineBreaks = ByteSet.whitespace.adding("\"'`>")
}
