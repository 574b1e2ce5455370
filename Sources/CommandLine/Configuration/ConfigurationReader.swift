import JSON
package import Model
import Reports

/// Reads `fleetledger.json` (JSON5): every mistake is an error with its place, and an unknown key names the nearest known one.
package struct ConfigurationReader {
  /// The configuration as far as it could be read.
  package private(set) var configuration = SiteConfiguration()
  /// What is wrong; any error means that nothing should be built with it.
  package private(set) var diagnostics: [Diagnostic] = []
  let path: String
  private var lines: LineIndex?

  /// Reads the bytes of the file; `path` is what messages show.
  package init(_ bytes: [UInt8], path: String) {
    self.path = path
    do throws(JSONParseError) {
      let document = try JSONDocumentParser.parse(bytes, dialect: .json5, limitBytes: 4 << 20)
      lines = document.lines
      readRoot(document.root)
    } catch {
      diagnostics.append(
        Diagnostic(
          "config.invalid", .error, at: SourceLocation(path: path, line: error.line, column: error.column),
          "the configuration is no JSON5 document: \(error.message)"))
    }
  }

  private mutating func readRoot(_ root: JSONNode) {
    guard let members = members(of: root, "the configuration", known: ConfigurationKeys.root) else { return }
    for member in members {
      let value = member.value
      switch member.key {
      case "title": if let text = text(value, "title") { configuration.title = text }
      case "timezone": if let text = text(value, "timezone") { configuration.timezone = text }
      case "weekStart": readWeekStart(value)
      case "baseURL": readBaseURL(value)
      case "sources": configuration.sources = readSources(value)
      case "exclude": configuration.exclude = texts(value, "exclude")
      case "documents": configuration.documents = texts(value, "documents")
      case "disjointSources": configuration.disjointSources = texts(value, "disjointSources")
      case "agents": configuration.agents = readAgents(value)
      case "prices": configuration.prices = readPrices(value)
      case "priceFile": configuration.priceFile = text(value, "priceFile")
      case "cost": readCost(value)
      case "templates": configuration.templates = text(value, "templates")
      case "staleAfter": if let seconds = duration(value, "staleAfter") { configuration.staleAfter = seconds }
      case "visibility": readVisibility(value)
      case "privacy": readPrivacy(value)
      case "unredacted": configuration.unredacted = texts(value, "unredacted")
      case "budgets": configuration.budgets = readBudgets(value)
      case "stuckAfter": if let seconds = duration(value, "stuckAfter") { configuration.stuckAfter = seconds }
      case "cache": configuration.cache = readCache(value)
      default: break
      }
    }
  }

  private mutating func readWeekStart(_ node: JSONNode) {
    guard let name = text(node, "weekStart") else { return }
    guard let index = Weekday.names.firstIndex(of: name.lowercased()) else {
      let near = EditDistance.nearest(to: name, in: Weekday.names)
      fail(
        node, "\"\(name)\" is no day of the week",
        hint: near.map { "did you mean \"\($0)\"?" } ?? "write \"monday\" or \"sunday\"")
      return
    }
    configuration.weekStart = index + 1
  }

  private mutating func readCost(_ node: JSONNode) {
    guard let name = text(node, "cost") else { return }
    guard let choice = SiteConfiguration.CostChoice(rawValue: name) else {
      let words = SiteConfiguration.CostChoice.allCases.map(\.rawValue)
      let near = EditDistance.nearest(to: name, in: words)
      fail(
        node, "\"\(name)\" is no choice of cost",
        hint: near.map { "did you mean \"\($0)\"?" } ?? "known are \(words.joined(separator: ", "))")
      return
    }
    configuration.cost = choice
  }

  private mutating func readVisibility(_ node: JSONNode) {
    guard let name = text(node, "visibility") else { return }
    guard let visibility = SiteConfiguration.Visibility(rawValue: name) else {
      fail(node, "\"\(name)\" is no visibility", hint: "write \"public\" or \"private\"")
      return
    }
    configuration.visibility = visibility
  }

  private mutating func readPrivacy(_ node: JSONNode) {
    guard let name = text(node, "privacy") else { return }
    guard let privacy = SiteConfiguration.Privacy(rawValue: name) else {
      fail(node, "\"\(name)\" is no choice of privacy", hint: "write \"public\", \"internal\" or \"off\"")
      return
    }
    configuration.privacy = privacy
    guard privacy == .off else { return }
    diagnostics.append(
      Diagnostic(
        "config.privacy-off", .warning, at: location(node.offset),
        "nothing is masked: passwords, keys, e-mail addresses and phone numbers of the sources are published",
        hint: "write \"internal\" to mask secrets alone, and \"unredacted\" for what may stay"))
  }

  private mutating func readBaseURL(_ node: JSONNode) {
    guard var url = text(node, "baseURL") else { return }
    guard url.hasPrefix("https://") || url.hasPrefix("http://"), url.utf8.allSatisfy({ $0 > 32 && $0 < 127 }) else {
      fail(node, "baseURL is \"\(url)\", which is no http or https URL", hint: "write \"https://costs.example.org\"")
      return
    }
    if url.split(separator: "/", maxSplits: 2)[1].split(separator: "/").first?.contains("@") == true {
      fail(
        node, "baseURL holds a name or a password, which every page would publish",
        hint: "leave out what stands before the @")
      return
    }
    while url.hasSuffix("/") { url.removeLast() }
    configuration.baseURL = url
  }

  private mutating func readSources(_ node: JSONNode) -> [SiteConfiguration.NamedSource] {
    guard let elements = node.array else {
      fail(node, "sources is \(node.kindName), not a list")
      return []
    }
    return elements.compactMap { element in
      if let path = element.string { return .init(path: path) }
      guard let members = members(of: element, "a source", known: ConfigurationKeys.source) else { return nil }
      var source = SiteConfiguration.NamedSource(path: "")
      for member in members {
        guard let text = text(member.value, member.key) else { continue }
        switch member.key {
        case "path": source.path = text
        case "timezone": source.timezone = text
        case "format": source.format = choice(text, "format", of: ConfigurationKeys.formats, member)
        case "history": source.hasHistory = choice(text, "history", of: ConfigurationKeys.histories, member) != nil
        case "series":
          source.series = choice(text, "series", of: ConfigurationKeys.series, member).flatMap(
            SourceVersion.Reading.init)
        default: break
        }
      }
      if source.path.isEmpty { fail(element, "a source without \"path\"") }
      return source.path.isEmpty ? nil : source
    }
  }

  /// A text that must be one of several.
  mutating func choice(
    _ text: String, _ what: String, of known: [String], _ member: JSONNode.Member
  ) -> String? {
    if known.contains(text) { return text }
    let near = EditDistance.nearest(to: text, in: known)
    fail(
      member.value, "\"\(text)\" is no \(what)",
      hint: near.map { "did you mean \"\($0)\"?" } ?? "known are \(known.joined(separator: ", "))")
    return nil
  }

  private mutating func readAgents(_ node: JSONNode) -> [SiteConfiguration.AgentSettings] {
    guard let entries = entries(node, "agents") else { return [] }
    var agents: [SiteConfiguration.AgentSettings] = []
    for entry in entries {
      guard AgentID.normalized(entry.key) == entry.key else {
        fail(entry, "\"\(entry.key)\" is no agent id", hint: AgentID.normalized(entry.key).map { "write \"\($0)\"" })
        continue
      }
      guard let members = members(of: entry.value, "agent \"\(entry.key)\"", known: ConfigurationKeys.agent) else {
        continue
      }
      var agent = SiteConfiguration.AgentSettings(id: entry.key)
      for member in members {
        switch member.key {
        case "name": agent.name = text(member.value, "name")
        case "department": agent.department = text(member.value, "department")
        case "aliases": agent.aliases = texts(member.value, "aliases")
        default: break
        }
      }
      agents.append(agent)
    }
    return agents.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
  }

  private mutating func readCache(_ node: JSONNode) -> [SiteConfiguration.CacheTime] {
    guard let entries = entries(node, "cache") else { return [] }
    var times: [SiteConfiguration.CacheTime] = []
    for entry in entries {
      guard ConfigurationKeys.documents.contains(entry.key) else {
        unknown(entry, in: "cache", known: ConfigurationKeys.documents)
        continue
      }
      guard let seconds = entry.value.int64, (0...86_400).contains(seconds) else {
        fail(entry.value, "the cache time of \"\(entry.key)\" is no number of seconds from 0 to 86400")
        continue
      }
      times.append(.init(document: entry.key, seconds: Int(seconds)))
    }
    return times.sorted { $0.document.utf8.lexicographicallyPrecedes($1.document.utf8) }
  }
}

