import Ledger
import Model
import Reports

/// A ledger made by hand in which every kind of record stands at least once.
enum SmallFleet {
  static let hostile = "<script>alert(\"x\")</script> & 'q' \u{202E}desrever " + String(repeating: "long ", count: 60)

  static let configuration: SiteConfiguration = {
    var configuration = SiteConfiguration()
    configuration.title = "Fleet & Co"
    configuration.baseURL = "https://example.org/fleet"
    configuration.cache = [.init(document: "deals", seconds: 7)]
    return configuration
  }()

  static func documents(
    _ sources: [SourceRecords], general: [Diagnostic] = [], configuration: SiteConfiguration = configuration
  ) -> DocumentSet {
    let ledger = LedgerBuilder(configuration: configuration, zone: .utc).build(sources)
    return DocumentSet(ledger: ledger, configuration: configuration, general: general)
  }

  /// All of the fleet.
  static let documents = documents(
    [backlog, board, logs, metrics, notRead, report, audit, transcripts],
    general: [Diagnostic("config.note", .note, at: SourceLocation(path: ""), "a fact about the workspace")])

  static func usd(_ text: String) -> USDTotal { USDTotal(decimal: text) ?? .zero }

  static func instant(_ text: String) -> Instant {
    Instant(iso8601: Array(text.utf8), zone: .utc) ?? Instant(milliseconds: 0)
  }

  private static let transcripts: SourceRecords = {
    var source = SourceRecords(path: "agents/nexus/sessions/a.jsonl", format: "openclaw-transcript", size: 1234)
    for (line, time, input, cost) in [
      (2, "2026-02-10T10:00:00Z", 900, "0.0012345"), (3, "2026-02-16T10:00:00Z", 40_000, "1.25"),
      (9, "2026-02-17T13:54:00Z", 75_300, "1234.5"),
    ] {
      source.usage.append(
        UsageRecord(
          line: line, rank: .transcript, basis: .recorded, agent: AgentName(id: "nexus"),
          period: .instant(instant(time)),
          session: "s-\(line % 2)", user: "ana", model: "model-a", provider: "provider-a",
          tokens: TokenCounts(input: Tokens(Int64(input)), output: 100, cacheRead: 0, cacheWrite: nil),
          cost: CostParts(input: usd(cost), output: usd("0.000002"), cacheRead: .zero), calls: 1))
      source.notice(instant(time))
    }
    source.usage.append(
      UsageRecord(
        line: 10, rank: .transcript, basis: .recorded, agent: AgentName(id: "forge"),
        period: .instant(instant("2026-02-17T09:00:00Z")), tokens: TokenCounts(input: 10, output: 5), cost: nil,
        calls: 1))
    return source
  }()

  private static let report: SourceRecords = {
    var source = SourceRecords(path: "REPORT.md", format: "token-report", size: 400)
    let period = Period.interval(instant("2026-01-01T00:00:00Z"), instant("2026-01-20T00:00:00Z"))
    source.usage = [
      UsageRecord(
        line: 4, rank: .tokenReport, basis: .reported, agent: AgentName(name: "DealFlow"), period: period,
        tokens: TokenCounts(unsplit: 115_300), cost: CostParts(unsplit: usd("0.23"))),
      UsageRecord(
        line: 5, rank: .tokenReport, basis: .reported, agent: nil, period: period,
        tokens: TokenCounts(unsplit: 26_200), cost: CostParts(unsplit: usd("0.08"))),
    ]
    source.stated = [
      StatedTotal(line: 7, label: "TOTAL", tokens: 90_000, cost: usd("0.52"), period: period)
    ]
    source.diagnostics = [
      Diagnostic(
        "report.total-differs", .warning, at: SourceLocation(path: "REPORT.md", line: 7, column: 3),
        "the total row states 90,000 tokens, the rows add up to 141,500", hint: "correct the row")
    ]
    source.notice(instant("2026-01-20T00:00:00Z"))
    return source
  }()

