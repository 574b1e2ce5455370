package import Ledger
package import Model

/// Answers queries that no document was made for, from the ledger: in the form of the documents, redacted as they are.
package final class ExactQueries: Sendable {
  /// Which activities are asked for; every condition that is given must hold.
  package struct Activities: Sendable, Hashable {
    /// The agent's id.
    package var agent: String?
    /// The type.
    package var type: ActivityType?
    /// Not before this time, or nil; what has no time is then left out.
    package var since: Instant?
    /// Before this time, or nil; what has no time is then left out.
    package var before: Instant?
    /// The most items, from 1.
    package var limit = DocumentSet.activityLimit
    /// How many of the newest are passed over.
    package var offset = 0
    /// The values of `since` and `until` as they were asked for.
    package var told: (since: String?, until: String?) = (nil, nil)

    /// Asks for all.
    package init() {}

    /// Compares what is asked for.
    package static func == (a: Activities, b: Activities) -> Bool {
      a.agent == b.agent && a.type == b.type && a.since == b.since && a.before == b.before && a.limit == b.limit
        && a.offset == b.offset
    }

    /// Hashes what is asked for.
    package func hash(into hasher: inout Hasher) {
      hasher.combine(agent)
      hasher.combine(type)
      hasher.combine(since)
      hasher.combine(before)
      hasher.combine(limit)
      hasher.combine(offset)
    }

    func admits(_ entry: LedgerActivity) -> Bool {
      if let agent, entry.agentID != agent { return false }
      if let type, entry.activity.type != type { return false }
      if since == nil, before == nil { return true }
      guard let time = entry.activity.time else { return false }
      return (since.map { time >= $0 } ?? true) && (before.map { time < $0 } ?? true)
    }
  }

  /// Which deals are asked for: words are compared without regard to upper and lower case.
  package struct Deals: Sendable, Hashable {
    /// The priority in the source's word.
    package var priority: String?
    /// The region.
    package var region: String?
    /// The state in the source's word.
    package var status: String?
    /// The most deals, from 1.
    package var limit: Int?

    /// Asks for all.
    package init() {}

    func admits(_ deal: Deal) -> Bool {
      Self.agree(priority, deal.priority) && Self.agree(region, deal.region) && Self.agree(status, deal.status)
    }

    private static func agree(_ wanted: String?, _ word: String?) -> Bool {
      guard let wanted else { return true }
      return word?.lowercased() == wanted.lowercased()
    }
  }

  private let maker: DocumentMaker

  /// Keeps what answers are made of; `general` are facts about the workspace or the configuration.
  package init(
    ledger: Ledger, configuration: SiteConfiguration, general: [Diagnostic] = [], redactor: Redactor
  ) {
    maker = DocumentMaker(ledger: ledger, configuration: configuration, general: general, redactor: redactor)
  }

  /// What takes secrets out of these answers, as the configuration wants it.
  package var redactor: Redactor { maker.redactor }

  /// A published document of figures, worked out again from the ledger: `tokens` in each of its forms and `usage`. Nil
  /// for any other.
  package func document(named name: String) -> Document? {
    switch name {
    case "tokens": return maker.tokens()
    case "usage": return maker.usage()
    case QueryEndpoint.tokens.unmatched: return Self.shard(maker.unmatchedTokens())
    default:
      let folder = "tokens/by-agent/"
      guard name.hasPrefix(folder) else { return nil }
      let id = name.dropFirst(folder.count)
      guard let agent = maker.ledger.agents.first(where: { $0.id == id }) else { return nil }
      let byPath = Dictionary(grouping: maker.diagnostics) { $0.location.path }
      return Self.shard(maker.tokens(of: agent) { byPath[$0] ?? [] })
    }
  }

  private static func shard(_ document: Document) -> Document {
    var document = document
    document.isQueryShard = true
    return document
  }

  /// The zone in which days are counted.
  package var zone: ZoneRules { maker.ledger.zone }

  /// The activities, newest first.
  var list: [LedgerActivity] { maker.ledger.activities }

  /// An activity as documents have it, redacted.
  func value(_ entry: LedgerActivity) -> DocumentValue {
    ActivityDocuments.activity.value(of: maker.activitySource(entry)).mapTexts(maker.redactor.redact)
  }

  /// The query that a filter stands for; nil when nothing can match it.
  func query(_ filter: ActivityFilter) -> Activities? {
    var query = Activities()
    if let wanted = filter.agent {
      guard let id = agent(wanted) else { return nil }
      query.agent = id
    }
    if let wanted = filter.type {
      guard let type = ActivityType(rawValue: wanted) else { return nil }
      query.type = type
    }
    query.since = filter.since
    return query
  }

  /// Whether an agent can be asked for by this id or name.
  package func knows(agent name: String) -> Bool { agent(name) != nil }

  /// The id of the agent that a spelling stands for.
  private func agent(_ spelling: String) -> String? {
    maker.names.agents.first { $0.spellings.contains { $0.utf8.elementsEqual(spelling.utf8) } }?.part
  }

  /// A document of the form of `logs/activity`. Its filter also has `since`, `until` and `offset`.
  package func activities(_ query: Activities) -> Document {
    var total = 0
    var paths: Set<String> = []
    var items: [DocumentValue] = []
    for entry in maker.ledger.activities where query.admits(entry) {
      if total >= query.offset, items.count < query.limit { items.append(value(entry)) }
      total += 1
      paths.insert(entry.path)
    }
    let sources = maker.sources(of: paths)
    let log = ActivityDocuments.Log(
      sources: sources, filter: .init(agent: query.agent, type: query.type, limit: query.limit), total: total,
      count: items.count, next: nil)
    var made = maker.document(
      "logs/activity", .logActivity, ActivityDocuments.log.value(of: log), sources, items: (items.count, total))
    made.value.replace("items", with: .array(items))
    if case .object(var members) = made.value, let place = members.firstIndex(where: { $0.name == "filter" }),
      case .object(let filter) = members[place].value
    {
      let more = [
        DocumentMember("offset", .integer(Int64(query.offset))),
        DocumentMember("since", DocumentValue(query.told.since)),
        DocumentMember("until", DocumentValue(query.told.until)),
      ]
      members[place].value = .object(filter + more)
      made.value = .object(members)
    }
    return made
  }

  /// A document of the form of `deals`.
  package func deals(_ query: Deals) -> Document {
    let found = maker.ledger.deals.filter { query.admits($0.value) }
    let sources = maker.sources { !$0.deals.isEmpty }
    let deals = Array(found.prefix(query.limit ?? .max))
    return maker.document(
      "deals", .deals, DealDocuments.deals.value(of: .init(sources: sources, deals: deals)), sources,
      items: (deals.count, found.count))
  }
}
