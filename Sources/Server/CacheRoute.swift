package import Hosting
import JSON

/// `POST /api/cache/invalidate`: everything, or one path (`{"path": "/api/agents"}`), is read again before the answer.
package enum CacheRoute {
  /// The address; `invalidate` has the sources read again and finishes what it is given.
  package static func route(_ invalidate: @escaping @Sendable (LaterResponse) -> Void) -> LiveRoute {
    LiveRoute(
      "/api/cache/invalidate",
      [
        (
          "POST",
          { (request: Request) throws(Problem) -> Answer in
            try check(request.body)
            let later = LaterResponse()
            invalidate(later)
            return .later(later)
          }
        )
      ])
  }

  /// The answer when the sources were read; `changed` is true when anything is served otherwise than before.
  package static func done(changed: Bool, _ everywhere: [Header]) -> Response {
    Response(
      200,
      headers: everywhere + [
        Header("Cache-Control", "no-store"), Header("Content-Type", "application/json; charset=utf-8"),
      ], body: JSONWriter.bytes(of: ["changed": .bool(changed)], layout: .pretty))
  }

  /// The path is looked at for its form alone: what one path shows may come of any source, so that all is read.
  private static func check(_ body: [UInt8]) throws(Problem) {
    if body.isEmpty { return }
    let fault = Problem(422, "the body is {\"path\": \"/api/agents\"}, or empty for everything")
    guard let document = try? JSONDocumentParser.parse(body), let path = document.root["path"]?.string,
      path.hasPrefix("/")
    else {
      throw fault
    }
  }
}