  static let board: SourceRecords = {
    var source = SourceRecords(path: "BOARD.md", format: "task-tracker", size: 90)
    var facts = AgentFacts(line: 1, agent: AgentName(id: "nexus", name: "Nexus"), time: instant("2026-02-01T00:00:00Z"))
    facts.aliases = ["Air1ck3ff"]
    facts.role = "Lead"
    facts.department = "Sales"
    facts.status = "busy"
    facts.model = "model-a"
    facts.currentTask = "Close the deal"
    facts.emoji = "🦊"
    facts.maxTokens = 200_000
    facts.sessionsCount = 4
    facts.tasksCompleted = 0
    facts.successRate = 97
    facts.checkLists = [CheckList(title: "Pending", items: [.init(text: "one", isDone: true, line: 3)])]
    source.agents = [facts, AgentFacts(line: 8, agent: AgentName(id: "index", name: hostile))]
    source.snapshots = [
      SnapshotFigure(
        line: 2, agent: AgentName(id: "nexus"), label: "tokensUsed", tokens: 45_000, cost: usd("0.1"),
        time: instant("2026-02-01T00:00:00Z"))
    ]
    var active = WorkItem(id: "T-1", line: 11, title: "Write the plan")
    active.status = .active
    active.statusText = "In progress"
    active.priority = .high
    active.priorityText = "P0"
    active.assignees = [AgentName(name: "Nexus")]
    active.description = "More words"
    active.due = instant("2026-03-01T00:00:00Z")
    active.ventureID = "v1"
    active.estimatedCost = usd("3")
    active.actualCost = usd("0")
    active.estimatedTokens = 1000
    active.actualTokens = 12_000
    active.tags = ["x"]
    active.output = "out"
    active.error = "err"
    active.progress = 0
    active.createdAt = instant("2026-02-01T00:00:00Z")
    active.updatedAt = instant("2026-02-02T00:00:00Z")
    active.completedAt = instant("2026-02-03T00:00:00Z")
    var odd = WorkItem(id: "T-2", line: 12, title: hostile)
    odd.statusText = "dunno"
    odd.priorityText = "someday"
    odd.dueText = "soon"
    odd.assignees = [AgentName(name: "Somebody")]
    source.tasks = [active, odd]
    var venture = Venture(id: "v1", line: 21, name: "Solar")
    venture.icon = "☀️"
    venture.status = "building"
    venture.priority = "1"
    venture.capitalSpent = usd("45")
    venture.capitalBudget = usd("80")
    venture.description = "Panels"
    venture.updatedAt = instant("2026-02-02T00:00:00Z")
    var over = Venture(id: "v2", line: 22, name: "Wind")
    over.capitalSpent = usd("90.5")
    over.capitalBudget = usd("80")
    source.ventures = [venture, over, Venture(id: "v3", line: 23, name: "Water")]
    var deal = Deal(id: "D-1", line: 31)
    deal.company = "Acme"
    deal.status = "open"
    deal.priority = "high"
    deal.region = "EU"
    deal.score = 0
    deal.industry = "Tools"
    source.deals = [deal, Deal(id: "D-2", line: 32)]
    source.notice(instant("2026-02-17T14:00:00Z"))
    return source
  }()

  /// Comes first by its path.
  private static let backlog: SourceRecords = {
    var source = SourceRecords(path: "BACKLOG.md", format: "document", size: 90)
    source.written = WrittenDocument(
      text: """
        # Backlog
        **Deadline:** 2026-03-01 10:00 UTC

        ## \(hostile)
        - [x] one
        - [ ] two

        | Progress | Action | Report To |
        |---|---|---|
        | 25% | Plan | Nexus |

        ---
        """,
      deadlines: [
        .init(label: "Deadline", text: "2026-03-01 10:00 UTC", time: instant("2026-03-01T10:00:00Z"), line: 2),
        .init(label: "Due", text: hostile, time: nil, line: 3),
        .init(label: "Due", text: "2026-01-01", time: instant("2026-01-01T23:59:59.999Z"), line: 4),
      ])
    return source
  }()

  private static let logs: SourceRecords = {
    var source = SourceRecords(path: "logs/a.log", format: "activity-log", size: 50)
    var failed = Activity(
      line: 1, time: instant("2026-02-17T14:00:00Z"), type: .error, level: .error, title: "It failed")
    failed.agent = AgentName(name: "Nexus")
    failed.kind = "http.access"
    failed.description = "line two\nline three"
    failed.cost = usd("0.5")
    var unknown = Activity(line: 2, time: nil, type: .system, level: .info, title: hostile)
    unknown.agent = AgentName(name: "Stranger")
    source.activities = [failed, unknown, Activity(line: 3, time: nil, type: .task, level: .success, title: "Done")]
    source.notice(instant("2026-02-17T14:00:00Z"))
    return source
  }()

  private static let metrics: SourceRecords = {
    var source = SourceRecords(path: "metrics.csv", format: "postgres-metrics", size: 50)
    source.metrics = [
      MetricSample(
        line: 2, time: instant("2026-02-17T13:00:00Z"), host: "box",
        values: [
          .init(name: "cpu_percent", mantissa: 1234, scale: 2), .init(name: "memory_used_mb", mantissa: 8192, scale: 0),
        ],
        states: [.init(name: "gateway_status", text: "ok")]),
      MetricSample(
        line: 1, time: instant("2026-02-17T12:00:00Z"), values: [.init(name: "disk", mantissa: 5, scale: 0)]),
    ]
    source.notice(instant("2026-02-17T14:00:00Z"))
    return source
  }()

  private static let audit: SourceRecords = {
    var source = SourceRecords(path: "security-audit.json", format: "openclaw-command", size: 60)
    var open = Finding(id: "gateway.bind_no_auth", line: 3, title: "Open")
    open.severity = .critical
    open.detail = "bound to all\npassword=hunter2hunter2"
    open.remediation = "bind to loopback"
    source.findings = [Finding(id: "odd", line: 2, title: hostile), open]
    source.notice(instant("2026-02-16T14:00:00Z"))
    return source
  }()

  private static let notRead = SourceRecords(
    path: "notes/\(hostile).txt", format: nil, size: 12, notRead: "no reader takes it")
}
