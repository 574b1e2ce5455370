/// Why a host cannot be given what the site needs.
package enum HostError: Error, Sendable, Hashable, CustomStringConvertible {
  /// More than a host allows: the host, what there is too much of, how many there are, and the limit.
  case limit(host: String, of: String, count: Int, limit: Int)
  /// A value that the host's format has no way to write: the host, what it is, the value.
  case unwritable(host: String, what: String, value: String)

  /// The fact.
  package var description: String {
    switch self {
    case .limit(let host, let what, let count, let limit): "\(host) allows \(limit) \(what), and this site has \(count)"
    case .unwritable(let host, let what, let value): "\(host) has no way to write the \(what) \"\(value)\""
    }
  }
}
