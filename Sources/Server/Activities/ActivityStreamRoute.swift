import Hosting
import Model
import Reports

extension ActivityFeed {
  /// Where the events are.
  package static let path = "/api/logs/stream"

  /// The address: the last activities that a query admits, then each new one.
  package var route: LiveRoute {
    LiveRoute(
      Self.path, parameters: ["GET": ["agent", "type", "since", "limit"]],
      [
        (
          "GET",
          { [self] (request: Request) throws(Problem) -> Answer in
            let (filter, limit) = try Self.query(request.target, site.state.queries)
            let headers =
              site.snapshot.everywhere + [
                Header("Cache-Control", "no-store"), Header("Content-Type", "text/event-stream"),
                // A proxy that collects answers would keep the events back.
                Header("X-Accel-Buffering", "no"),
              ]
            if request.method == "HEAD" { return .now(Response(200, headers: headers)) }
            guard let stream = listen(filter, last: limit, behind: request.header("last-event-id")) else {
              throw Problem(503, "too many listen already", headers: [Header("Retry-After", "5")])
            }
            return .events(stream, headers: headers)
          }
        )
      ])
  }

  private static func query(
    _ target: RequestTarget, _ queries: ExactQueries?
  ) throws(Problem) -> (filter: ActivityFilter, limit: Int) {
    var faults: [String] = []
    var filter = ActivityFilter(agent: target.given("agent"), type: target.given("type"))
    filter.since = target.time("since", queries?.zone ?? .utc, isEnd: false, &faults)
    let limit = target.number("limit", 0...1000, &faults) ?? 50
    if !faults.isEmpty { throw Problem(faultsOfQuery: faults) }
    return (filter, limit)
  }
}
