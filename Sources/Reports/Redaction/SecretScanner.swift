/// Finds secrets in one pass over the bytes of a text.
///
/// Each look forward either finds something, and the pass goes on behind it, or is short; each look back ends at the last
/// find or after a few bytes: the time grows with the length of the text and nothing else.
struct SecretScanner {
  /// What a byte may be the beginning or the middle of.
  private enum Trigger: UInt8 {
    case none, letter, separator, at, hyphen, wideColon, plus, dot, tilde
  }

  let bytes: UnsafeBufferPointer<UInt8>
  /// What was found, in order, without overlap.
  private(set) var found: [SecretFinding] = []
  /// The end of the last find; nothing before it is looked at again.
  private(set) var floor = 0
  /// Whether the pass met a private key in text form, and stopped: those are taken out in a pass of their own, since they
  /// join words around them.
  private(set) var metPrivateKey = false

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private static let triggers: [UInt8] = (0...255).map { value in
    let byte = UInt8(value)
    let trigger: Trigger =
      switch byte {
      case UInt8(ascii: "="), UInt8(ascii: ":"): .separator
      case UInt8(ascii: "@"): .at
      case UInt8(ascii: "-"): .hyphen
      case UInt8(ascii: "+"): .plus
      case UInt8(ascii: "."): .dot
      case UInt8(ascii: "~"): .tilde
      case 0xEF: .wideColon
      default: ByteSet.letters.contains(byte) ? .letter : .none
      }
    return trigger.rawValue
  }

  /// Finds private keys in text form only.
  mutating func findPrivateKeys() {
    var position = 0
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "-"), let match = privateKey(at: position) {
        note(match)
        position = floor
      } else {
        position += 1
      }
    }
  }

  private mutating func note(_ match: SecretFinding) {
    found.append(match)
    floor = match.range.upperBound
  }

  /// Finds everything else.
  mutating func findSecrets() {
    let triggers = Self.triggers
    let patterns = SecretPattern.byFirstByte
    let secondBytes = SecretPattern.secondBytes
    var position = 0
    while position < bytes.count {
      let trigger = Trigger(rawValue: triggers[Int(bytes[position])])
      guard let trigger, trigger != .none else {
        position += 1
        continue
      }
      let match: SecretFinding? =
        switch trigger {
        case .none: nil
        case .letter:
          position + 1 < bytes.count && secondBytes[Int(bytes[position])].contains(bytes[position + 1])
            && beginsWord(at: position)
            ? token(at: position, patterns[Int(bytes[position])]) ?? spokenCredentials(at: position) : nil
        case .separator:
          urlPassword(at: position) ?? telegramToken(at: position) ?? thinPassword(at: position)
            ?? assignment(at: position, width: 1)
        case .wideColon: isWideColon(at: position) ? assignment(at: position, width: 3) : nil
        case .at: emailAddress(at: position)
        case .hyphen: flag(at: position) ?? userPassword(at: position) ?? localPhone(at: position)
        case .plus: internationalPhone(at: position)
        case .dot: localPhone(at: position)
        case .tilde: azureSecret(at: position)
        }
      if trigger == .hyphen, privateKeyHeading(at: position) != nil {
        metPrivateKey = true
        return
      }
      if let match, !match.range.isEmpty, match.range.lowerBound >= floor {
        note(match)
        // What follows the separator of an assignment may lie before the value that was found.
        position = max(position + 1, floor)
      } else {
        position += 1
      }
    }
  }

  // MARK: Looking at bytes

  /// The byte at a place, or 0 outside the text or before the last find.
  @inline(__always)
  func byte(_ position: Int) -> UInt8 { position >= floor && position < bytes.count ? bytes[position] : 0 }

  /// The first place from `position` on whose byte is not in `set`, at most `limit` bytes further.
  @inline(__always)
  func end(of set: ByteSet, from position: Int, limit: Int = .max) -> Int {
    var end = position
    let last = limit < bytes.count - position ? position + limit : bytes.count
    while end < last, set.contains(bytes[end]) { end += 1 }
    return end
  }

  /// The first place of the run of `set` that ends before `position`, at most `limit` bytes back.
  @inline(__always)
  func start(of set: ByteSet, before position: Int, limit: Int) -> Int {
    var start = position
    let first = max(floor, position - limit)
    while start > first, set.contains(bytes[start - 1]) { start -= 1 }
    return start
  }

  /// Whether the text goes on with `text` (ASCII) at `position`.
  func has(_ text: StaticString, at position: Int) -> Bool {
    guard position >= floor, position <= bytes.count - text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { wanted in
      for offset in 0..<wanted.count where bytes[position + offset] != wanted[offset] { return false }
      return true
    }
  }

  /// Whether the text goes on with these bytes.
  func has(_ wanted: [UInt8], at position: Int) -> Bool {
    guard position <= bytes.count - wanted.count else { return false }
    for offset in 0..<wanted.count where bytes[position + offset] != wanted[offset] { return false }
    return true
  }

  /// Whether a word can begin here: no letter or digit stands before it, unless that belongs to an escape sequence
  /// (`\n`, `%3D`, a terminal colour).
  func beginsWord(at position: Int) -> Bool {
    guard position > floor else { return true }
    let before = bytes[position - 1]
    guard ByteSet.alphanumerics.contains(before) else { return true }
    if ByteSet.lowercase.contains(before), byte(position - 2) == UInt8(ascii: "\\") { return true }
    if byte(position - 3) == UInt8(ascii: "%"), Self.isHexadecimal(before), Self.isHexadecimal(byte(position - 2)) {
      return true
    }
    if before == UInt8(ascii: "m") {
      let start = start(of: Self.colourCodes, before: position - 1, limit: 12)
      return byte(start - 1) == UInt8(ascii: "[") && (byte(start - 2) == 0x1B || byte(start - 2) == UInt8(ascii: "b"))
    }
    return false
  }

  private static let colourCodes = ByteSet.digits.adding(";")

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    ByteSet.hexadecimals.contains(byte) || (byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "F"))
  }

  private func isWideColon(at position: Int) -> Bool { byte(position + 1) == 0xBC && byte(position + 2) == 0x9A }

  /// The text of a range in small letters, without hyphens and underscores: `apikey` for `API_KEY`.
  func foldedName(_ range: Range<Int>) -> String {
    var name: [UInt8] = []
    for position in range {
      let byte = bytes[position]
      if byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") { continue }
      name.append(ByteSet.uppercase.contains(byte) ? byte + 32 : byte)
    }
    return String(decoding: name, as: UTF8.self)
  }
}
