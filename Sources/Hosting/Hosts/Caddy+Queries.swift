/// Queries in Caddy: maps of the query as it was sent. `{query.name}` would join what is given twice. No part of a query
/// gets into a path unless a list of all that there is has matched it.
extension Caddy {
  /// What all values' patterns may have, in bytes: they are tried one by one.
  static let queryRoom = 256 * 1024
  /// The bytes of one pattern.
  static let patternLimit = 16 * 1024

  static func maps(of queries: QueryVariables, indent: String) -> [String] {
    guard !queries.routes.isEmpty else { return [] }
    var lines = ["# Which file answers a query."]
    for (number, variable) in queries.variables.enumerated() {
      lines += [
        "map {http.request.uri.query} {fleetledger_given\(number)} {",
        "\t\"~\(QueryPattern.first(variable.name))\" \"${1}\"", "\tdefault \"\"", "}",
        "map {fleetledger_given\(number)} {fleetledger_value\(number)} {", "\t\"~^$\" \"\"",
      ]
      lines += variable.values.map { "\t\"~^\($0.pattern)$\" \"\($0.file ?? "${1}")\"" }
      lines += ["\tdefault \"\(variable.isStrict ? "!" : "")\"", "}"]
    }
    for (number, route) in queries.routes.enumerated() {
      let joined = route.variables.map { "{fleetledger_value\($0)}" }.joined(separator: "|")
      lines.append("map \"\(joined)\" {fleetledger_answer\(number)} {")
      lines += route.cases.map { "\t\"~\($0.pattern)\" \"\($0.path { "${\($0)}" })\"" }
      lines += [
        "\tdefault \"\(route.unmatched)\"", "}",
        "@query\(number) path_regexp ^\(HeaderTarget.quoted(route.address))$",
        "rewrite @query\(number) {fleetledger_answer\(number)}",
      ]
    }
    return lines.map { indent + $0 }
  }
}
