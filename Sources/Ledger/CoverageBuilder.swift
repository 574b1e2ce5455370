import Model

/// Collects what sources show to be missing.
struct CoverageBuilder {
  private struct Session: Hashable {
    var agent: Int?
    var id: String
  }

  private let directory: AgentDirectory
  private let spenders: [[AgentName]]
  private var fleet = Coverage()
  private var agents: [Int: Coverage] = [:]
  /// One note for each source that hears of replies whose logs are not here.
  private(set) var diagnostics: [Diagnostic] = []

  init(_ directory: AgentDirectory, spenders: [[AgentName]]) {
    self.directory = directory
    self.spenders = spenders
  }

  /// - Parameters:
  ///   - isLogged: whether a call of an identity stands in a log.
  ///   - hasCalls: whether a session has calls.
  mutating func collect(_ sources: [SourceRecords], isLogged: (CallID) -> Bool, hasCalls: (String) -> Bool) {
    var named: Set<Session> = []
    var present: Set<Session> = []
    var unrecorded: Set<CallID> = []
    var heard: Set<CallID> = []
    for (source, own) in zip(sources, spenders) {
      let name = own.first ?? source.sessions.first?.agent
      let agent = name.flatMap(directory.index(of:))
      let facts = source.coverage
      let calls = facts.unrecordedCalls.count { unrecorded.insert($0).inserted }
      change(agent) { coverage in
        coverage.unrecordedCalls += calls
        coverage.skippedRows += facts.skippedRows
        coverage.tornRows += facts.tornRows
      }
      hear(facts.heardReplies.filter { !isLogged($0.id) && heard.insert($0.id).inserted }, path: source.path)
      for session in source.sessions {
        let session = Session(agent: directory.index(of: session.agent), id: session.id)
        if source.format == "openclaw-sessions" { named.insert(session) } else { present.insert(session) }
      }
    }
    let missing = named.subtracting(present).filter { !hasCalls($0.id) }
    for session in missing.sorted(by: { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }) {
      change(session.agent) { $0.missingSessions.append(session.id) }
    }
  }

  private mutating func hear(_ replies: [HeardReply], path: String) {
    guard let first = replies.first else { return }
    var sum: Tokens = 0
    for reply in replies {
      sum = sum + reply.tokens.total
      change(reply.agent.flatMap(directory.index(of:))) { coverage in
        coverage.unloggedReplies += 1
        coverage.unloggedTokens = coverage.unloggedTokens + reply.tokens.total
      }
    }
    let count = replies.count == 1 ? "1 reply of a subagent" : "\(replies.count) replies of subagents"
    diagnostics.append(
      Diagnostic(
        "transcript.subagent-missing", .warning, at: SourceLocation(path: path, line: first.line),
        "\(count), told of from this line on, have no transcript here; \(sum.count) tokens are missing from the sums",
        hint: "keep the folder \"subagents\" that belongs to this session"))
  }

  private mutating func change(_ agent: Int?, _ body: (inout Coverage) -> Void) {
    body(&fleet)
    if let agent { body(&agents[agent, default: Coverage()]) }
  }

  /// The coverage of an agent, or of the fleet without one.
  func finish(_ rollup: Rollup, agent: Int?) -> Coverage {
    var coverage = agent.map { agents[$0] ?? Coverage() } ?? fleet
    let days = rollup.days.filter { $0.figures.records > 0 }.map(\.day)
    (coverage.firstDay, coverage.lastDay, coverage.daysWithData) = (days.first, days.last, days.count)
    for (day, next) in zip(days, days.dropFirst()) where day.adding(1) < next {
      coverage.gaps.append(DaySpan(day.daysSinceEpoch + 1...next.daysSinceEpoch - 1))
    }
    coverage.isSampled = rollup.total.bases.all.contains(.sampled)
    return coverage
  }
}
