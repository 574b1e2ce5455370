/// A value that stands behind a name, in a text.
struct AssignedValue {
  /// The value without its quotes.
  var range: Range<Int>
  var isQuoted: Bool
  /// Whether there is no space between the name and the value.
  var isTight: Bool
  /// Whether the phrase ends with it: a sentence seldom has but one word behind a colon.
  var endsPhrase: Bool
}

extension SecretScanner {
  /// The value of `password=…`, `"api_key": "…"`, `**Token:** …` and the like; `position` is the separator's, `width` bytes long.
  func assignment(at position: Int, width: Int) -> SecretFinding? {
    guard !Self.comparisons.contains(byte(position - 1)), let name = name(before: position) else { return nil }
    var start = position + width
    if bytes[position] == UInt8(ascii: "="), byte(start) == UInt8(ascii: "=") { return nil }
    if byte(start) == UInt8(ascii: "=") || byte(start) == UInt8(ascii: ">") { start += 1 }
    return secret(named: name, from: start, isTight: !ByteSet.whitespace.contains(byte(position - 1)))
  }

  private static let comparisons = ByteSet("=!<>:")

  /// The value of `--password …`; `position` is the first hyphen's.
  func flag(at position: Int) -> SecretFinding? {
    guard byte(position + 1) == UInt8(ascii: "-"), ByteSet.letters.contains(byte(position + 2)),
      byte(position - 1) != UInt8(ascii: "-")
    else { return nil }
    let last = end(of: .tokens, from: position, limit: 66)
    guard byte(last) == UInt8(ascii: " "), let name = SecretName(folded: foldedName(position..<last)) else {
      return nil
    }
    guard byte(last + 1) != UInt8(ascii: "-") else { return nil }
    return secret(named: name, from: last, isTight: false, canEndPhrase: false)
  }

  /// `Bearer …` and `Basic …` without the name of the header.
  func spokenCredentials(at position: Int) -> SecretFinding? {
    let isBearer = has("earer ", at: position + 1)
    guard isBearer || has("asic ", at: position + 1), bytes[position] | 0x20 == UInt8(ascii: "b") else { return nil }
    let start = end(of: .whitespace, from: position + 6, limit: 8)
    let range = start..<end(of: .bearer, from: start, limit: 256)
    if isBearer {
      guard range.count >= 8, looksRandom(range), !hasOwnForm(range) else { return nil }
    } else {
      guard range.count >= 12, isBase64(range) else { return nil }
    }
    return SecretFinding(
      range: start..<trimmed(start..<end(of: .bearer, from: start)).upperBound,
      kind: isBearer ? .bearerToken : .credentials)
  }

  /// What the name before a separator says, or nil when it says nothing about secrets.
  private func name(before position: Int) -> SecretName? {
    let spaced = start(of: .whitespace, before: position, limit: 2)
    let last = start(of: Self.decorations, before: spaced, limit: 6)
    let first = start(of: .tokens, before: last, limit: 64)
    if first == last {
      if has("密码", at: last - 6) || has("口令", at: last - 6) { return .password }
      return Self.isPhoneWord(self, endingAt: last) ? .phone : nil
    }
    guard Self.lastLetters.contains(bytes[last - 1]) else { return nil }
    let name = foldedName(first..<last)
    if name == "key", byte(first - 1) == UInt8(ascii: " ") {
      let owner = start(of: .letters, before: first - 1, limit: 16)
      let word = foldedName(owner..<first - 1)
      return SecretName.ownersOfKeys.contains(word) ? SecretName(folded: word + "key") : nil
    }
    if name == "number", byte(first - 1) == UInt8(ascii: " ") {
      let owner = start(of: .letters, before: first - 1, limit: 16)
      return SecretName.ownersOfNumbers.contains(foldedName(owner..<first - 1)) ? .phone : nil
    }
    if name.hasSuffix("pass"), isSign(at: last - 5) { return .secret(.password) }
    return SecretName(folded: name)
  }

  private static let decorations = ByteSet("\"'`*\\")
  private static let lastLetters = ByteSet("dDeEtTyYnNsSgGlLpPrRxXoO")

  private static func isPhoneWord(_ scanner: SecretScanner, endingAt last: Int) -> Bool {
    scanner.has("电话", at: last - 6) || scanner.has("手机", at: last - 6) || scanner.has("手机号", at: last - 9)
      || scanner.has("号码", at: last - 6)
  }

  private func isSign(at position: Int) -> Bool {
    byte(position) == UInt8(ascii: "_") || byte(position) == UInt8(ascii: "-")
  }

  private func secret(named name: SecretName, from start: Int, isTight: Bool, canEndPhrase: Bool = true)
    -> SecretFinding?
  {
    switch name {
    case .phone: return namedPhone(from: start)
    case .cookie(let isSet): if let match = cookies(from: start, isSet: isSet) { return match }
    default: break
    }
    guard var value = value(from: start, isTight: isTight) else { return nil }
    if !canEndPhrase { value.endsPhrase = false }
    if name == .authorization { return credentials(value) }
    // What has a form of its own is named by it.
    if isPlaceholder(value) || hasOwnForm(value.range) { return nil }
    switch name {
    case .authorization, .phone: return nil
    case .cookie: return value.range.count >= 12 && isToken(value) ? match(value, .cookie) : nil
    case .signature(let kind): return isInQuery(value) && value.range.count >= 20 ? match(value, kind) : nil
    case .shortPassword:
      return value.isTight && !isFolder(value.range) ? match(value, .password) : nil
    case .password: return isPassword(value) ? match(value, .password) : nil
    case .secret(let kind): return isSecret(value) ? match(value, kind) : nil
    case .key(let kind): return isKey(value) ? match(value, kind) : nil
    case .token: return isToken(value) ? match(value, .token) : nil
    }
  }

  /// Whether a value is a secret by its own form, which then names it better.
  func hasOwnForm(_ range: Range<Int>) -> Bool {
    token(at: range.lowerBound, SecretPattern.byFirstByte[Int(bytes[range.lowerBound])]) != nil
  }

  /// The match of a value whose end was cut off for the look at it.
  private func match(_ value: AssignedValue, _ kind: SecretKind) -> SecretFinding {
    let range = value.range
    if value.isQuoted || range.count < Self.look { return SecretFinding(range: range, kind: kind) }
    return SecretFinding(range: range.lowerBound..<end(of: Self.valueBytes, from: range.upperBound), kind: kind)
  }
}
