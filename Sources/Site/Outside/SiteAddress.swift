/// Where the site is reached, if the configuration says so.
struct SiteAddress: Sendable {
  /// The base URL without a slash at its end, or nil.
  let base: String?
  /// The host's name without its port, lower-case; nil without a base URL.
  let host: String?
  /// The path of the base URL with a slash at its end; `/` without a base URL.
  let path: String

  init(_ baseURL: String?) {
    guard let baseURL else { (base, host, path) = (nil, nil, "/"); return }
    let bytes = Array(baseURL.utf8)
    let slashes = Array("://".utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: slashes) }.map { $0 + slashes.count } ?? 0
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "/")) ?? bytes.count
    let authority = bytes[start..<end].split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false).last ?? []
    host = String(decoding: authority.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self).lowercased()
    let path = String(decoding: bytes[end...], as: UTF8.self)
    self.path = path.hasSuffix("/") ? path : path + "/"
    base = baseURL.hasSuffix("/") ? String(baseURL.dropLast()) : baseURL
  }

  /// The address of a page or file by its path from the root; nil without a base URL. The overview's is the root itself.
  func url(of path: String) -> String? { base.map { "\($0)/\(path == "index.html" ? "" : path)" } }
}