extension ConfigurationReader {
  /// The members of an object, unknown and repeated keys reported and left out; nil when it is no object.
  mutating func members(of node: JSONNode, _ what: String, known: [String]) -> [JSONNode.Member]? {
    guard let entries = entries(node, what) else { return nil }
    return entries.filter { entry in
      if known.contains(entry.key) { return true }
      unknown(entry, in: what, known: known)
      return false
    }
  }

  /// The members of an object, each key once; nil when it is no object.
  mutating func entries(_ node: JSONNode, _ what: String) -> [JSONNode.Member]? {
    guard let members = node.members else {
      fail(node, "\(what) is \(node.kindName), not an object")
      return nil
    }
    var seen: Set<String> = []
    return members.filter { member in
      if seen.insert(member.key).inserted { return true }
      fail(member, "\"\(member.key)\" stands twice in \(what)")
      return false
    }
  }

  mutating func text(_ node: JSONNode, _ what: String) -> String? {
    if let text = node.string, !text.isEmpty { return text }
    fail(node, "\(what) is \(node.kindName == "a string" ? "empty" : node.kindName), not a text")
    return nil
  }

  /// Seconds of a text such as `90m`, `36h` or `2d`: a whole number above 0, at most ten years, and its unit.
  mutating func duration(_ node: JSONNode, _ what: String) -> Int? {
    guard let text = text(node, what) else { return nil }
    let units: [Character: Int] = ["m": 60, "h": 3600, "d": 86_400]
    guard let unit = text.last.flatMap({ units[$0] }), let number = Int(text.dropLast()), number > 0,
      text.utf8.first.map({ (48...57).contains($0) }) == true, number <= 10 * 366 * 86_400 / unit
    else {
      fail(node, "\(what) is \"\(text)\", which is no length of time", hint: "write \"90m\", \"36h\" or \"2d\"")
      return nil
    }
    return number * unit
  }

