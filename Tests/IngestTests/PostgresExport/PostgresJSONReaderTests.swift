import Effects
import Model
import TestSupport
import Testing

@testable import Ingest

@Suite struct PostgresJSONReaderTests {
  private func read(_ text: String, as name: String = "exports/token_usage.json") -> SourceRecords {
    IngestTests.read(PostgresJSONReader(), name, text)
  }

  private static let row =
    #"{"recorded_at":"2026-02-12T14:30:00.12+00:00","session_key":"agent:main:main","session_id":"s-1","agent_id":"hbx","#
    + #""user_id":null,"model":"say \"opus\"","total_tokens":9007199254740993,"cost_total":0.000725,"request_count":1}"#

  @Test(arguments: [
    "[\(row)]", "[\(row)]\n", " [ \(row) ] ", row, "\u{FEFF}[\(row)]", "[{\"json_agg\":[\(row)]}]",
  ])
  func readsARowInEveryFrame(text: String) throws {
    let records = read(text)
    let usage = try #require(records.usage.first)
    #expect(records.usage.count == 1)
    #expect(usage.period == .instant(Instant(milliseconds: 1_770_906_600_120)))
    #expect(usage.agent == AgentName(id: "hbx"))
    #expect(usage.user == nil)
    #expect(usage.model == "say \"opus\"")
    #expect(usage.line == 1)
    #expect(usage.cost?.total.decimalText == "0.000725")
    #expect(records.path == "exports/token_usage.json#token_usage")
    #expect(records.faults == ["postgres.bad-value:1", "postgres.sampled:-"])  // 2^53 + 1 tokens are more than honest
  }

  /// How `json_agg` puts rows, and what `COPY` makes of that.
  @Test(arguments: [false, true]) func readsWhatCopyMakesOfAnAggregate(isCopied: Bool) {
    let rows = [1, 2, 3].map {
      #"{"recorded_at":"2026-02-12T14:30:0\#($0)+00:00","agent_id":"a\\b","model":"say \"x\"\n","total_tokens":\#($0)}"#
    }
    var text = "[" + rows.joined(separator: ", \n ") + "]"
    if isCopied {
      text = text.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\\\")
      text = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\\n") + "\n"
    }
    let records = IngestTests.PostgresJSONReaderTests.readWhole(text)
    #expect(records.usage.map { $0.tokens?.total.count } == [1, 2, 3])
    #expect(records.usage.map(\.line) == [1, 2, 3])
    #expect(records.usage.allSatisfy { $0.agent?.id == "a\\b" && $0.model == "say \"x\"\n" })
    #expect(records.faults == ["postgres.sampled:-"])
  }

  private static func readWhole(_ text: String) -> SourceRecords {
    let files = MemoryFiles(["token_usage.json": text]).files
    return PostgresJSONReader().read(
      SourceInput(
        path: "token_usage.json", absolutePath: "token_usage.json", size: 0, clocks: ClockRules(site: .utc),
        files: files))[0]
  }

  @Test func readsObjectsLineByLine() {
    let records = read(
      #"{"recorded_at":"2026-02-12T14:30:00+00:00","agent_id":"a","total_tokens":1}"# + "\n"
        + #"{"recorded_at":"2026-02-12T14:31:00+00:00","total_tokens":2,"user_id":"u"}"# + "\n")
    #expect(records.usage.map { $0.tokens?.total.count } == [1, 2])
    #expect(records.usage.map(\.user) == [nil, "u"])
    #expect(records.usage.map(\.agent?.id) == ["a", nil])
  }

  @Test func reportsWhatIsNoRowAndReadsOn() {
    let good = #"{"recorded_at":"2026-02-12T14:30:00+00:00","agent_id":"a","total_tokens":1}"#
    let records = read("[\n\(good),\n7,\n\"x\",\n{\"a\" 1},\n[\(good)],\nnull, \(good)\n]\n")
    #expect(records.usage.map { $0.tokens?.total.count } == [1, 1])
    #expect(
      records.faults == [
        "postgres.bad-json:3", "postgres.bad-json:4", "postgres.bad-json:5", "postgres.bad-json:6",
        "postgres.bad-json:7", "postgres.sampled:-",
      ])
    #expect(records.diagnostics[2].location.column == 6)
  }

  @Test func reportsAnExportThatIsCutOff() {
    let good = #"{"recorded_at":"2026-02-12T14:30:00+00:00","agent_id":"a","total_tokens":1}"#
    #expect(read("[\(good),\n{\"recorded_at\":\"2026").faults == ["postgres.bad-json:2", "postgres.sampled:-"])
    #expect(read("[\(good)").faults == ["postgres.bad-json:1", "postgres.sampled:-"])
    #expect(read("<html>").faults == ["postgres.bad-json:1"])
    #expect(read("").diagnostics.isEmpty)
    #expect(read("[]").diagnostics.isEmpty)
  }

  @Test func leavesOutAValueThatIsTooLarge() {
    let good = #"{"recorded_at":"2026-02-12T14:30:00+00:00","agent_id":"a","total_tokens":1}"#
    let large = "{\"model\":\"" + String(repeating: "x", count: 5 << 20) + "\"}"
    let records = Self.readWhole("[\(good), \(large), \(good)]")
    #expect(records.usage.count == 2)
    #expect(records.faults == ["postgres.bad-json:1", "postgres.sampled:-"])
  }

  @Test func warnsOfAnExportThatIsProbablyCut() {
    let rows = (0..<1000).map {
      "{\"recorded_at\":\"2026-02-12T14:30:00+00:00\",\"agent_id\":\"a\",\"total_tokens\":\($0)}"
    }
    #expect(
      Self.readWhole("[\(rows.joined(separator: ","))]").faults == ["postgres.cut-at-1000:-", "postgres.sampled:-"])
    #expect(Self.readWhole("[\(rows.dropLast().joined(separator: ","))]").faults == ["postgres.sampled:-"])
  }

  @Test func boundsTheColumnsOfHostileRows() {
    let rows = (0..<40).map { row in
      "{\"recorded_at\":\"2026-02-12T14:30:00Z\",\"agent_id\":\"a\",\"total_tokens\":1,"
        + (0..<100).map { "\"k\(row)-\($0)\":1" }.joined(separator: ",") + "}"
    }
    #expect(Self.readWhole("[\(rows.joined(separator: ","))]").usage.count == 40)
  }

  @Test func namesTheDepartmentOfAJoinedRow() {
    let records = read(
      #"[{"id":"HBx","name":"Harbour","department_id":"d","role":"Director","capabilities":["a"],"departments":{"name":"Platform"}}]"#,
      as: "agents_rows.json")
    #expect(records.agents.map(\.department) == ["Platform"])
    #expect(records.path == "agents_rows.json#agents")
  }
}
