/// Which names of ours a client may use: a page of another site that has its own name resolve to our address gets
/// nothing (DNS rebinding).
package struct AllowedHosts: Sendable {
  private let names: Set<String>
  private let allowsAddresses: Bool

  /// Allows `localhost`, names below it, and these, without ports. With `allowsAddresses` any IP address too: an address
  /// needs no resolving, so that nobody can rebind it.
  package init(_ names: [String], allowsAddresses: Bool) {
    self.names = Set(["localhost", "127.0.0.1", "[::1]"] + names.map { $0.lowercased() })
    self.allowsAddresses = allowsAddresses
  }

  /// True when a `Host` header names us.
  package func allows(_ header: String) -> Bool {
    guard var host = Self.host(header) else { return false }
    if names.contains(host) { return true }
    host = host.lowercased()
    if host.hasSuffix(".") { host.removeLast() }
    if names.contains(host) || host.hasSuffix(".localhost") { return true }
    return allowsAddresses && (host.hasPrefix("[") || Self.isAddress(host))
  }

  /// The host without its port, nil for what is none.
  static func host(_ header: String) -> String? {
    let bytes = header.utf8
    let end: String.Index
    if bytes.first == UInt8(ascii: "[") {
      guard let bracket = bytes.firstIndex(of: UInt8(ascii: "]")) else { return nil }
      end = bytes.index(after: bracket)
    } else {
      end = bytes.firstIndex(of: UInt8(ascii: ":")) ?? bytes.endIndex
    }
    let port = bytes[end...]
    guard end > bytes.startIndex, port.isEmpty || port.first == UInt8(ascii: ":"),
      port.dropFirst().allSatisfy(\.isDigit)
    else { return nil }
    return String(header[..<end])
  }

  private static func isAddress(_ host: String) -> Bool {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
  }
}