  mutating func texts(_ node: JSONNode, _ what: String) -> [String] {
    guard let elements = node.array else {
      fail(node, "\(what) is \(node.kindName), not a list of texts")
      return []
    }
    return elements.compactMap { text($0, "an entry of \(what)") }
  }

  private mutating func unknown(_ member: JSONNode.Member, in what: String, known: [String]) {
    let near = EditDistance.nearest(to: member.key, in: known)
    diagnostics.append(
      Diagnostic(
        "config.unknown-key", .error, at: location(member.keyOffset), "\"\(member.key)\" is no key of \(what)",
        hint: near.map { "did you mean \"\($0)\"?" } ?? "known are \(known.joined(separator: ", "))"))
  }

  mutating func fail(_ node: JSONNode, _ message: String, hint: String? = nil) {
    diagnostics.append(Diagnostic("config.bad-value", .error, at: location(node.offset), message, hint: hint))
  }

  private mutating func fail(_ member: JSONNode.Member, _ message: String, hint: String? = nil) {
    diagnostics.append(Diagnostic("config.bad-value", .error, at: location(member.keyOffset), message, hint: hint))
  }

  func location(_ offset: Int) -> SourceLocation {
    let position = lines?.position(of: offset)
    return SourceLocation(path: path, line: position?.line, column: position?.column)
  }
}
