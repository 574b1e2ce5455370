/// What the owner of a workspace allows to be published although it looks like a secret or is personal.
struct AllowedTexts: Sendable, Equatable {
  /// Whole texts, in bytes.
  private var literals: Set<[UInt8]> = []
  /// Domains of e-mail addresses in small letters, with the `@`.
  private var domains: Set<[UInt8]> = []
  /// E-mail addresses in small letters.
  private var addresses: Set<[UInt8]> = []
  /// The digits of phone numbers.
  private var numbers: Set<[UInt8]> = []

  /// Takes texts as the configuration has them: `@example.com` for all addresses of that domain (not of those below it), an
  /// address in letters of any size, a phone number with any signs between its digits, or any other text as it stands.
  init(_ texts: [String]) {
    for text in texts {
      let bytes = Array(text.utf8)
      literals.insert(bytes)
      if bytes.first == UInt8(ascii: "@") { domains.insert(Self.lowercased(bytes[...])) }
      if bytes.contains(UInt8(ascii: "@")) { addresses.insert(Self.lowercased(bytes[...])) }
      let digits = bytes.filter(ByteSet.digits.contains)
      if digits.count >= 7 { numbers.insert(digits) }
    }
  }

  /// Whether nothing is allowed, as in most workspaces.
  var isEmpty: Bool { literals.isEmpty }

  /// Whether something that was found may stay.
  func contains(_ found: Slice<UnsafeBufferPointer<UInt8>>, _ kind: SecretKind) -> Bool {
    if literals.contains(Array(found)) { return true }
    switch kind {
    case .emailAddress:
      let address = Self.lowercased(found)
      if addresses.contains(address) { return true }
      guard let at = address.lastIndex(of: UInt8(ascii: "@")) else { return false }
      return domains.contains(Array(address[at...]))
    case .phoneNumber: return numbers.contains(found.filter(ByteSet.digits.contains))
    default: return false
    }
  }

  private static func lowercased(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    bytes.map { ByteSet.uppercase.contains($0) ? $0 + 32 : $0 }
  }
}
