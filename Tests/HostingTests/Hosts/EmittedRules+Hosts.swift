import JSON

/// What hosts send of a header by themselves.
private func unmentioned(_ header: String) -> String {
  header == "Cache-Control" ? "public, max-age=0, must-revalidate" : "none"
}

/// What each host makes of its file. The rule for everything is told apart by its pattern, and becomes `otherwise`.
extension EmittedRules {
  /// Vercel: `headers`, each source a whole path in path-to-regexp's syntax; only groups without names are used.
  static func vercel(_ text: String, of name: String = "Cache-Control") throws -> EmittedRules {
    var found = EmittedRules(otherwise: unmentioned(name), keepsMissingApart: false)
    for rule in try JSONDocumentParser.parse(Array(text.utf8)).root["headers"]?.array ?? [] {
      let source = rule["source"]?.string ?? ""
      for header in rule["headers"]?.array ?? [] where header["key"]?.string == name {
        let value = header["value"]?.string ?? ""
        if source == "/(.*)" { found.otherwise = value } else { found.rules.append(expression("^\(source)$", value)) }
      }
    }
    return found
  }

  /// Vercel's Build Output: what stands behind `hit` holds for files that are there.
  static func prebuilt(_ text: String, of name: String = "Cache-Control") throws -> EmittedRules {
    var found = EmittedRules(otherwise: unmentioned(name), keepsMissingApart: true)
    var phase = ""
    for route in try JSONDocumentParser.parse(Array(text.utf8)).root["routes"]?.array ?? [] {
      if let next = route["handle"]?.string { phase = next }
      guard let value = route["headers"]?[name]?.string else { continue }
      if phase != "hit" { found.keepsMissingApart = false }
      let source = route["src"]?.string ?? ""
      if source == "^/(.*)$" { found.otherwise = value } else { found.rules.append(expression(source, value)) }
    }
    return found
  }

  /// The blocks of a `_headers` file, each a pattern with its headers and those that it takes away.
  private static func blocks(_ text: String) -> [(pattern: String, headers: [String: String], removed: [String])] {
    var blocks: [(pattern: String, headers: [String: String], removed: [String])] = []
    for line in text.split(separator: "\n") {
      if line.hasPrefix("/") {
        blocks.append((String(line), [:], []))
      } else if line.hasPrefix("  ! "), !blocks.isEmpty {
        blocks[blocks.count - 1].removed.append(String(line.dropFirst(4)))
      } else if let colon = line.firstIndex(of: ":"), !blocks.isEmpty {
        let name = line[..<colon].drop { $0 == " " }
        blocks[blocks.count - 1].headers[String(name)] = String(line[line.index(after: colon)...].drop { $0 == " " })
      }
    }
    return blocks
  }

  /// Netlify: upper and lower case are one, a slash at the end may be missing, `:name` is one part, and `*` the rest,
  /// which may be nothing, its slash too.
  static func netlify(_ text: String, of name: String = "Cache-Control") -> EmittedRules {
    var found = EmittedRules(otherwise: unmentioned(name), keepsMissingApart: false, ignoresLastSlash: true)
    for block in blocks(text) {
      guard let value = block.headers[name] else { continue }
      if block.pattern == "/*" {
        found.otherwise = value
        continue
      }
      let parts = block.pattern.lowercased().split(separator: "/").map(String.init)
      found.rules.append(
        Rule(pattern: block.pattern, value: value) { path in
          var rest = path.lowercased().split(separator: "/").map(String.init)[...]
          for part in parts {
            if part == "*" { return true }
            guard let next = rest.popFirst(), part.hasPrefix(":") || part == next else { return false }
          }
          return rest.isEmpty
        })
    }
    return found
  }

  /// Cloudflare: one `*` anywhere, upper and lower case differ; a missing path is sent with `no-store`.
  static func cloudflare(_ text: String, of name: String = "Cache-Control") -> EmittedRules {
    var found = EmittedRules(otherwise: unmentioned(name), keepsMissingApart: true)
    for block in blocks(text) {
      guard let value = block.headers[name] else { continue }
      if block.pattern == "/*" {
        found.otherwise = value
      } else {
        // Both apply, unless the later block takes away what the earlier one set.
        let isJoined = found.otherwise != unmentioned(name) && !block.removed.contains(name)
        found.rules.append(glob(block.pattern, isJoined ? "\(found.otherwise), \(value)" : value))
      }
    }
    return found
  }

