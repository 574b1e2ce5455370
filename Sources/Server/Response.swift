package import Hosting
import Synchronization

/// A whole answer. It never changes, so that one may be sent to many.
package final class Response: Sendable {
  /// The status code.
  package let status: Int
  /// The headers, but `Date`, `Connection` and `Content-Length`, which the transport adds.
  package let headers: [Header]
  /// The body; not sent for `HEAD` and 304.
  package let body: [UInt8]
  /// The size that a 304 tells, which is that of the body it stands for (RFC 9110, 8.6); else nil.
  package let unsentSize: Int?
  /// True for an answer that is sent again and again: the transport keeps what it makes of it.
  package let isKept: Bool
  /// What the transport keeps.
  let prepared = Mutex<PreparedResponse?>(nil)

  /// Makes an answer.
  package init(
    _ status: Int, headers: [Header] = [], body: [UInt8] = [], unsentSize: Int? = nil, isKept: Bool = false
  ) {
    self.status = status
    self.headers = headers
    self.body = body
    self.unsentSize = unsentSize
    self.isKept = isKept
  }

  /// The value of a header, by its name as it is written.
  package func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

  /// The same with more headers; those of the same name are replaced, but `Vary`, which is added to.
  package func adding(_ more: [Header]) -> Response {
    var result = headers
    for header in more {
      if let index = result.firstIndex(where: { $0.name == header.name }) {
        result[index] = header.name == "Vary" ? Header("Vary", "\(result[index].value), \(header.value)") : header
      } else {
        result.append(header)
      }
    }
    return Response(status, headers: result, body: body, unsentSize: unsentSize)
  }
}
