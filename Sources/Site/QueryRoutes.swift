package import Hosting
package import Reports

/// The addresses that take queries, as hosts know them: in paths of files rather than names of documents.
package enum QueryRoutes {
  /// The routes of a site's documents.
  package static func routes(of documents: DocumentSet) -> [QueryRoute] { documents.queries.map(route) }

  private static func route(of query: DocumentQuery) -> QueryRoute {
    QueryRoute(
      address: "/api/\(query.name)",
      parameters: query.parameters.map { parameter in
        QueryRoute.Parameter(
          name: parameter.name,
          values: parameter.values.map { .init(file: $0.part, spellings: $0.spellings) },
          ignoresOthers: parameter.ignoresOthers)
      },
      forms: query.patterns.map { QueryRoute.Form(pieces(of: "api/\($0).json", query.parameters.map(\.name))) },
      unmatched: "api/\(query.unmatched).json")
  }

  /// The text of a pattern and, where a name stands in braces, the place of the parameter.
  private static func pieces(of pattern: String, _ names: [String]) -> [QueryRoute.Piece] {
    pattern.split(separator: "{").enumerated().flatMap { index, part -> [QueryRoute.Piece] in
      guard index > 0, let end = part.firstIndex(of: "}"), let place = names.firstIndex(of: String(part[..<end])) else {
        return [.text(String(part))]
      }
      return [.value(place), .text(String(part[part.index(after: end)...]))]
    }
  }
}
