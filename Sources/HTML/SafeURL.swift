/// A reference that is safe to publish as a link: `http:`, `https:` and `mailto:` URLs, and relative references.
///
/// Refused are all other schemes (`javascript:`, `data:`, …), references to another host without a scheme (`//host`,
/// also as browsers read `\\host`), control characters and white space at the ends, which browsers drop.
package struct SafeURL: Sendable, Hashable {
  /// The reference as it was given, not escaped.
  package let text: String

  /// Checks a reference; nil if it is refused.
  package init?(_ text: String) {
    guard Self.isSafe(Array(text.utf8)) else { return nil }
    self.text = text
  }

  private static func isSafe(_ bytes: [UInt8]) -> Bool {
    if bytes.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") }) { return false }
    if bytes.first == 0x20 || bytes.last == 0x20 { return false }
    let ends = Array("/?#".utf8)
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), !bytes[..<colon].contains(where: ends.contains) else {
      return !bytes.starts(with: "//".utf8)
    }
    let rest = bytes[(colon + 1)...]
    switch String(decoding: bytes[..<colon], as: UTF8.self).lowercased() {
    case "http", "https": return rest.starts(with: "//".utf8) && rest.count > 2
    case "mailto": return true
    default: return false
    }
  }
}
