package import Model

/// Takes secrets and personal data out of every text that leaves.
///
/// What is taken out is named by its kind in brackets, such as `[e-mail]`; the words around it stay. A redacted text is not
/// changed by redacting it again. What the configuration allows stays.
package struct Redactor: Sendable, Equatable {
  /// What is taken out, by the configuration.
  package let privacy: SiteConfiguration.Privacy
  private let allowed: AllowedTexts

  /// Makes a redactor for a site; `unredacted` is what stays (see `SiteConfiguration`).
  package init(_ privacy: SiteConfiguration.Privacy = .public, unredacted: [String] = []) {
    self.privacy = privacy
    allowed = AllowedTexts(unredacted)
  }

  /// Makes the redactor that a configuration asks for.
  package init(_ configuration: SiteConfiguration) {
    self.init(configuration.privacy, unredacted: configuration.unredacted)
  }

  /// The same for another choice of privacy.
  package func masking(_ privacy: SiteConfiguration.Privacy) -> Redactor { Redactor(privacy, allowed) }

  private init(_ privacy: SiteConfiguration.Privacy, _ allowed: AllowedTexts) {
    self.privacy = privacy
    self.allowed = allowed
  }

  /// The text with each secret replaced by what kind it was; the very same text when there is none.
  package func redact(_ text: String) -> String {
    // The shortest thing to find is an address such as a@b.cc.
    guard privacy != .off, text.utf8.count >= 6 else { return text }
    var text = text
    // What stood beside a secret may be one itself once a label ends it; seldom more than once.
    for _ in 0..<Self.passes {
      var (found, metPrivateKey) = Self.scan(text) { $0.findSecrets() }
      if metPrivateKey {
        text = replacing(Self.scan(text) { $0.findPrivateKeys() }.found, in: text)
        (found, metPrivateKey) = Self.scan(text) { $0.findSecrets() }
      }
      if found.isEmpty { return text }
      let rest = replacing(found, in: text)
      if rest == text { return text }
      text = rest
    }
    return text
  }

  private static let passes = 8

  /// The text without its private keys, and with all other secrets.
  func redactPrivateKeys(_ text: String) -> String {
    guard privacy != .off else { return text }
    return replacing(Self.scan(text) { $0.findPrivateKeys() }.found, in: text)
  }

  /// The diagnostic with its texts redacted.
  package func redact(_ diagnostic: Diagnostic) -> Diagnostic {
    var result = diagnostic
    result.location.path = redact(diagnostic.location.path)
    result.message = redact(diagnostic.message)
    result.hint = diagnostic.hint.map { redact($0) }
    return result
  }

  /// What is taken out of a text, in its order, without overlap.
  package func findings(in text: String) -> [SecretFinding] {
    var text = text
    return text.withUTF8 { findings(in: $0) }
  }

  /// What is taken out of a text in UTF-8, in its order, without overlap. Bytes that are no UTF-8 do no harm.
  package func findings(in bytes: UnsafeBufferPointer<UInt8>) -> [SecretFinding] {
    guard privacy != .off, bytes.count >= 6 else { return [] }
    var scanner = SecretScanner(bytes)
    scanner.findSecrets()
    if !scanner.metPrivateKey { return scanner.found.filter { removes($0, bytes) } }
    var keys = SecretScanner(bytes)
    keys.findPrivateKeys()
    var found: [SecretFinding] = []
    // Between the keys, each part for itself.
    var position = 0
    for key in keys.found + [SecretFinding(range: bytes.count..<bytes.count, kind: .privateKey)] {
      let part = UnsafeBufferPointer(rebasing: bytes[position..<max(position, key.range.lowerBound)])
      var rest = SecretScanner(part)
      rest.findSecrets()
      found += rest.found.map { match in
        let range = match.range.lowerBound + position..<match.range.upperBound + position
        return SecretFinding(range: range, kind: match.kind)
      }
      if !key.range.isEmpty { found.append(key) }
      position = key.range.upperBound
    }
    return found.filter { removes($0, bytes) }
  }

  private static func scan(_ text: String, _ pass: (inout SecretScanner) -> Void) -> (
    found: [SecretFinding], metPrivateKey: Bool
  ) {
    var text = text
    return text.withUTF8 { bytes in
      var scanner = SecretScanner(bytes)
      pass(&scanner)
      return (scanner.found, scanner.metPrivateKey)
    }
  }

  /// Whether what was found is taken out here.
  private func removes(_ match: SecretFinding, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if privacy == .internal, match.kind.isPersonal { return false }
    return allowed.isEmpty || !allowed.contains(bytes[match.range], match.kind)
  }

  private func replacing(_ found: [SecretFinding], in text: String) -> String {
    if found.isEmpty { return text }
    var text = text
    return text.withUTF8 { bytes in
      var result: [UInt8] = []
      result.reserveCapacity(bytes.count)
      var position = 0
      for match in found where removes(match, bytes) {
        result += bytes[position..<match.range.lowerBound]
        result += match.kind.label.utf8
        position = match.range.upperBound
      }
      result += bytes[position...]
      return String(decoding: result, as: UTF8.self)
    }
  }
}
