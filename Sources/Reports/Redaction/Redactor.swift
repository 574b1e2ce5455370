package import Model

/// Takes secrets and personal data out of every text that leaves.
///
/// What is taken out is named by its kind in brackets, such as `[e-mail]`; the words around it stay. A redacted text is not
/// changed by redacting it again.
package struct Redactor: Sendable {
  /// Makes a redactor.
  package init() {}

  /// The text with each secret replaced by what kind it was; the very same text when there is none.
  package func redact(_ text: String) -> String {
    var counts: [SecretKind: Int] = [:]
    return redact(text, counting: &counts)
  }

  /// The same, adding the number of secrets of each kind to `counts`.
  package func redact(_ text: String, counting counts: inout [SecretKind: Int]) -> String {
    // The shortest thing to find is an address such as a@b.cc.
    guard text.utf8.count >= 6 else { return text }
    var text = text
    var (found, metPrivateKey) = Self.scan(text) { $0.findSecrets() }
    if metPrivateKey {
      text = Self.replacing(Self.scan(text) { $0.findPrivateKeys() }.found, in: text, counting: &counts)
      (found, metPrivateKey) = Self.scan(text) { $0.findSecrets() }
    }
    return Self.replacing(found, in: text, counting: &counts)
  }

  /// The text without its private keys, and with all other secrets.
  func redactPrivateKeys(_ text: String) -> String {
    var counts: [SecretKind: Int] = [:]
    return Self.replacing(Self.scan(text) { $0.findPrivateKeys() }.found, in: text, counting: &counts)
  }

  /// The diagnostic with its texts redacted.
  package func redact(_ diagnostic: Diagnostic) -> Diagnostic {
    var result = diagnostic
    result.location.path = redact(diagnostic.location.path)
    result.message = redact(diagnostic.message)
    result.hint = diagnostic.hint.map { redact($0) }
    return result
  }

  private static func scan(_ text: String, _ pass: (inout SecretScanner) -> Void) -> (
    found: [SecretMatch], metPrivateKey: Bool
  ) {
    var text = text
    return text.withUTF8 { bytes in
      var scanner = SecretScanner(bytes)
      pass(&scanner)
      return (scanner.found, scanner.metPrivateKey)
    }
  }

  private static func replacing(
    _ found: [SecretMatch], in text: String, counting counts: inout [SecretKind: Int]
  ) -> String {
    if found.isEmpty { return text }
    for match in found { counts[match.kind, default: 0] += 1 }
    var text = text
    return text.withUTF8 { bytes in
      var result: [UInt8] = []
      result.reserveCapacity(bytes.count)
      var position = 0
      for match in found {
        result += bytes[position..<match.range.lowerBound]
        result += match.kind.label.utf8
        position = match.range.upperBound
      }
      result += bytes[position...]
      return String(decoding: result, as: UTF8.self)
    }
  }
}
