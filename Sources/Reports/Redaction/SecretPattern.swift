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
}
