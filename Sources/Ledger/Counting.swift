import Model

/// Decides of all spending what counts: copies out, sessions with transcripts out, less direct sources out.
struct Counting {
  /// What counts, in the order of the sources and their lines.
  private(set) var counted: [LedgerEntry] = []
  /// What does not, and why.
  private(set) var dropped: [(entry: LedgerEntry, reason: Difference.Reason)] = []

  /// Indexes of the sources whose spending counts, ascending.
  var sources: [Int] { Set(counted.map(\.source)).sorted() }

  init(_ sources: [SourceRecords], directory: AgentDirectory, configuration: SiteConfiguration, zone: ZoneRules) {
    let entries = Self.entries(of: sources, directory: directory, prices: PriceBook(configuration.prices), zone: zone)
    let isCopy = Deduplication.copies(in: entries)
    let transcripts = Self.transcriptSessions(sources)
    var candidates: [LedgerEntry] = []
    for (entry, isCopy) in zip(entries, isCopy) {
      if isCopy {
        dropped.append((entry, .duplicate))
      } else if entry.record.rank != .transcript, let session = entry.record.session, transcripts.contains(session) {
        dropped.append((entry, .sessionHasTranscript))
      } else {
        candidates.append(entry)
      }
    }
    let disjointPaths = Set(configuration.disjointSources)
    let disjoint = Set(sources.indices.filter { disjointPaths.contains(sources[$0].path) })
    let outcome = Precedence(zone: zone, newest: sources.map(\.newest), disjoint: disjoint).decide(candidates)
    // Back to the order of the sources, so that "first" means the same for everything that follows.
    counted = outcome.counted.sorted { ($0.source, $0.record.line) < ($1.source, $1.record.line) }
    dropped += outcome.dropped
  }

  private static func transcriptSessions(_ sources: [SourceRecords]) -> Set<String> {
    var sessions = Set<String>()
    for source in sources {
      for record in source.usage where record.rank == .transcript {
        if let session = record.session { sessions.insert(session) }
      }
    }
    return sessions
  }

  /// All records with their agents, users, days and costs, in the order of the sources.
  private static func entries(
    of sources: [SourceRecords], directory: AgentDirectory, prices: PriceBook, zone: ZoneRules
  ) -> [LedgerEntry] {
    var users: [RollupBuilder.SessionKey: String] = [:]
    for source in sources {
      for session in source.sessions {
        guard let user = session.user else { continue }
        let key = RollupBuilder.SessionKey(agent: directory.index(of: session.agent), session: session.id)
        if users[key] == nil { users[key] = user }
      }
    }
    var entries: [LedgerEntry] = []
    entries.reserveCapacity(sources.reduce(0) { $0 + $1.usage.count })
    for (index, source) in sources.enumerated() {
      // A source mostly speaks of one agent; its spelling is looked up once.
      var agents: [AgentName: Int?] = [:]
      for record in source.usage {
        var entry = LedgerEntry(
          source: index, record: record, day: record.period.singleDay(in: zone), cost: record.cost, basis: record.basis)
        if let name = record.agent {
          let agent = agents[name] ?? directory.index(of: name)
          agents[name] = .some(agent)
          entry.agent = agent
        }
        entry.user =
          record.user
          ?? record.session.flatMap { users[RollupBuilder.SessionKey(agent: entry.agent, session: $0)] }
        if record.cost == nil, let tokens = record.tokens, let cost = prices.cost(of: tokens, model: record.model) {
          entry.cost = cost
          entry.basis = .priced
        }
        entries.append(entry)
      }
    }
    return entries
  }
}
