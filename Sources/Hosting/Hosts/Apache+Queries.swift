/// Queries in Apache: rewriting sets variables of the request, and chooses the file by them. No part of a query gets
/// into a path unless a list of all that there is has matched it.
extension Apache {
  /// What all values' patterns may have, in bytes: `.htaccess` is read again for each request.
  static let queryRoom = 128 * 1024

  static func rewriting(of queries: QueryVariables) -> [String] {
    guard !queries.routes.isEmpty else { return [] }
    var rules: [[String]] = []
    for (number, variable) in queries.variables.enumerated() {
      let given = "%{ENV:FLEETLEDGER_GIVEN\(number)}"
      let value = "FLEETLEDGER_VALUE\(number)"
      rules.append([
        "RewriteCond %{QUERY_STRING} \"\(QueryPattern.first(variable.name))\"",
        "RewriteRule \"^\" - [E=FLEETLEDGER_GIVEN\(number):%1]",
      ])
      rules += variable.values.map {
        ["RewriteCond \(given) \"^\($0.pattern)$\"", "RewriteRule \"^\" - [E=\(value):\($0.file ?? "%1")]"]
      }
      if variable.isStrict {
        rules.append([
          "RewriteCond \(given) \".\"", "RewriteCond %{ENV:\(value)} \"^$\"", "RewriteRule \"^\" - [E=\(value):!]",
        ])
      }
    }
    for route in queries.routes {
      let joined = "\"" + route.variables.map { "%{ENV:FLEETLEDGER_VALUE\($0)}" }.joined(separator: "|") + "\""
      let address = "\"^\(HeaderTarget.quoted(String(route.address.dropFirst())))$\""
      rules.append(["RewriteCond \(joined) \"[!]\"", "RewriteRule \(address) \"\(route.unmatched.dropFirst())\""])
      rules += route.cases.map {
        [
          "RewriteCond \(joined) \"\($0.pattern)\"",
          "RewriteRule \(address) \"\($0.path { "%\($0)" }.dropFirst())\"",
        ]
      }
    }
    let addresses = queries.routes.map { HeaderTarget.quoted(String($0.address.dropFirst())) }
    return [
      "# Which file answers a query.",
      "RewriteRule \"!^(?:\(addresses.joined(separator: "|")))$\" - [S=\(rules.count)]",
    ] + rules.flatMap { $0 }
  }
}
