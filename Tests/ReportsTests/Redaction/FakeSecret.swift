import Reports

/// A made-up secret in a sentence, put together at run time so that no search for secrets finds one in this file.
struct FakeSecret: Sendable, CustomStringConvertible {
  var kind: SecretKind
  var before: String
  var secret: String
  var after: String

  init(_ kind: SecretKind, _ before: String, _ pieces: [String], _ after: String) {
    (self.kind, self.before, secret, self.after) = (kind, before, pieces.joined(), after)
  }

  /// A secret in the middle of a sentence.
  init(_ kind: SecretKind, _ pieces: String...) {
    self.init(kind, "Nexus posted ", pieces, " to the channel, see below.")
  }

  var text: String { before + secret + after }
  var redacted: String { before + kind.label + after }
  var description: String { "\(kind.rawValue): \(before)… (\(secret.utf8.count))" }

  /// Characters that look like chance, the same for the same seed.
  static func chance(_ length: Int, _ alphabet: String = alphanumerics, seed: UInt64 = 1) -> String {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    let characters = Array(alphabet)
    return String(
      (0..<length).map { _ in
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return characters[Int(state % UInt64(characters.count))]
      })
  }

  static let alphanumerics = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
  static let base64URL = alphanumerics + "-_"
  static let capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
  static let hexadecimals = "0123456789abcdef"
  static let digits = "0123456789"
}
