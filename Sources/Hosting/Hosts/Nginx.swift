/// Writes `nginx.conf`: a `map` and a `server`, to be included inside of nginx's `http { }`.
///
/// Every `add_header` stands at the level of the server: one in a location would switch off all of them there.
/// `Cache-Control` follows the path through a map, which nginx reads when the answer is sent: after an inner redirect
/// to `404.html` it is the value for that page, so a missing asset is never kept.
enum Nginx {
  /// nginx reads no word longer than its buffer of 4,096 bytes.
  static let wordLimit = 4000

  static func files(_ plan: HeaderPlan, _ site: HostedSite) -> HostFiles {
    let path = "nginx.conf"
    var files = HostFiles(.nginx)
    // A `$` would be read as a variable, and nothing escapes it.
    let root = files.writable(site.root, "folder", in: path) { $0 == "$" }
    let queries = QueryVariables(plan, room: queryRoom, limit: wordLimit - 100)
    files.reduce(queries.lost, in: path)
    var lines = [
      "# Written by fleetledger; the next build writes it anew. Include it inside of http { }.",
      "map $uri $fleetledger_cache {",
      "  default \(quoted(plan.otherwise));",
    ]
    for rule in plan.rules(missing: .isKeptApart) {
      for pattern in Alternation.patterns(rule.targets, limit: wordLimit) {
        lines.append("  \"~^/(?:\(pattern))$\" \(quoted(rule.cacheControl));")
      }
    }
    lines.append("}")
    lines += maps(ofSharedPathsIn: plan)
    lines += maps(of: queries)
    lines += [
      "", "server {", "  listen \"\(site.address):\(site.port)\";", "  server_name \"_\";",
      "  root \(quoted(root));", "  server_tokens off;", "  etag on;",
    ]
    if site.isPrecompressed {
      lines += [
        "  # Compressed bytes lie beside each text. With the package libnginx-mod-http-brotli-static add",
        "  # brotli_static on; for the smaller ones.", "  gzip_static on;", "  gzip_vary on;",
      ]
    }
    lines += ["", "  add_header Cache-Control $fleetledger_cache always;"]
    lines += plan.everywhere.map { "  add_header \($0.name) \(quoted($0.value)) always;" }
    lines += plan.shared.enumerated().map { "  add_header \($1.name) $fleetledger_header\($0) always;" }
    lines += ["", "  types {"] + MediaType.table.map { "    \($0.type) \($0.fileExtension);" }
    // text/html is among charset_types by itself, and named again it would be a warning.
    let text = MediaType.table.filter { $0.isText && $0.type != "text/html" }.map(\.type)
    lines += [
      "  }", "  default_type application/octet-stream;", "  charset utf-8;",
      "  charset_types \(text.joined(separator: " "));", "", "  error_page 404 /404.html;",
      "  # The manifest, and what else begins with a dot, is nobody's business.",
      "  location ~ \"/\\.(?!well-known/)\" { return 404; }",
    ]
    lines += locations(of: queries)
    lines += [
      "  location /api/ { try_files $uri $uri.json =404; }",
      "  location / { try_files $uri $uri.html $uri/index.html =404; }", "}",
    ]
    files.add(path, to: .deploy, lines: lines)
    return files
  }

  /// The values of headers that differ between what other sites may read and the rest; an empty one is not sent.
  private static func maps(ofSharedPathsIn plan: HeaderPlan) -> [String] {
    if plan.sharedTargets.isEmpty { return [] }
    var lines = ["# What pages of other sites may read.", "map $uri $fleetledger_shared {", "  default no;"]
    lines += Alternation.patterns(plan.sharedTargets, limit: wordLimit).map { "  \"~^/(?:\($0))$\" yes;" } + ["}"]
    for (number, header) in plan.shared.enumerated() {
      let other = plan.elsewhere.first { $0.name == header.name }?.value ?? ""
      lines += [
        "map $fleetledger_shared $fleetledger_header\(number) {", "  default \(quoted(other));",
        "  yes \(quoted(header.value));", "}",
      ]
    }
    return lines
  }

  /// A word in double quotes.
  private static func quoted(_ value: String) -> String {
    "\"" + value.unicodeScalars.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "\""
  }
}
