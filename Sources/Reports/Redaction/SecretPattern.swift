/// A secret that its issuer marks with a prefix.
struct SecretPattern: Sendable {
  /// How much the bytes after the prefix must look like chance.
  enum Look: Sendable {
    /// The prefix and the length say enough.
    case any
    /// A part between hyphens and underscores must look like chance, since words may follow such a prefix too.
    case random
  }

  let kind: SecretKind
  let prefix: [UInt8]
  /// What the rest consists of.
  let body: ByteSet
  /// How long the rest is; with an upper end, a longer run of `body` is something else.
  let shortest: Int
  let longest: Int?
  let look: Look

  /// A rest of at least `shortest` bytes of `body`, taken to its end.
  init(_ kind: SecretKind, _ prefix: String, _ body: ByteSet, atLeast shortest: Int, _ look: Look = .any) {
    (self.kind, self.prefix, self.body, self.look) = (kind, Array(prefix.utf8), body, look)
    (self.shortest, longest) = (shortest, nil)
  }

  /// A rest of exactly `length` bytes of `body`.
  init(_ kind: SecretKind, _ prefix: String, _ body: ByteSet, exactly length: Int) {
    (self.kind, self.prefix, self.body, look) = (kind, Array(prefix.utf8), body, .any)
    (shortest, longest) = (length, length)
  }

  /// The patterns by the first byte of their prefix, 256 lists; of several that fit the first counts.
  static let byFirstByte: [[SecretPattern]] = {
    var table = [[SecretPattern]](repeating: [], count: 256)
    for pattern in known {
      if let first = pattern.prefix.first { table[Int(first)].append(pattern) }
    }
    return table
  }()

  /// The second bytes of all that is known by its beginning, by the first byte: hardly any letter of a text has one of them
  /// behind it, so that a word is seldom looked at.
  static let secondBytes: [ByteSet] = {
    var table = [ByteSet](repeating: ByteSet(""), count: 256)
    func add(_ first: UInt8, _ seconds: [UInt8]) {
      table[Int(first)] = table[Int(first)].adding(String(decoding: seconds, as: UTF8.self))
    }
    for pattern in known where pattern.prefix.count > 1 { add(pattern.prefix[0], [pattern.prefix[1]]) }
    // JSON Web Tokens; "Bearer" and "Basic"; the tokens of Discord's bots, which begin with the digits of an id in base64.
    add(UInt8(ascii: "e"), [UInt8(ascii: "y")])
    for first in [UInt8(ascii: "B"), UInt8(ascii: "b")] { add(first, [UInt8(ascii: "e"), UInt8(ascii: "a")]) }
    for first in [UInt8(ascii: "M"), UInt8(ascii: "N"), UInt8(ascii: "O")] {
      add(first, (0..<128).filter(ByteSet.tokens.contains))
    }
    return table
  }()
}
