import Hosting
import JSON
import Model
import Reports

/// Queries that the live server answers exactly, where a host answers by the nearest document. What a document was made
/// for is answered by that document.
///
/// Answers are kept until the sources are read again. Of a site that keeps nothing, `/api/tokens` and `/api/usage` are worked
/// out for each request too.
package enum ExactRoutes {
  /// What is asked for.
  enum Query: Sendable, Hashable {
    case activities(ExactQueries.Activities, since: String?, until: String?)
    case deals(ExactQueries.Deals)
  }

  typealias Kept = KeptAnswers<Query, Int>

  /// The most bytes of kept answers.
  static let limitBytes = 16 << 20

  /// The addresses.
  package static func routes(_ site: PublishedSite) -> [LiveRoute] {
    let kept = site.keepsAnswers ? Kept(limitBytes: limitBytes) : nil
    return [
      LiveRoute(
        "/api/logs/activity", parameters: ["GET": ["agent", "type", "since", "until", "limit", "offset"]],
        [
          (
            "GET",
            { (request: Request) throws(Problem) -> Answer in
              let (snapshot, queries, moment) = site.state
              guard let queries, try isExact(request.target), let route = snapshot.query(request.target.path) else {
                return snapshot.answer(to: request)
              }
              guard let query = try activities(request.target, route, queries.zone) else {
                return snapshot.answer(to: request)
              }
              let key = Query.activities(query, since: query.told.since, until: query.told.until)
              return answer(request, snapshot, keeping: kept, key, moment, site) { queries.activities(query) }
            }
          )
        ]),
      LiveRoute(
        "/api/deals", parameters: ["GET": ["priority", "region", "status", "limit"]],
        [
          (
            "GET",
            { (request: Request) throws(Problem) -> Answer in
              let (snapshot, queries, moment) = site.state
              var query = ExactQueries.Deals()
              query.priority = request.target.given("priority")
              query.region = request.target.given("region")
              query.status = request.target.given("status")
              var faults: [String] = []
              query.limit = request.target.number("limit", 1...1000, &faults)
              if !faults.isEmpty { throw Problem(faultsOfQuery: faults) }
              guard let queries, query != ExactQueries.Deals() else { return snapshot.answer(to: request) }
              let asked = query
              return answer(request, snapshot, keeping: kept, .deals(asked), moment, site) { queries.deals(asked) }
            }
          )
        ]),
    ] + [QueryEndpoint.usage, .tokens].map { published($0, site) }
  }

  /// An address whose every query has a document. It is answered by code only so that a name that is not known is told;
  /// of a site that keeps nothing, the document is worked out and written for each request.
  private static func published(_ endpoint: QueryEndpoint, _ site: PublishedSite) -> LiveRoute {
    LiveRoute(
      "/api/\(endpoint.name)", parameters: ["GET": endpoint.parameters.map(\.name)],
      [
        (
          "GET",
          { (request: Request) throws(Problem) -> Answer in
            let (snapshot, queries, _) = site.state
            guard !site.keepsAnswers, let known = snapshot.entry(for: request.target), let name = name(of: known),
              let document = queries?.document(named: name)
            else { return snapshot.answer(to: request) }
            return .making { file(document, like: known, snapshot, site).response(to: request) }
          }
        )
      ])
  }

  /// Whether a query asks for what no document is made for.
  private static func isExact(_ target: RequestTarget) throws(Problem) -> Bool {
    if ["since", "until", "offset"].contains(where: { target.given($0) != nil }) { return true }
    guard let limit = target.given("limit") else { return false }
    return !["10", "50", "100"].contains(limit)
  }

  /// What is asked for; nil when the agent or the type is not known: then the document for that answers.
  private static func activities(
    _ target: RequestTarget, _ route: QueryRoute, _ zone: ZoneRules
  ) throws(Problem) -> ExactQueries.Activities? {
    var query = ExactQueries.Activities()
    var faults: [String] = []
    query.limit = target.number("limit", 1...1000, &faults) ?? query.limit
    query.offset = target.number("offset", 0...1_000_000_000, &faults) ?? 0
    query.told = (target.given("since"), target.given("until"))
    query.since = target.time("since", zone, isEnd: false, &faults)
    query.before = target.time("until", zone, isEnd: true, &faults)
    if !faults.isEmpty { throw Problem(faultsOfQuery: faults) }
    for name in ["agent", "type"] {
      guard let wanted = target.given(name) else { continue }
      let values = route.parameters.first { $0.name == name }?.values ?? []
      guard let value = values.first(where: { $0.spellings.contains { $0.utf8.elementsEqual(wanted.utf8) } }) else {
        return nil
      }
      if name == "agent" { query.agent = value.file } else { query.type = ActivityType(rawValue: value.file) }
    }
    return query
  }

  /// The document with the headers of the one at this address, kept where answers are.
  private static func answer(
    _ request: Request, _ snapshot: SiteSnapshot, keeping kept: Kept?, _ query: Query, _ moment: Int,
    _ site: PublishedSite, _ make: @escaping @Sendable () -> Document
  ) -> Answer {
    if let file = kept?.file(query, of: moment), file.isReady(for: request) { return .now(file.response(to: request)) }
    return .making {
      if let file = kept?.file(query, of: moment) { return file.response(to: request) }
      let file = file(make(), like: snapshot.entry(for: request.target), snapshot, site)
      kept?.keep(file, as: query, of: moment)
      return file.response(to: request)
    }
  }

  private static func file(
    _ document: Document, like known: SiteEntry?, _ snapshot: SiteSnapshot, _ site: PublishedSite
  ) -> SiteFile {
    let resource = Resource(
      path: "api/\(document.name).json", cachePolicy: .page,
      bytes: document.value.jsonBytes(document.isQueryShard ? .compact : .pretty))
    // What is told of the document holds for its parts too.
    return SiteFile(
      resource, everywhere: known?.everywhere ?? snapshot.everywhere,
      cacheControl: known?.cacheControl ?? snapshot.otherwise, keepsAnswers: site.keepsAnswers)
  }

  /// The name of the document that an entry holds.
  private static func name(of entry: SiteEntry) -> String? {
    let path = entry.path
    return path.hasPrefix("api/") && path.hasSuffix(".json") ? String(path.dropFirst(4).dropLast(5)) : nil
  }
}
