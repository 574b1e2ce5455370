extension SecretScanner {
  /// The pairs of a `Cookie` header, or the pair that a `Set-Cookie` header sets, from `position` on.
  func cookies(from position: Int, isSet: Bool) -> SecretFinding? {
    let first = end(of: Self.cookieOpeners, from: position, limit: 8)
    var last = first
    var pair = first
    while let pairEnd = cookieEnd(from: pair) {
      last = pairEnd
      guard !isSet, byte(pairEnd) == UInt8(ascii: ";") else { break }
      pair = end(of: Self.cookieBlanks, from: pairEnd + 1, limit: 2)
    }
    return last > first ? SecretFinding(range: first..<last, kind: .cookie) : nil
  }

  /// The end of `name=value`, or nil when none begins here.
  private func cookieEnd(from position: Int) -> Int? {
    let sign = end(of: Self.cookieName, from: position, limit: 64)
    guard sign > position, byte(sign) == UInt8(ascii: "=") else { return nil }
    var last = end(of: Self.cookieValue, from: sign + 1, limit: 4096)
    // The backslash of an escaped quote or line end behind it.
    if byte(last - 1) == UInt8(ascii: "\\") { last -= 1 }
    guard last > sign + 1, !isMask(sign + 1..<last), !hasOwnForm(sign + 1..<last) else { return nil }
    return last
  }

  private static let cookieOpeners = ByteSet(" \t*\"'`\\")
  private static let cookieBlanks = ByteSet(" ")
  private static let cookieName = ByteSet.tokens.adding(".!#$%&^~")
  private static let cookieValue = ByteSet { byte in
    byte > 32 && byte < 127 && !ByteSet("\"'`<>|;,\\").contains(byte)
  }

  /// The password of `-u name:password` and `--user name:password`; `position` is the first hyphen's.
  func userPassword(at position: Int) -> SecretFinding? {
    guard !ByteSet.tokens.contains(byte(position - 1)) else { return nil }
    let isLong = has("--user ", at: position)
    guard isLong || has("-u ", at: position) else { return nil }
    let first = end(of: Self.cookieOpeners, from: position + (isLong ? 7 : 3), limit: 4)
    let colon = end(of: Self.userName, from: first, limit: 64)
    guard colon > first, byte(colon) == UInt8(ascii: ":") else { return nil }
    let range = colon + 1..<end(of: Self.cookieValue, from: colon + 1, limit: Self.look)
    // Numbers and words are the ids and names of a user and a group.
    guard range.count >= 4, !isNumber(range), isUnlikeWord(range), !isMask(range), !has("//", at: colon + 1) else {
      return nil
    }
    return hasOwnForm(range) ? nil : SecretFinding(range: range, kind: .password)
  }

  private static let userName = ByteSet.alphanumerics.adding("._@%+-")

  /// The password of Oracle's `jdbc:oracle:thin:name/password@host`; `position` is the colon before the name.
  func thinPassword(at position: Int) -> SecretFinding? {
    guard has("oracle:thin", at: position - 11) else { return nil }
    let slash = end(of: Self.thinName, from: position + 1, limit: 64)
    guard slash > position + 1, byte(slash) == UInt8(ascii: "/") else { return nil }
    let at = end(of: Self.thinPart, from: slash + 1, limit: Self.look)
    guard at > slash + 1, byte(at) == UInt8(ascii: "@"), !isMask(slash + 1..<at) else { return nil }
    return SecretFinding(range: slash + 1..<at, kind: .password)
  }

  private static let thinName = ByteSet.alphanumerics.adding("_$#")
  private static let thinPart = ByteSet { byte in byte > 32 && byte < 127 && !ByteSet("\"'`<>@").contains(byte) }

  /// A client's secret of Microsoft Entra: three characters, a digit, `Q~`, 31 to 34 more. `position` is the tilde's.
  func azureSecret(at position: Int) -> SecretFinding? {
    guard byte(position - 1) == UInt8(ascii: "Q"), ByteSet.digits.contains(byte(position - 2)) else { return nil }
    let first = position - 5
    guard first >= floor, start(of: Self.azurePart, before: position, limit: 6) == first else { return nil }
    let last = end(of: Self.azurePart, from: position + 1, limit: 35)
    guard (31...34).contains(last - position - 1) else { return nil }
    return SecretFinding(range: first..<last, kind: .azureKey)
  }

  private static let azurePart = ByteSet.alphanumerics.adding("_.~-")
}
