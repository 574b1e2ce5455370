import JSON

/// The rules for queries that a host reads from its files, found in the text alone.
///
/// Nothing here knows how the text was made: it follows what the hosts' documentation says of matching.
struct EmittedQueries {
  /// What a rule asks of one parameter.
  enum Condition {
    /// A pattern that is looked for in the value, as if it were not anchored by the host.
    case pattern(Regex<AnyRegexOutput>)
    /// The value is this text.
    case text(String)
    /// It is given, and not empty; the path may name it.
    case captured
  }

  /// A rule: an address, conditions, and a path that may name what they found.
  struct Rule {
    let address: String
    let conditions: [(name: String, condition: Condition)]
    let path: String
    /// What stands in front of a name in the path.
    let mark: String
  }

  /// The rules, of which the first that holds is the only one.
  var rules: [Rule] = []
  /// What cannot be read, or what the host would refuse.
  var faults: [String] = []

  /// The path that answers a query of decoded values; without a rule that of the address with `.json`.
  func path(_ address: String, _ query: [(name: String, value: String)]) -> String {
    for rule in rules where rule.address == address {
      if let path = Self.path(rule, query) { return path }
    }
    return address + ".json"
  }

  private static func path(_ rule: Rule, _ query: [(name: String, value: String)]) -> String? {
    var path = rule.path
    for (name, condition) in rule.conditions {
      guard let value = query.first(where: { $0.name == name })?.value else { return nil }
      switch condition {
      case .pattern(let regex):
        guard let match = value.firstMatch(of: regex) else { return nil }
        for group in match.output where group.name != nil {
          path = path.replacing(rule.mark + (group.name ?? ""), with: group.substring ?? "")
        }
      case .text(let text):
        guard value.utf8.elementsEqual(text.utf8) else { return nil }
      case .captured:
        guard !value.isEmpty else { return nil }
        path = path.replacing(rule.mark + name, with: value)
      }
    }
    return path
  }

  /// The first wrong answer, or nil: another path than the wanted one, or one that is not published.
  func fault(
    _ address: String, _ questions: [[(name: String, value: String)]], published: Set<String>,
    wanted: ([(name: String, value: String)]) -> String
  ) -> String? {
    if let fault = faults.first { return fault }
    for question in questions {
      let found = path(address, question)
      let asked = question.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
      if found != "/" + wanted(question) { return "\(address)?\(asked): \(found), not /\(wanted(question))" }
      if !published.contains(found) { return "\(address)?\(asked): \(found) is not there" }
    }
    return nil
  }

  /// Vercel: `rewrites`, in their order behind the files; all of `has` must hold. At most 2,048 rules, 16 conditions, and
  /// 4,096 characters of a pattern.
  static func vercel(_ text: String) throws -> EmittedQueries {
    let root = try JSONDocumentParser.parse(Array(text.utf8)).root
    var found = try has(root["rewrites"]?.array ?? [], "source", "destination", ":") { $0 }
    let count = (root["rewrites"]?.array?.count ?? 0) + (root["headers"]?.array?.count ?? 0)
    if count > 2048 { found.faults.append("\(count) routes") }
    return found
  }

  /// Vercel's Build Output: what stands before `filesystem` comes before any file.
  static func prebuilt(_ text: String) throws -> EmittedQueries {
    let routes = try JSONDocumentParser.parse(Array(text.utf8)).root["routes"]?.array ?? []
    let first = routes.prefix { $0["handle"] == nil }.filter { $0["dest"] != nil }
    var found = try has(Array(first), "src", "dest", "$") { source in
      source.hasPrefix("^") && source.hasSuffix("$") ? String(source.dropFirst().dropLast()) : "not anchored: \(source)"
    }
    if routes.count > 2048 { found.faults.append("\(routes.count) routes") }
    return found
  }

  private static func has(
    _ rules: [JSONNode], _ source: String, _ destination: String, _ mark: String, address: (String) -> String
  ) throws -> EmittedQueries {
    var found = EmittedQueries()
    for rule in rules {
      let conditions = try (rule["has"]?.array ?? []).map { entry in
        let pattern = entry["value"]?.string ?? ""
        if pattern.utf8.count > 4096 { found.faults.append("a pattern of \(pattern.utf8.count) characters") }
        if entry["type"]?.string != "query" { found.faults.append("a condition of no query") }
        return (name: entry["key"]?.string ?? "", condition: Condition.pattern(try Regex(pattern)))
      }
      if conditions.count > 16 { found.faults.append("\(conditions.count) conditions") }
      let path = rule[destination]?.string ?? ""
      found.rules.append(
        Rule(address: address(rule[source]?.string ?? ""), conditions: conditions, path: path, mark: mark))
    }
    return found
  }

  /// Netlify: words; the first that begins with a slash behind the first is the path, what stands between are parameters,
  /// each a literal text or a name for any.
  static func netlify(_ text: String) -> EmittedQueries {
    var found = EmittedQueries()
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      guard let to = words.dropFirst().firstIndex(where: { $0.hasPrefix("/") }), words.suffix(1) == ["200"] else {
        found.faults.append("no rule: \(line)")
        continue
      }
      let conditions = words[1..<to].map { word -> (name: String, condition: Condition) in
        let halves = word.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        if halves.count != 2 { found.faults.append("no parameter: \(word)") }
        let value = halves.last ?? ""
        return (halves[0], value.hasPrefix(":") ? .captured : .text(value))
      }
      found.rules.append(Rule(address: words[0], conditions: conditions, path: words[to], mark: ":"))
    }
    return found
  }

  /// Cloudflare: two or three words, and nothing of a query.
  static func cloudflare(_ text: String) -> EmittedQueries {
    var found = EmittedQueries()
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      if words.count != 3 || words.last != "200" { found.faults.append("no rule: \(line)") }
      found.rules.append(Rule(address: words[0], conditions: [], path: words.count > 1 ? words[1] : "", mark: ":"))
    }
    return found
  }

  /// Firebase and Azure: rewrites of a path, and nothing of a query.
  static func rewrites(_ rules: [JSONNode], _ source: String, _ destination: String) -> EmittedQueries {
    var found = EmittedQueries()
    for rule in rules {
      guard let from = rule[source]?.string, let to = rule[destination]?.string else { continue }
      found.rules.append(Rule(address: from, conditions: [], path: to, mark: ":"))
    }
    return found
  }
}
