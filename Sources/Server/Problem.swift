package import Hosting
import JSON

/// What went wrong with a request, told as RFC 9457 says.
package struct Problem: Error, Sendable, Hashable {
  /// The status code.
  package var status: Int
  /// What is wrong, in a sentence.
  package var detail: String
  /// Every fault of the request by itself, where there may be several.
  package var errors: [String]
  /// Headers that belong to the status: `Allow`, `Retry-After`, `WWW-Authenticate`.
  package var headers: [Header]

  /// Whether `error` and `message` repeat what is wrong, where clients of the task API look for it.
  var isTaskProblem = false

  /// Makes a problem.
  package init(_ status: Int, _ detail: String, errors: [String] = [], headers: [Header] = []) {
    self.status = status
    self.detail = detail
    self.errors = errors
    self.headers = headers
  }

  /// The answer that tells it; `everywhere` are the headers of every answer.
  package func response(_ everywhere: [Header], cacheControl: String = "no-store") -> Response {
    var members = [
      JSONMember("type", "about:blank"), JSONMember("title", .string(Self.title(status))),
      JSONMember("status", JSONValue(status)), JSONMember("detail", .string(detail)),
    ]
    if isTaskProblem {
      let told = errors.isEmpty ? detail : errors.joined(separator: "; ")
      members += [JSONMember("error", .string(told)), JSONMember("message", .string(told))]
    }
    if !errors.isEmpty { members.append(JSONMember("errors", JSONValue(errors))) }
    return Response(
      status,
      headers: everywhere + [Header("Cache-Control", cacheControl), Header("Content-Type", "application/problem+json")]
        + headers,
      body: JSONWriter.bytes(of: .object(members), layout: .pretty))
  }

  /// What a status is called (RFC 9110, 15; RFC 6585).
  static func title(_ status: Int) -> String {
    switch status {
    case 400: "Bad Request"
    case 401: "Unauthorized"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 409: "Conflict"
    case 411: "Length Required"
    case 412: "Precondition Failed"
    case 413: "Content Too Large"
    case 415: "Unsupported Media Type"
    case 416: "Range Not Satisfiable"
    case 421: "Misdirected Request"
    case 422: "Unprocessable Content"
    case 429: "Too Many Requests"
    case 503: "Service Unavailable"
    default: status < 500 ? "Bad Request" : "Internal Server Error"
    }
  }
}
