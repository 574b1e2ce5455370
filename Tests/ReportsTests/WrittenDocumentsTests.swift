import HTML
import JSON
import Ledger
import Markdown
import Model
import Testing

@testable import Reports

@Suite struct WrittenDocumentsTests {
  private func source(_ path: String, _ text: String, _ deadlines: [WrittenDocument.Deadline] = []) -> SourceRecords {
    var source = SourceRecords(path: path, format: "document", size: 1)
    source.written = WrittenDocument(text: text, deadlines: deadlines)
    return source
  }

  private func documents(_ sources: [SourceRecords], asOf: String? = nil) -> DocumentSet {
    let configuration = SiteConfiguration()
    let ledger = LedgerBuilder(configuration: configuration, zone: .utc, asOf: asOf.map(time)).build(
      sources.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) })
    return DocumentSet(ledger: ledger, configuration: configuration, general: [])
  }

  private func time(_ text: String) -> Instant { Instant(iso8601: text.utf8) ?? Instant(milliseconds: 0) }

  private func deadline(_ text: String) -> WrittenDocument.Deadline {
    .init(label: "Deadline", text: text, time: time(text), line: 2)
  }

  @Test func tellsHowFarTheListsAre() throws {
    let text = """
      # Sprint
      ## One
      - [x] a
      - [x] b
      - [ ] c
      ## Two
      nothing to tick

      | Progress | Action | Report To |
      |---|---|---|
      | 25% | List the parts | Audit |
      | half | Order them | |
      | 100% | Done | Audit |

      | Progress | Owner |
      |---|---|
      | 5% | Ann |
      """
    let value = try #require(documents([source("SPRINT.md", text)]).document(named: "documents/sprint")).value
    func json(_ value: DocumentValue?) -> String { JSONWriter.text(of: (value ?? .null).json) }
    #expect(json(value["done"]) == "2")
    #expect(json(value["progress"]) == "0.666666")
    #expect(json(value["titleAnchor"]) == "\"s-sprint\"")
    let headings = try #require(value["headings"]?.elements)
    #expect(headings.map { json($0["progress"]) } == ["0.666666", "0.666666", "null"])
    #expect(headings.map { json($0["anchor"]) } == ["\"s-sprint\"", "\"s-one\"", "\"s-two\""])
    let checkpoints = try #require(value["checkpoints"]?.elements)
    #expect(checkpoints.map { json($0["progress"]) } == ["25", "null", "100"])
    #expect(checkpoints.map { json($0["progressText"]) } == ["\"25%\"", "\"half\"", "\"100%\""])
    #expect(checkpoints.map { json($0["reportTo"]) } == ["\"Audit\"", "null", "\"Audit\""])
    #expect(checkpoints.map { json($0["line"]) } == ["11", "12", "13"])
  }

  @Test func tellsTheNextDeadlineAndTheLast() throws {
    let dates = ["2026-06-10T00:00:00Z", "2026-06-01T00:00:00Z", "2026-07-02T00:00:00Z", "2026-07-01T00:00:00Z"]
    let one = source("SPRINT.md", "# S", dates.map(deadline))
    let made = documents([one], asOf: "2026-06-15T00:00:00Z")
    let entry = try #require(made.document(named: "documents")?.value["documents"]?.elements?.first)
    #expect(entry["nextDeadline"]?["time"] == .instant(time("2026-07-01T00:00:00Z")))
    #expect(entry["lastDeadline"]?["time"] == .instant(time("2026-06-10T00:00:00Z")))
    let unknown = try #require(documents([one]).document(named: "documents")?.value["documents"]?.elements?.first)
    #expect(unknown["nextDeadline"]?["passed"] == .null)
    #expect(unknown["lastDeadline"] == .null)
  }

  @Test func givesEveryPathANameOfItsOwn() throws {
    let paths = ["BACKLOG", "BACKLOG.md", "backlog.md", "a/BACKLOG.md", "index.md", "..md", "名前.md"]
    let names = documents(paths.map { source($0, "x") }).documents.filter { $0.kind == .document }.map(\.name)
    #expect(Set(names).count == paths.count)
    #expect(!names.contains("documents/index"))
    #expect(documents([source("BACKLOG.md", "x")]).document(named: "documents/backlog") != nil)
  }

  @Test func namesATextWithoutHeadingsAfterItsFile() throws {
    let made = documents([source("a/b/SPRINT.md", "no heading"), source("x.md", "# \n")])
    #expect(made.document(named: "documents/a-b-sprint")?.value["title"] == .text("SPRINT.md"))
    #expect(made.document(named: "documents/x")?.value["title"] == .text("x.md"))
  }

  /// Wherever a secret stands, and however markup breaks it up, it leaves neither with the JSON nor with the text.
  @Test func takesSecretsOutOfTheText() throws {
    let secret = ["sk-", "ant-", "api03-", FakeSecret.chance(40)].joined()
    let middle = secret.utf8.index(secret.utf8.startIndex, offsetBy: 30)
    let (a, b) = (String(secret[..<middle]), String(secret[middle...]))
    let text = """
      # \(a)**\(b)**
      \(secret) `\(secret)` [\(a)*\(b)*](https://e.example/?k=\(secret))

      | \(secret) | x |
      |---|---|
      | \(a)_\(b)_ | &#115;\(secret.dropFirst()) |

          \(secret)

      - [ ] \(secret)
      """
    let made = documents([source("SPRINT.md", text, [.init(label: "Due", text: secret, time: nil, line: 1)])])
    let document = try #require(made.document(named: "documents/sprint"))
    let parsed = try #require(document.text).parsed()
    let whole = MarkdownHTML.render(parsed).string.split(separator: "<").map { $0.split(separator: ">").last ?? "" }
    #expect(!whole.joined().contains(b))
    #expect(!"\(parsed.blocks)".contains(b))
    #expect(!JSONWriter.text(of: document.value.json).contains(b))
    #expect("\(parsed.blocks)".contains("[anthropic-key]"))
  }

  /// Each secret that the redactor knows, as code and as running text.
  @Test(arguments: FakeSecret.all) func takesEverySecretOut(fake: FakeSecret) throws {
    let made = documents([source("SPRINT.md", "# x\n\n```\n\(fake.text)\n```\n\n\(fake.text)\n")])
    let text = try #require(made.document(named: "documents/sprint")?.text)
    let blocks = text.parsed().blocks
    let shown = "\(blocks)"
    for line in fake.secret.split(separator: "\n") where line.utf8.count >= 12 {
      #expect(!shown.contains(line), "\(fake)")
    }
  }

  @Test func holdsHostileTexts() throws {
    let many = documents([source("SPRINT.md", String(repeating: "# same\n\n- [x] a\n\n", count: 10_000))])
    let value = try #require(many.document(named: "documents/sprint")).value
    #expect(value["headings"]?.elements?.count == 5000)
    #expect(value["headingCount"] == .integer(10_000))
    #expect(value["done"] == .integer(10_000))
    let deep = String(repeating: "> ", count: 5000) + "# x"
    #expect(
      documents([source("SPRINT.md", deep)]).document(named: "documents/sprint")?.value["plainText"] == .flag(true))
  }

  @Test func holdsNoMoreThanItCan() throws {
    let made = documents((0..<502).map { source("SPRINT-\($0).md", "# x") })
    #expect(made.documents.count { $0.kind == .document } == 500)
    #expect(made.diagnostics.count { $0.id == "document.too-many" } == 2)
  }
}
