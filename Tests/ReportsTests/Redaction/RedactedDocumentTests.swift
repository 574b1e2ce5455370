import Effects
import JSON
import Ledger
import Model
import TestSupport
import Testing

@testable import Reports

@Suite struct RedactedDocumentTests {
  /// Three secrets in one text, and what is left of it.
  private static let secret = [
    "key sk-", "ant-", "api03-", FakeSecret.chance(40), " of nexus", "@", "example.com at https://a:hunt", "er2@h/",
  ].joined()
  private static let kept = "key [anthropic-key] of [e-mail] at https://a:[password]@h/"

  private func source(_ path: String) -> SourceRecords {
    let text = Self.secret
    var source = SourceRecords(path: path, format: "log", size: 1)
    let time = Instant(milliseconds: 1_771_286_400_000)
    source.notice(time)
    source.usage = [
      UsageRecord(
        line: 1, rank: .transcript, basis: .recorded, agent: AgentName(id: "nexus"), period: .instant(time),
        session: text,
        user: text, model: text, provider: text, tokens: TokenCounts(input: 5), cost: nil, calls: 1)
    ]
    source.stated = [StatedTotal(line: 1, label: text, tokens: 5, cost: nil, period: .unknown)]
    source.snapshots = [SnapshotFigure(line: 1, agent: AgentName(id: "nexus"), label: text, tokens: 5, time: time)]
    var facts = AgentFacts(line: 1, agent: AgentName(id: "nexus", name: text))
    facts.aliases = [text + "x"]
    (facts.role, facts.department, facts.status, facts.model) = (text, text, text, text)
    (facts.currentTask, facts.emoji) = (text, text)
    facts.checkLists = [CheckList(title: text, items: [.init(text: text, isDone: true, line: 1)])]
    source.agents = [facts]
    var task = WorkItem(id: text, line: 1, title: text)
    task.description = text
    (task.statusText, task.priorityText, task.dueText, task.output, task.error) = (text, text, text, text, text)
    (task.assignees, task.tags, task.ventureID) = ([AgentName(name: text)], [text], text)
    source.tasks = [task]
    var venture = Venture(id: text, line: 1, name: text)
    (venture.icon, venture.status, venture.priority, venture.description) = (text, text, text, text)
    source.ventures = [venture]
    var deal = Deal(id: text, line: 1)
    (deal.company, deal.status, deal.priority, deal.region, deal.industry) = (text, text, text, text, text)
    source.deals = [deal]
    var activity = Activity(line: 1, time: time, type: .error, level: .error, title: text)
    (activity.id, activity.kind, activity.description) = (text, text, text)
    (activity.agent, activity.taskID, activity.ventureID, activity.session) = (AgentName(name: text), text, text, text)
    source.activities = [activity]
    source.metrics = [
      MetricSample(
        line: 1, time: time, host: text, values: [.init(name: text, mantissa: 1, scale: 0)],
        states: [.init(name: text, text: text)])
    ]
    source.written = WrittenDocument(
      text: "# \(text)\n- [ ] \(text)\n\n| Progress | Action | Report To |\n|-|-|-|\n| \(text) | \(text) | \(text) |\n",
      deadlines: [.init(label: text, text: text, time: nil, line: 1)])
    source.diagnostics = [
      Diagnostic("log.bad-line", .warning, at: SourceLocation(path: path, line: 1), text, hint: text)
    ]
    return source
  }

  private func documents() -> DocumentSet {
    var configuration = SiteConfiguration()
    configuration.title = Self.secret
    configuration.agents = [
      .init(id: "forge", name: Self.secret + "y", aliases: [Self.secret + "z"], department: Self.secret)
    ]
    let path = "memory/\(Self.secret).log"
    var unread = SourceRecords(path: path + ".bin", format: nil, size: 1, notRead: Self.secret)
    unread.digest = String(repeating: "0a1b2c3d", count: 4)
    let ledger = LedgerBuilder(configuration: configuration, zone: .utc).build([source(path), unread])
    return DocumentSet(
      ledger: ledger, configuration: configuration,
      general: [Diagnostic("config.x", .note, at: SourceLocation(path: Self.secret), Self.secret)])
  }

  @Test func letsNoSecretOutOfAnyDocument() throws {
    let set = documents()
    let all = set.documents + set.queryShards
    for document in all {
      let texts = Self.texts(document.value) + document.sources
      for text in texts {
        for piece in ["api03", "example.com", "hunter2"] { #expect(!text.contains(piece), "\(document.name): \(text)") }
      }
      // Every kind of document that carries texts of sources carries this one.
      let isEmpty = set.queries.contains { $0.unmatched == document.name }
      if document.kind != .usage, !isEmpty { #expect(texts.contains { $0.contains(Self.kept) }, "\(document.name)") }
    }
    #expect(Set(all.map(\.kind)) == Set(DocumentKind.allCases).subtracting([.build]))
    for diagnostic in set.diagnostics { #expect(!diagnostic.description.contains("hunter2")) }
  }

  @Test func keepsItsOwnWords() throws {
    let set = documents()
    for document in set.documents {
      if let schema = document.value["schema"] { #expect(schema == .text(document.kind.schemaID)) }
    }
    let redactor = Redactor()
    for (kind, node) in DocumentSet.schemas {
      for word in [kind.rawValue, kind.schemaID] + Self.words(node) { #expect(redactor.redact(word) == word) }
    }
    for word in Basis.allCases.map(\.rawValue) + Difference.Reason.allCases.map(\.rawValue) + Weekday.names {
      #expect(redactor.redact(word) == word)
    }
  }

  /// The manual quotes our diagnostics, settings and formats.
  @Test(arguments: ["diagnostics", "counting", "formats", "configuration", "cli", "hosting", "redaction"])
  func keepsTheWordsOfTheManual(_ page: String) throws {
    let bytes = try FileSystem.live.readAll("\(Fixture.root)/docs/\(page).md", limit: 1 << 22)
    let redactor = Redactor()
    for line in bytes.split(separator: UInt8(ascii: "\n")).map({ String(decoding: $0, as: UTF8.self) }) {
      #expect(redactor.redact(line) == line)
    }
  }

  private static func texts(_ value: DocumentValue) -> [String] {
    switch value {
    case .object(let members): members.flatMap { texts($0.value) }
    case .list(let elements): elements.flatMap(texts)
    case .text(let text), .agent(let text), .document(let text): [text]
    default: []
    }
  }

  private static func words(_ node: SchemaNode) -> [String] {
    switch node {
    case .object(let name, let summary, let fields):
      [name, summary] + fields.flatMap { [$0.name, $0.summary] + words($0.node) }
    case .array(let inner), .nullable(let inner): words(inner)
    case .word(let words): words
    default: []
    }
  }
}
