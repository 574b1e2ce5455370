/// Writes `Caddyfile`, one site of Caddy's own format (tested with 2.6.2).
///
/// Inside of `route` the order is the one written, and of two headers of one name the later counts. Errors leave that
/// route, so that a "not found" has its headers from `handle_errors`.
enum Caddy {
  static func files(_ plan: HeaderPlan, _ site: HostedSite) -> HostFiles {
    let path = "Caddyfile"
    var files = HostFiles(.caddy)
    let root = files.writable(site.root, "folder", in: path) { $0 == "{" || $0 == "}" || $0 == "`" }
    let queries = QueryVariables(plan, room: queryRoom, limit: patternLimit)
    files.reduce(queries.lost, in: path)
    var lines = [
      "# Written by fleetledger; the next build writes it anew.", "http://\(site.address):\(site.port) {",
      "\troot * \(quoted(root))", "\troute {",
    ]
    let everywhere = plan.everywhere + [Header("Cache-Control", plan.otherwise)]
    lines += everywhere.map { "\t\theader \($0.name) \(quoted($0.value))" }
    if !plan.sharedTargets.isEmpty {
      let patterns = plan.sharedTargets.flatMap(plan.globs).joined(separator: " ")
      lines += ["\t\t@shared path \(patterns)", "\t\t@others not path \(patterns)"]
      lines += plan.shared.map { "\t\theader @shared \($0.name) \(quoted($0.value))" }
      lines += plan.elsewhere.map { "\t\theader @others \($0.name) \(quoted($0.value))" }
    }
    for (number, rule) in plan.rules(missing: .isKeptApart).enumerated() {
      let patterns = rule.targets.flatMap(plan.globs)
      lines += [
        "\t\t@cache\(number) path \(patterns.joined(separator: " "))",
        "\t\theader @cache\(number) Cache-Control \(quoted(rule.cacheControl))",
      ]
    }
    lines += [
      "\t\t# The manifest, and what else begins with a dot, is nobody's business.", "\t\t@hidden {",
      "\t\t\tpath */.*", "\t\t\tnot path /.well-known/*", "\t\t}", "\t\terror @hidden 404",
    ]
    lines += maps(of: queries, indent: "\t\t")
    lines += [
      "\t\ttry_files {path} {path}.json {path}.html {path}/index.html"
    ]
    for entry in MediaType.table {
      let name = "@\(entry.fileExtension)"
      lines += [
        "\t\t\(name) path *.\(entry.fileExtension)",
        "\t\theader \(name) Content-Type \(quoted(MediaType.header(of: entry)))",
      ]
    }
    lines += server(site, indent: "\t\t") + ["\t}", "\thandle_errors {"]
    // What the route has set stays set.
    let names = plan.elsewhere.map(\.name)
    lines += plan.shared.filter { !names.contains($0.name) }.map { "\t\theader -\($0.name)" }
    lines += (everywhere + plan.elsewhere).map { "\t\theader \($0.name) \(quoted($0.value))" }
    lines += ["\t\theader Content-Type \(quoted(MediaType.header(forPath: "404.html")))", "\t\trewrite * /404.html"]
    lines += server(site, indent: "\t\t") + ["\t}", "}"]
    files.add(path, to: .deploy, lines: lines)
    return files
  }

  private static func server(_ site: HostedSite, indent: String) -> [String] {
    if !site.isPrecompressed { return ["\(indent)file_server"] }
    return ["\(indent)file_server {", "\(indent)\tprecompressed br gzip", "\(indent)}"]
  }

  private static func quoted(_ value: String) -> String {
    "\"" + value.unicodeScalars.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "\""
  }
}