  /// Firebase: `*` stays within one part, `**` does not.
  static func firebase(_ text: String, of name: String = "Cache-Control") throws -> EmittedRules {
    var found = EmittedRules(otherwise: name == "Cache-Control" ? "max-age=3600" : "none", keepsMissingApart: false)
    let hosting = try JSONDocumentParser.parse(Array(text.utf8)).root["hosting"]
    for (number, rule) in (hosting?["headers"]?.array ?? []).enumerated() {
      let source = rule["source"]?.string ?? ""
      for header in rule["headers"]?.array ?? [] where header["key"]?.string == name {
        let value = header["value"]?.string ?? ""
        if source == "**" {
          // The last rule that matches counts: the one for everything has to be the first.
          found.otherwise = number == 0 ? value : "a rule for everything behind others"
        } else {
          var pattern = ""
          for part in source.split(separator: "**", omittingEmptySubsequences: false) {
            if !pattern.isEmpty { pattern += ".*" }
            pattern += part.split(separator: "*", omittingEmptySubsequences: false)
              .map { $0.split(separator: ".", omittingEmptySubsequences: false).joined(separator: "\\.") }
              .joined(separator: "[^/]*")
          }
          found.rules.append(expression("^\(pattern)$", value))
        }
      }
    }
    return found
  }

  /// Azure: the first route that matches is the only one; `*` is the rest.
  static func azure(_ text: String, of name: String = "Cache-Control") throws -> EmittedRules {
    let settings = try JSONDocumentParser.parse(Array(text.utf8)).root
    var found = EmittedRules(
      otherwise: settings["globalHeaders"]?[name]?.string ?? "none", keepsMissingApart: false)
    var earlier: [Rule] = []
    for route in settings["routes"]?.array ?? [] {
      let before = earlier
      let own = glob(route["route"]?.string ?? "", route["headers"]?[name]?.string ?? found.otherwise)
      found.rules.append(
        Rule(pattern: own.pattern, value: own.value) { path in
          own.matches(path) && !before.contains { $0.matches(path) }
        })
      earlier.append(own)
    }
    return found
  }

  /// The two words in double quotes of a line, a backslash standing for itself.
  private static func quoted(_ line: Substring) -> [String] {
    line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }

  /// nginx: the map's expressions in their order; what is missing is looked up as `/404.html`.
  static func nginx(_ text: String) -> EmittedRules {
    var found = EmittedRules(otherwise: "none", keepsMissingApart: true)
    for line in text.split(separator: "\n").drop(while: { !$0.hasPrefix("map $uri") }).prefix(while: { $0 != "}" }) {
      let words = quoted(line)
      if line.hasPrefix("  default") { found.otherwise = words.last ?? "" }
      if words.count == 2 { found.rules.append(expression(String(words[0].dropFirst()), words[1])) }
    }
    return found
  }

  /// Apache: every `Header set` whose condition holds, where the status is asked for.
  static func apache(_ text: String) -> EmittedRules {
    var found = EmittedRules(otherwise: "none", keepsMissingApart: true)
    for line in text.split(separator: "\n") where line.hasPrefix("Header set Cache-Control") {
      let words = quoted(line)
      guard words.count == 2, words[1].hasPrefix("expr=%{REQUEST_STATUS} -lt 400") else {
        found.keepsMissingApart = false
        continue
      }
      let parts = words[1].split(separator: "#")
      if parts.count == 1 {
        found.otherwise = words[0]
      } else {
        found.rules.append(expression("\(parts[1])", words[0]))
      }
    }
    return found
  }

  /// Caddy: named matchers of paths; errors have headers of their own.
  static func caddy(_ text: String) -> EmittedRules {
    var found = EmittedRules(otherwise: "none", keepsMissingApart: false)
    var patterns: [String: [String]] = [:]
    for line in text.split(separator: "\n").map({ $0.drop { $0 == "\t" } }) {
      let words = line.split(separator: " ").map(String.init)
      if line.hasPrefix("@cache") { patterns[words[0]] = Array(words.dropFirst(2)) }
      if line.hasPrefix("handle_errors") { found.keepsMissingApart = true }
      guard line.hasPrefix("header"), line.contains("Cache-Control"), let value = quoted(line).first else { continue }
      if words[1] == "Cache-Control" {
        found.otherwise = value
      } else {
        found.rules += patterns[words[1], default: []].map { glob($0, value) }
      }
    }
    return found
  }

  /// lighttpd: conditions over the path; there is none over the status.
  static func lighttpd(_ text: String) -> EmittedRules {
    var found = EmittedRules(otherwise: "none", keepsMissingApart: false)
    var pattern: String?
    for line in text.split(separator: "\n") {
      let words = quoted(line)
      if line.hasPrefix("$HTTP[\"url\"]") { pattern = words.last }
      if line == "}" { pattern = nil }
      guard words.first == "Cache-Control", let value = words.last else { continue }
      if let pattern { found.rules.append(expression(pattern, value)) } else { found.otherwise = value }
    }
    return found
  }

  /// An upload: each object by its own name.
  static func upload(_ text: String) -> EmittedRules {
    var found = EmittedRules(otherwise: unmentioned("Cache-Control"), keepsMissingApart: true)
    for line in text.split(separator: "\n").dropFirst() {
      let columns = line.split(separator: "\t").map(String.init)
      found.rules.append(glob("/" + columns[0], columns[2]))
    }
    return found
  }
}
