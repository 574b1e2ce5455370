/// Queries in nginx: maps, which it works out only where they are asked for.
///
/// `$arg_name` would do, but for its not minding upper and lower case. No part of a query gets into a path: what a map
/// gives is written in it, or was matched by a list of all that there is.
extension Nginx {
  /// What all values' patterns may have, in bytes: they are tried one by one.
  static let queryRoom = 256 * 1024

  /// The maps, for the level above the server.
  static func maps(of queries: QueryVariables) -> [String] {
    var lines: [String] = []
    for (number, variable) in queries.variables.enumerated() {
      lines += [
        "map $args $fleetledger_given\(number) {", "  default \"\";",
        "  \"~\(QueryPattern.first(variable.name))\" $1;", "}",
        "map $fleetledger_given\(number) $fleetledger_value\(number) {",
        "  default \"\(variable.isStrict ? "!" : "")\";", "  \"\" \"\";",
      ]
      lines += variable.values.map { "  \"~^\($0.pattern)$\" \($0.file.map { "\"\($0)\"" } ?? "$1");" }
      lines.append("}")
    }
    for (number, route) in queries.routes.enumerated() {
      let joined = route.variables.map { "$fleetledger_value\($0)" }.joined(separator: "|")
      lines += ["map \"\(joined)\" $fleetledger_answer\(number) {", "  default \"\(route.unmatched)\";"]
      // Nothing at all is no text that an expression is tried on.
      lines += route.cases.map { found in
        let pattern = found.pattern == "^$" ? "" : "~" + found.pattern
        return "  \"\(pattern)\" \"\(found.path { "$\($0)" })\";"
      }
      lines.append("}")
    }
    return lines.isEmpty ? [] : ["# Which file answers a query."] + lines
  }

  /// The addresses, for the level of the server.
  static func locations(of queries: QueryVariables) -> [String] {
    queries.routes.enumerated().map { number, route in
      "  location = \(route.address) { try_files $fleetledger_answer\(number) =404; }"
    }
  }
}
