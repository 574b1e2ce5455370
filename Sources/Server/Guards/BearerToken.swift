/// The secret with which a client may change things (RFC 6750).
package struct BearerToken: Sendable {
  /// The fewest bytes of a token.
  package static let least = 16

  private let bytes: [UInt8]

  /// Takes the first line of a file; nil when that is shorter than `least` or holds what no header can.
  package init?(file: [UInt8]) {
    let line = file.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    let trimmed = Array(String(decoding: line, as: UTF8.self).trimmed.utf8)
    guard trimmed.count >= Self.least, trimmed.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
    bytes = trimmed
  }

  /// Whether an `Authorization` header carries the token. How long that takes tells nothing about it but its length.
  package func admits(_ header: String?) -> Bool {
    guard let header, header.utf8.count > 7, String(header.prefix(7)).isEqual(lowercased: "bearer ") else {
      return false
    }
    return isEqual(to: Array(header.utf8.dropFirst(7)))
  }

  /// Whether a text, such as what was typed into a form, is the token, in the same time.
  package func admits(typed text: String) -> Bool { isEqual(to: Array(text.utf8)) }

  private func isEqual(to given: [UInt8]) -> Bool {
    var difference = UInt8(given.count == bytes.count ? 0 : 1)
    for index in 0..<bytes.count { difference |= bytes[index] ^ (index < given.count ? given[index] : 0) }
    return difference == 0
  }
}
