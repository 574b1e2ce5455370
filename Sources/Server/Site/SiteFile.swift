import ContentCoding
import Digest
package import Hosting
import Synchronization

/// A resource as it is served: its bytes, and their codings, made when somebody wants them first.
package final class SiteFile: Sendable {
  /// One form of the bytes.
  private struct Form {
    let tag: String
    let whole: Response
    let unchanged: Response
  }

  private enum Made {
    case form(Form)
    /// The coding would save nothing.
    case nothing
  }

  /// The resource.
  package let resource: Resource
  /// The value of `Cache-Control`.
  let cacheControl: String
  private let status: Int
  private let headers: [Header]
  /// The headers that it shares with other answers.
  let everywhere: [Header]
  private let digest: String
  private let mayBeCoded: Bool
  private let keepsAnswers: Bool
  private let plain: Form
  private let coded = Mutex<[ContentCoding: Made]>([:])

  /// Makes a file; `everywhere` are the headers of every answer. Without `keepsAnswers` its codings are made for each
  /// request.
  init(
    _ resource: Resource, status: Int = 200, everywhere: [Header], cacheControl: String, keepsAnswers: Bool = true
  ) {
    self.keepsAnswers = keepsAnswers
    self.resource = resource
    self.status = status
    self.everywhere = everywhere
    self.cacheControl = cacheControl
    digest = Digest128(resource.bytes).description
    mayBeCoded = Precompression.isWorthwhile(resource)
    self.headers =
      everywhere
      + [
        Header("Cache-Control", cacheControl), Header("Content-Type", resource.mediaType),
        Header("Accept-Ranges", "bytes"),
      ]
      + (mayBeCoded ? [Header("Vary", "Accept-Encoding")] : [])
    plain = Self.form(
      resource.bytes, status, self.headers, tag: "\"\(digest)\"", coding: nil, isKept: keepsAnswers)
  }

  /// The answer to a request that is `GET` or `HEAD`.
  func response(to request: Request) -> Response {
    let form = form(for: request.header("accept-encoding"))
    guard status == 200 else { return form.whole }
    if let wanted = request.header("if-match"), !EntityTag.list(wanted, matchesStrongly: form.tag) {
      return Problem(412, "the resource is not, or no longer, what If-Match names").response(everywhere)
    }
    if let known = request.header("if-none-match"), EntityTag.list(known, matchesWeakly: form.tag) {
      return form.unchanged
    }
    guard request.method == "GET", let range = request.header("range") else { return form.whole }
    if let condition = request.header("if-range"), !EntityTag.ifRange(condition, matches: form.tag) {
      return form.whole
    }
    let body = form.whole.body
    switch ByteRange(range, count: body.count) {
    case .whole: return form.whole
    case .part(let part):
      return Response(
        206,
        headers: form.whole.headers + [
          Header("Content-Range", "bytes \(part.lowerBound)-\(part.upperBound)/\(body.count)")
        ], body: Array(body[part]))
    case .unsatisfiable:
      return Response(
        416, headers: form.unchanged.headers + [Header("Content-Range", "bytes */\(body.count)")])
    }
  }

  /// Whether the coding that a request wants is made already, so that its answer takes no time.
  func isReady(for request: Request) -> Bool {
    guard mayBeCoded, let accepted = request.header("accept-encoding") else { return true }
    for choice in AcceptedCoding.choose(accepted) {
      guard let coding = choice else { return true }
      switch coded.withLock({ $0[coding] }) {
      case .form?: return true
      case .nothing?: continue
      case nil: return false
      }
    }
    return true
  }

  private func form(for accepted: String?) -> Form {
    guard mayBeCoded, let accepted else { return plain }
    for choice in AcceptedCoding.choose(accepted) {
      guard let coding = choice else { return plain }
      if case .form(let form) = made(coding) { return form }
    }
    return plain
  }

  /// The bytes in a coding. Two clients may both make it; one of the two is kept.
  private func made(_ coding: ContentCoding) -> Made {
    if let known = coded.withLock({ $0[coding] }) { return known }
    var made = Made.nothing
    if let bytes = coding.encode(resource.bytes), bytes.count < resource.bytes.count {
      made = .form(
        Self.form(
          bytes, status, headers, tag: "\"\(digest)-\(coding.fileExtension)\"", coding: coding,
          isKept: keepsAnswers))
    }
    guard keepsAnswers else { return made }
    return coded.withLock { kept in
      if let known = kept[coding] { return known }
      kept[coding] = made
      return made
    }
  }

  private static func form(
    _ bytes: [UInt8], _ status: Int, _ headers: [Header], tag: String, coding: ContentCoding?, isKept: Bool
  ) -> Form {
    let tagged = headers + (status == 200 ? [Header("ETag", tag)] : [])
    let name = coding.map { $0 == .gzip ? "gzip" : "br" }
    return Form(
      tag: tag,
      whole: Response(
        status, headers: tagged + (name.map { [Header("Content-Encoding", $0)] } ?? []), body: bytes,
        isKept: isKept),
      unchanged: Response(
        304, headers: tagged.filter { $0.name != "Content-Type" }, unsentSize: bytes.count, isKept: isKept))
  }
}
