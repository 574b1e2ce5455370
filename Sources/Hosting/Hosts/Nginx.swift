/// Writes `nginx.conf`: a `map` and a `server`, to be included inside of nginx's `http { }`.
///
/// Every `add_header` stands at the level of the server: one in a location would switch off all of them there.
/// `Cache-Control` follows the path through a map, which nginx reads when the answer is sent: after an inner redirect
/// to `404.html` it is the value for that page, so a missing asset is never kept.
package struct Nginx: Sendable {
  /// The absolute path of the site's folder.
  package var root: String
  /// The address to listen on, as nginx writes it.
  package var listen: String
  /// The host names to answer for; `_` is any.
  package var serverName: String

  /// Makes the settings of one server.
  package init(root: String, listen: String = "127.0.0.1:8080", serverName: String = "_") {
    self.root = root
    self.listen = listen
    self.serverName = serverName
  }

  /// nginx reads no word longer than its buffer of 4,096 bytes.
  static let wordLimit = 4000

  /// The file's text.
  package func text(_ plan: HeaderPlan) throws(HostError) -> String {
    var lines = [
      "# Written by fleetledger; the next build writes it anew. Include it inside of http { }.",
      "map $uri $fleetledger_cache {",
      "  default \(try quote(plan.otherwise.cacheControl, "header"));",
    ]
    for rule in plan.rules {
      guard let targets = rule.targets, let header = rule.headers.first(where: { $0.name == "Cache-Control" }) else {
        continue
      }
      for pattern in Alternation.patterns(targets, limit: Self.wordLimit) {
        lines.append("  \"~^/(?:\(pattern))$\" \(try quote(header.value, "header"));")
      }
    }
    lines += [
      "}", "", "server {", "  listen \(try quote(listen, "address"));",
      "  server_name \(try quote(serverName, "server name"));", "  root \(try quote(root, "folder"));",
      "  server_tokens off;", "  etag on;", "", "  add_header Cache-Control $fleetledger_cache always;",
    ]
    for rule in plan.rules where rule.targets == nil {
      for header in rule.headers {
        lines.append("  add_header \(header.name) \(try quote(header.value, "header")) always;")
      }
    }
    lines += ["", "  types {"]
    lines += MediaType.table.map { "    \($0.type) \($0.fileExtension);" }
    // text/html is among charset_types by itself, and named again it would be a warning.
    let text = MediaType.table.filter { $0.isText && $0.type != "text/html" }.map(\.type)
    lines += [
      "  }", "  default_type application/octet-stream;", "  charset utf-8;",
      "  charset_types \(text.joined(separator: " "));", "", "  error_page 404 /404.html;",
      "  # The manifest, and what else begins with a dot, is nobody's business.",
      "  location ~ \"/\\.(?!well-known/)\" { return 404; }", "  location /api/ { try_files $uri $uri.json =404; }",
      "  location / { try_files $uri $uri.html $uri/index.html =404; }", "}", "",
    ]
    return lines.joined(separator: "\n")
  }

  /// A word in double quotes. A `$` would be read as a variable, and nothing escapes it.
  private func quote(_ value: String, _ what: String) throws(HostError) -> String {
    var quoted = "\""
    for scalar in value.unicodeScalars {
      if scalar == "$" || scalar.value < 0x20 || scalar.value == 0x7F {
        throw .unwritable(host: "nginx", what: what, value: value)
      }
      if scalar == "\"" || scalar == "\\" { quoted.unicodeScalars.append("\\") }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
