extension SecretScanner {
  /// A secret that its own form gives away, beginning at `position`.
  func token(at position: Int, _ patterns: [SecretPattern]) -> SecretFinding? {
    for pattern in patterns where has(pattern.prefix, at: position) {
      let body = position + pattern.prefix.count
      // One byte more than can fit shows that the run is too long; without an upper end a short look is enough to decide.
      let seen = end(of: pattern.body, from: body, limit: (pattern.longest ?? max(pattern.shortest, 64)) + 1)
      guard seen - body >= pattern.shortest else { continue }
      if let longest = pattern.longest {
        // Another letter of any kind makes it a longer word.
        guard seen - body == longest, !ByteSet.alphanumerics.contains(byte(seen)) else { continue }
      }
      if pattern.look == .random, !looksRandom(body..<seen) { continue }
      return SecretFinding(range: position..<end(of: pattern.body, from: seen), kind: pattern.kind)
    }
    // Within another token none begins.
    guard position == floor || !Self.joints.contains(bytes[position - 1]) else { return nil }
    return jsonWebToken(at: position) ?? discordToken(at: position)
  }

  /// Three base64url parts with points between, of which the first is a JSON object (RFC 7519, section 3); two when the
  /// second is one as well, as in a token that was cut off.
  private func jsonWebToken(at position: Int) -> SecretFinding? {
    guard has("eyJ", at: position) else { return nil }
    let header = end(of: .tokens, from: position)
    guard header - position >= 10, byte(header) == UInt8(ascii: ".") else { return nil }
    let payload = end(of: .tokens, from: header + 1)
    var last = payload
    if byte(payload) == UInt8(ascii: ".") { last = end(of: .tokens.adding("."), from: payload + 1) }
    while bytes[last - 1] == UInt8(ascii: ".") { last -= 1 }
    guard payload - header > 8, last > payload || has("eyJ", at: header + 1) else { return nil }
    return SecretFinding(range: position..<last, kind: .jsonWebToken)
  }

  /// A bot's token: its id in base64, six characters of time, and a code of 27 or more.
  private func discordToken(at position: Int) -> SecretFinding? {
    guard Self.discordBeginnings.contains(bytes[position]) else { return nil }
    let id = end(of: .tokens, from: position, limit: 30)
    guard (23...28).contains(id - position), byte(id) == UInt8(ascii: ".") else { return nil }
    let time = end(of: .tokens, from: id + 1, limit: 8)
    guard time - id - 1 == 6, byte(time) == UInt8(ascii: ".") else { return nil }
    let code = end(of: .tokens, from: time + 1, limit: 41)
    guard (27...40).contains(code - time - 1), looksRandom(time + 1..<code) else { return nil }
    return SecretFinding(range: position..<code, kind: .discordToken)
  }

  private static let joints = ByteSet("-_")
  private static let discordBeginnings = ByteSet("MNO")

  /// A bot's token: 8 to 10 digits, a colon, 35 characters. `position` is the colon's.
  func telegramToken(at position: Int) -> SecretFinding? {
    guard bytes[position] == UInt8(ascii: ":") else { return nil }
    let digits = start(of: .digits, before: position, limit: 11)
    guard (8...10).contains(position - digits) else { return nil }
    // The digits stand alone, or after "bot" in an address of the interface.
    guard beginsWord(at: digits) || has("bot", at: digits - 3) else { return nil }
    let code = end(of: .tokens, from: position + 1, limit: 36)
    guard code - position - 1 == 35 else { return nil }
    var (hasUpper, hasLower) = (false, false)
    for place in position + 1..<code {
      hasUpper = hasUpper || ByteSet.uppercase.contains(bytes[place])
      hasLower = hasLower || ByteSet.lowercase.contains(bytes[place])
    }
    return hasUpper && hasLower ? SecretFinding(range: digits..<code, kind: .telegramToken) : nil
  }

  /// Whether a part between signs looks like chance rather than like a word, a version or a date: letters and digits
  /// mixed over `mixed` characters or more, ten digits or more, or twenty characters without a break.
  func looksRandom(_ range: Range<Int>, mixed: Int = 6) -> Bool {
    var position = range.lowerBound
    while position < range.upperBound {
      let part = position..<min(end(of: .alphanumerics, from: position), range.upperBound)
      if isRandomPart(part, mixed: mixed) { return true }
      position = part.upperBound + 1
    }
    return false
  }

  private func isRandomPart(_ part: Range<Int>, mixed: Int) -> Bool {
    if part.count >= 20 { return true }
    var (digits, letters, turns) = (0, 0, 0)
    for place in part {
      if ByteSet.digits.contains(bytes[place]) { digits += 1 } else { letters += 1 }
      // A capital after a small letter, as in the middle of a random text.
      if place > part.lowerBound, ByteSet.uppercase.contains(bytes[place]), ByteSet.lowercase.contains(bytes[place - 1])
      {
        turns += 1
      }
    }
    if digits >= 10 { return true }
    return (part.count >= mixed && digits > 0 && letters > 0) || (part.count >= 12 && turns >= 3)
  }
}
