import Model
import TestSupport
import Testing

@testable import Ingest

struct TokenReportReaderTests {
  private func read(_ text: some MemoryContent) -> SourceRecords {
    TokenReportReader().read(text, path: "TOKEN_USAGE.md")
  }

  private func places(_ records: SourceRecords) -> [String] {
    records.diagnostics.sorted(by: Diagnostic.isOrderedBefore).map { diagnostic in
      let column = diagnostic.location.column.map { ":\($0)" } ?? ""
      return "\(diagnostic.id):\(diagnostic.location.line ?? 0)\(column)"
    }
  }

  @Test func countsTheRowsAndReportsTheTotalThatDiffers() {
    let text = MarkedText(
      """
      # Report
      **Generated:** 2026-02-17 9:54 PM HKT

      | Agent | Tokens | Cost | % of Total |
      |-------|-------:|------|------------|
      | `Ann` (Annie) | ~100k | $0.20 | 50% |
      | Bob | 1,500 | — | 1% |
      | Others | 500 | $0.01 | 1% |
      📍| **TOTAL** | **200,000** | **$0.25** | **100%** |
      """)
    let records = read(text.text)
    #expect(records.usage.map(\.agent?.name) == ["Ann", "Bob", nil])
    #expect(records.usage.map { $0.tokens?.total } == [100_000, 1500, 500])
    #expect(records.usage.map { $0.cost?.total.decimalText } == ["0.2", nil, "0.01"])
    #expect(records.agents.map(\.agent.name) == ["Ann", "Bob"])
    #expect(records.agents.map(\.aliases) == [["Annie"], []])
    #expect(records.usage.allSatisfy { $0.rank == .tokenReport && $0.basis == .reported && $0.calls == nil })
    #expect(records.usage.map(\.period) == [.unknown, .unknown, .unknown])
    #expect(records.stated.map(\.label) == ["TOTAL"])
    #expect(places(records) == ["report.total-differs:\(text.line ?? 0)"])
    #expect(
      records.diagnostics.first?.message
        == "TOTAL states 200,000 tokens and $0.25, the rows add up to 102,000 tokens and $0.21; the rows are counted")
    #expect(records.newest == instant("2026-02-17T21:54+08:00"))
  }

  @Test(arguments: ["TOTAL", "Total", "**All**", "sum", "合计", "总计", "Total:", "TOTAL (2 agents)"])
  func takesATotalRowForNoAgent(_ label: String) {
    let records = read("| Agent | Tokens |\n|---|---|\n| Ann | 5 |\n| Bob | 6 |\n| \(label) | 11 |\n")
    #expect(records.agents.map(\.agent.name) == ["Ann", "Bob"])
    #expect(records.stated.map(\.tokens) == [11])
    #expect(records.diagnostics.isEmpty)
  }

  @Test(arguments: ["Others", "Other", "unallocated", "Other Sessions", "_Unattributed_", "其他", "—"])
  func givesUnnamedSpendingToNobody(_ label: String) {
    let records = read("| Agent | Tokens |\n|---|---|\n| Ann | 5 |\n| \(label) | 6 |\n")
    #expect(records.usage.map(\.agent?.name) == ["Ann", nil])
    #expect(records.agents.count == 1)
  }

  @Test func takesANamelessSumForATotal() {
    let records = read("| Agent | Tokens |\n|---|---|\n| Ann | 5 |\n| Bob | 6 |\n| | **11** |\n| | 3 |\n")
    #expect(records.usage.map { $0.tokens?.total } == [5, 6, 3])
    #expect(records.stated.map(\.tokens) == [11])
  }

  @Test func readsPartsAndWhatTheyLeaveOfTheTotal() {
    let text = MarkedText(
      """
      | Agent | Model | Input | Output | Cache | Total |
      |---|---|---|---|---|---|
      | Ann | m-1 | 10 | 20 | 5 | 40 |
      | Bob | m-2 | 10 | 20 | — | — |
      📍| Cy | — | 10 | 20 | 100 | 30 |
      """)
    let records = read(text.text)
    #expect(
      records.usage.map(\.tokens) == [
        TokenCounts(input: 10, output: 20, unsplit: 10), TokenCounts(input: 10, output: 20), TokenCounts(unsplit: 30),
      ])
    #expect(records.usage.map(\.model) == ["m-1", "m-2", nil])
    #expect(places(records) == ["report.parts-differ:\(text.line ?? 0)"])
  }

  @Test func reportsACellThatIsNoFigureAndKeepsTheRow() {
    let text = MarkedText(
      """
      | Agent | Tokens | Cost |
      |---|---|---|
      | Ann | 📍1,2k | $0.20 |
      | Bob | 5 | 📍¥3 |
      | Cy | 📍⚠ ALERT | — |
      | Di | 📍0/262k | $1 |
      """)
    let records = read(text.text)
    #expect(records.usage.map(\.agent?.name) == ["Ann", "Bob", "Di"])
    #expect(records.usage.map { $0.tokens?.total } == [nil, 5, nil])
    #expect(records.agents.map(\.agent.name) == ["Ann", "Bob", "Cy", "Di"])
    #expect(places(records) == text.places.map { "report.bad-figure:\($0.line):\($0.column)" })
  }

  @Test func reportsRowsWithMissingCells() {
    let records = read("| Agent | Tokens | Cost |\n|---|---|---|\n| Ann | 5 |\n| Bob |\n| Cy || $1 |\n")
    #expect(records.usage.map(\.agent?.name) == ["Ann", "Cy"])
    #expect(records.agents.count == 3)
    #expect(places(records) == ["table.missing-cells:3", "table.missing-cells:4"])
  }

  @Test func countsOneTableOnlyAndComparesTheOthers() {
    let text = MarkedText(
      """
      | Session | Tokens |
      |---|---|
      | a | 7 |
      | Other Sessions | 4 |

      | Agent | Tokens |
      |---|---|
      | Ann | 5 |
      | Bob | 6 |

      | Kind | Tokens |
      |---|---|
      | x | 11 |

      📍| Agent | Tokens |
      |---|---|
      | Ann | 4 |
      """)
    let records = read(text.text)
    #expect(records.usage.map(\.agent?.name) == ["Ann", "Bob"])
    #expect(places(records) == ["report.tables-differ:\(text.line ?? 0)"])
  }

  @Test(arguments: [("Session", Period.unknown), ("Date", .day(Day(daysSinceEpoch: 20_500))), ("Model", .unknown)])
  func countsOtherTablesAsUnattributedWhereNoneNamesAgents(_ header: String, _ period: Period) {
    let records = read(
      "| \(header) | Tokens | Cost |\n|---|---|---|\n| 2026-02-16 | 7 | $1 |\n| **Total** | 7 | $1 |\n")
    #expect(records.usage.count == 1)
    #expect(records.usage.first?.agent == nil && records.usage.first?.session == nil)
    #expect(records.usage.first?.period == period)
    #expect(records.agents.isEmpty && records.stated.count == 1)
  }

  @Test func readsASummaryAndTakesItForNoSpending() {
    let text = MarkedText(
      """
      | Metric | Value |
      |---|---|
      📍| **Total Tokens Used** | ~20 |
      | **Total Cost** | ~$0.52 USD |
      | Context | 0/262k (fresh) |

      | Agent | Tokens | Cost |
      |---|---|---|
      | Ann | 100 | $0.52 |
      """)
    let records = read(text.text)
    #expect(records.stated.map(\.label) == ["Total Tokens Used", "Total Cost"])
    #expect(records.stated.map(\.tokens) == [20, nil])
    #expect(records.usage.count == 1)
    #expect(places(records) == ["report.total-differs:\(text.line ?? 0)"])
  }

  @Test func allowsForRounding() {
    let records = read(
      """
      | Agent | Tokens | Cost |
      |---|---|---|
      | Ann | 9.2M | $0.23 |
      | Bob | 271.5K | $0.15 |
      | Total | ~9,500,000 | $0.39 |
      """)
    #expect(records.diagnostics.isEmpty)
  }

  @Test(arguments: [
    "| Model | Input | Output |\n|---|---|---|\n| m | $0.10 | $0.40 |\n",
    "| Metric | Current | Typical Limit | % Used |\n|---|---|---|---|\n| Daily Tokens | ~424k | ~1M (free) | 42% |\n",
    "- **Per Hour:** ~17,679 tokens/hour\n", "", "# Report\n\nNothing.",
    "| Agent | Tokens (K) |\n|---|---|\n| Ann | 5 |\n",
  ])
  func saysSoWhenNoTableSplitsSpending(_ text: String) {
    let records = read(text)
    #expect(records.recordCount == 0)
    #expect(records.diagnostics.map(\.id) == ["report.no-table"])
  }

  @Test(arguments: [
    ("# Daily report\n**Generated:** 2026-02-17 9:54 PM HKT", "day 2026-02-17"),
    ("# Usage 2026-02-16\n**Generated:** 2026-02-17 9:54 PM HKT", "day 2026-02-16"),
    ("**Generated:** 2026-02-17 9:54 PM HKT", "unknown"),
    ("**Period:** 2026-02-10 to 2026-02-16 UTC\n", "2026-02-10T00:00:00.000Z 2026-02-16T23:59:59.999Z"),
    ("**Period:** 2026-02-16", "day 2026-02-16"),
    ("**Generated:** 2026-02-17 10:00 UTC\n**Duration:** 2h", "2026-02-17T08:00:00.000Z 2026-02-17T10:00:00.000Z"),
    (
      "**Generated:** 2026-02-17 10:00 UTC\n**Session Start:** 7:00 AM\n**Duration:** 2h",
      "2026-02-17T07:00:00.000Z 2026-02-17T09:00:00.000Z"
    ),
    ("**Generated:** 2026-02-17 10:00 UTC\n**Session Start:** 11:00 AM", "unknown"),
    ("_Generated: 2026-06-03T21:37:09.676Z · Duration: 1h_", "2026-06-03T20:37:09.676Z 2026-06-03T21:37:09.676Z"),
  ])
  func tellsThePeriodFromTheHeader(_ header: String, _ expected: String) {
    let records = read("\(header)\n\n| Agent | Tokens |\n|---|---|\n| Ann | 5 |\n")
    let found =
      switch records.usage.first?.period {
      case .day(let day)?: "day \(day.description)"
      case .interval(let start, let end)?: "\(start.description) \(end.description)"
      case .unknown?: "unknown"
      default: "other"
      }
    #expect(found == expected)
  }

  @Test func readsOtherLanguages() {
    let records = read("| 代理 | 输入 | 输出 | 费用 |\n|---|---|---|---|\n| 小明 | 10 | 20 | $1 |\n| 合计 | 10 | 20 | $1 |\n")
    #expect(records.usage.map(\.agent?.name) == ["小明"])
    #expect(records.usage.first?.tokens == TokenCounts(input: 10, output: 20))
    #expect(records.stated.map(\.tokens) == [30])
    #expect(records.diagnostics.isEmpty)
  }

  @Test(arguments: [
    (
      "| Agent | Model | Input | Output | Price | Time |\n|---|---|---|---|---|---|\n| Ann | m | 10 | 20 | $28.6145 | 17m 24s |\n",
      30, "28.6145"
    ),
    (
      "| Cycle | Provider | Session | Tokens | Cost |\n|---|---|---|---|---|\n| 1 | p | s | 7 | $4.1949 |\n| **Total** | | | **7** | |\n",
      7, "4.1949"
    ),
    (
      "| Checkpoint | Date | Session | Tokens | Cost |\n|---|---|---|---|---|\n| a | 2026-02-09~10 | s | ~55,000 | $1 |\n| Total | - | All | ~55,000 | $1 |\n",
      55_000, "1"
    ),
    (
      "| Agent | Tokens | Cost |\n|--|--:|--:|\n| Ann | 167,300 (33%) | $8.42 (34%) |\n| unallocated | — | — |\n",
      167_300, "8.42"
    ),
  ])
  func readsTheTablesOfOtherFleets(_ text: String, _ tokens: Int64, _ cost: String) {
    let records = read(text)
    #expect(records.usage.map { $0.tokens?.total.count } == [tokens])
    #expect(records.usage.map { $0.cost?.total.decimalText } == [cost])
    #expect(records.usage.first?.period == .unknown)
    #expect(records.diagnostics.isEmpty)
  }

  @Test func takesSkillsForNoAgents() {
    let records = read(
      "| Type | Name | Tokens |\n|---|---|---|\n| agent | Ann | 5 |\n| skill | s | 6 |\n| skill | t | — |\n| **All** | | 11 |\n"
    )
    #expect(records.usage.map(\.agent?.name) == ["Ann", nil])
    #expect(records.agents.map(\.agent.name) == ["Ann"])
    #expect(records.diagnostics.isEmpty)
  }

  @Test func readsTheSameWithOtherLineEndsAndAByteOrderMark() {
    let text = "# R\n\n| Agent | Tokens |\n|---|---|\n| Ann | 5 |\n| Total | 6 |\n"
    let windows = text.utf8.flatMap { $0 == 10 ? [13, 10] : [$0] }
    let records = read([0xEF, 0xBB, 0xBF] + windows)
    #expect(records.usage.elementsEqual(read(text).usage))
    #expect(records.diagnostics == read(text).diagnostics)
  }

  @Test func saysSoWhenTheFileCannotBeRead() {
    let files = MemoryFiles(["a.md": "x"], unreadable: ["a.md"]).files
    let input = SourceInput(path: "a.md", absolutePath: "a.md", size: 1, clocks: ClockRules(site: .utc), files: files)
    let records = TokenReportReader().read(input)[0]
    #expect(records.notRead != nil)
    #expect(records.diagnostics.map(\.id) == ["file.unreadable"])
  }
}
