/// Queries in lighttpd: rewriting, again and again. Nothing else can be set on the way, so that the path itself holds
/// what is known: `/-/0/nexus/~?…` is the first route, its first parameter `nexus`, its second not given. A part of a
/// query gets there only when a list of all that there is has matched it, and such a path leads to published files alone.
extension Lighttpd {
  /// What all values' patterns may have, in bytes: they are tried one by one.
  static let queryRoom = 256 * 1024

  /// The entries of `url.rewrite-repeat`: a pattern of path and query, and the next path and query.
  static func rewriting(of queries: QueryVariables) -> [(pattern: String, to: String)] {
    var rules: [(pattern: String, to: String)] = []
    for (number, route) in queries.routes.enumerated() {
      rules.append(("^\(HeaderTarget.quoted(route.address))(?:\\?(.*))?$", "/-/\(number)?$1"))
    }
    for (number, variable) in queries.variables.enumerated() {
      let name = QueryPattern.raw(variable.name)
      // Taken for good ("+"): what could be given back would be kept in mind, and a long query ends the connection.
      let first = "(?:(?!\(name)(?:[=&]|$))[^&]*+&)*+\(name)="
      let uses = queries.routes.enumerated().flatMap { index, route in
        route.variables.indices.filter { route.variables[$0] == number }.map {
          (route, "/-/\(index)" + Self.parts($0))
        }
      }
      let places = "(" + uses.map(\.1).joined(separator: "|") + ")"
      for value in variable.values {
        // The value's own group, where it has one, is the second.
        let to = value.file.map { "$1/\($0)?$2" } ?? "$1/$2?$3"
        rules.append(("^\(places)\\?(?=\(first)\(value.pattern)(?:&|$))(.*)$", to))
      }
      if variable.isStrict {
        rules += uses.map { ("^\($0.1)\\?(?=\(first)[^&]).*$", $0.0.unmatched) }
      }
      rules.append(("^\(places)(?:\\?(.*))?$", "$1/~?$2"))
    }
    for (number, route) in queries.routes.enumerated() {
      rules += route.cases.map { found in
        let parts = found.given.map { $0.map { $0 ? "/([^/?~]+)" : "/[^/?~]+" } ?? "/~" }.joined()
        return ("^/-/\(number)\(parts)(?:\\?.*)?$", found.path { "$\($0)" })
      }
    }
    return rules
  }

  /// So many values behind a route.
  private static func parts(_ count: Int) -> String { String(repeating: "/[^/?]+", count: count) }
}
