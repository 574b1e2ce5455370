extension SecretScanner {
  /// Whether a value behind the name of a password is one. Without space, or in quotes, any word is; behind "password: " in
  /// running text it has a digit or a sign in it or stands alone.
  func isPassword(_ value: AssignedValue) -> Bool {
    if value.isTight || value.isQuoted { return true }
    return value.range.count >= 4 && (value.endsPhrase || isUnlikeWord(value.range))
  }

  /// Whether a value behind the name of a secret is one.
  func isSecret(_ value: AssignedValue) -> Bool {
    guard !isPath(value.range), value.range.count >= 3 else { return false }
    if value.isTight || (value.isQuoted && !hasSpace(value.range)) {
      return !isNumber(value.range) || value.range.count >= 4
    }
    if isNumber(value.range) { return value.range.count >= 8 }
    return value.range.count >= 6 && !hasSpace(value.range) && isUnlikeWord(value.range)
  }

  /// Whether a value behind a name such as `api_key` is a key: six characters or more that are no word.
  func isKey(_ value: AssignedValue) -> Bool {
    guard value.range.count >= 6, !isPath(value.range), !hasSpace(value.range) else { return false }
    if isNumber(value.range) { return value.range.count >= 8 }
    return isUnlikeWord(value.range) || value.range.count >= 20 || (value.isTight && value.range.count >= 12)
  }

  /// Whether a value behind `token` is one, and not a count, a word, a name of a model or a date.
  func isToken(_ value: AssignedValue) -> Bool {
    let range = value.range
    guard range.count >= 6, !isPath(range), !hasSpace(range), !isNumber(range), !isDate(range) else { return false }
    return looksRandom(range, mixed: value.isTight ? 6 : 8) || (isInQuery(value) && range.count >= 8)
  }

  /// The credentials of an `Authorization` header: what follows the scheme's name, or all of it.
  func credentials(_ value: AssignedValue) -> SecretFinding? {
    let word = value.range.lowerBound..<end(of: .tokens, from: value.range.lowerBound, limit: 32)
    var range = value.range
    var isScheme = false
    if byte(word.upperBound) == UInt8(ascii: " "), ByteSet.letters.contains(bytes[word.lowerBound]), !looksRandom(word)
    {
      isScheme = true
      let start = end(of: .whitespace, from: word.upperBound, limit: 8)
      range = trimmed(start..<end(of: Self.valueBytes, from: start, limit: Self.look))
      // The closing mark of an escaped quote.
      if !range.isEmpty, bytes[range.upperBound - 1] == UInt8(ascii: "\\") {
        range = range.lowerBound..<range.upperBound - 1
      }
    }
    guard range.count >= 4, !isMask(range), !isPath(range), !isNumber(range) || range.count >= 6 else { return nil }
    guard isScheme ? isUnlikeWord(range) || range.count >= 20 : looksRandom(range) else { return nil }
    if hasOwnForm(range) { return nil }
    let isBearer = !isScheme || foldedName(word) == "bearer"
    let last = range.count < Self.look ? range.upperBound : end(of: Self.valueBytes, from: range.upperBound)
    return SecretFinding(range: range.lowerBound..<last, kind: isBearer ? .bearerToken : .credentials)
  }

  /// A digit, a sign that words do not have, or a capital within a word.
  func isUnlikeWord(_ range: Range<Int>) -> Bool {
    for place in range {
      let byte = bytes[place]
      if ByteSet.digits.contains(byte) || Self.signs.contains(byte) { return true }
      if place > range.lowerBound, ByteSet.uppercase.contains(byte), ByteSet.lowercase.contains(bytes[place - 1]) {
        return true
      }
    }
    return false
  }

  private static let signs = ByteSet("!@#$%^&*+=~?")

  /// Whether the range is base64 of something: padded, or with digits and letters of both kinds.
  func isBase64(_ range: Range<Int>) -> Bool {
    let last = end(of: .base64, from: range.lowerBound, limit: Self.look)
    guard last >= range.upperBound else { return false }
    if bytes[range.upperBound - 1] == UInt8(ascii: "=") { return true }
    let part = bytes[range]
    return part.contains(where: ByteSet.digits.contains) && part.contains(where: ByteSet.uppercase.contains)
      && part.contains(where: ByteSet.lowercase.contains)
  }

  /// A number with what stands around numbers: `75K`, `~1,000`, `$0.52`, `42%`.
  func isNumber(_ range: Range<Int>) -> Bool {
    let first = end(of: Self.numberSigns, from: range.lowerBound)
    let last = end(of: Self.numberBytes, from: first)
    return last > first && end(of: Self.units, from: last, limit: 1) >= range.upperBound
  }

  private static let numberSigns = ByteSet("~$<>+-")
  private static let numberBytes = ByteSet.digits.adding(".,_/%+-")
  private static let units = ByteSet("kKmMbB%s")

  /// `2026-02-17…`
  private func isDate(_ range: Range<Int>) -> Bool {
    let first = range.lowerBound
    return end(of: .digits, from: first, limit: 5) == first + 4 && byte(first + 4) == UInt8(ascii: "-")
      && end(of: .digits, from: first + 5, limit: 3) == first + 7
  }

  /// A path or an address, which leads to a secret at most.
  private func isPath(_ range: Range<Int>) -> Bool {
    let first = bytes[range.lowerBound]
    if has("://", at: end(of: .letters, from: range.lowerBound, limit: 8)) { return true }
    if first == UInt8(ascii: "/"), isKeyWithSlashes(range) { return false }
    return first == UInt8(ascii: "/") || first == UInt8(ascii: "~")
      || (first == UInt8(ascii: ".") && byte(range.lowerBound + 1) == UInt8(ascii: "/"))
  }

  /// Whether what begins as a path does is base64 of a key: nothing but its alphabet, and digits, capitals and small letters
  /// in no order.
  private func isKeyWithSlashes(_ range: Range<Int>) -> Bool {
    guard range.count >= 30 else { return false }
    var (digits, cases) = (0, 0)
    for place in range {
      let byte = bytes[place]
      guard ByteSet.base64.contains(byte) else { return byte == UInt8(ascii: ";") && digits >= 4 && cases >= 4 }
      guard place > range.lowerBound else { continue }
      let before = bytes[place - 1]
      if ByteSet.digits.contains(byte) != ByteSet.digits.contains(before) { digits += 1 }
      if ByteSet.uppercase.contains(byte), ByteSet.lowercase.contains(before) { cases += 1 }
    }
    return digits >= 4 && cases >= 4
  }

  /// A path, a drive (`C:\…`) or a variable.
  func isFolder(_ range: Range<Int>) -> Bool {
    isPath(range) || byte(range.lowerBound + 1) == UInt8(ascii: ":") || range.count < 3
  }

  private func hasSpace(_ range: Range<Int>) -> Bool { bytes[range].contains(where: ByteSet.whitespace.contains) }

  /// Whether the value belongs to the query of an address: `?token=…`, `&token=…`.
  func isInQuery(_ value: AssignedValue) -> Bool {
    guard value.isTight, byte(value.range.lowerBound - 1) == UInt8(ascii: "=") else { return false }
    let name = start(of: .tokens, before: value.range.lowerBound - 1, limit: 64)
    return byte(name - 1) == UInt8(ascii: "?") || byte(name - 1) == UInt8(ascii: "&")
  }
}
