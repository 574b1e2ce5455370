import Effects
import JSON
import Model
import TestSupport
import Testing

@testable import CommandLine

struct ReportCommandTests {
  private static func call(_ time: String, _ model: String, input: Int, cost: String?) -> String {
    let cost = cost.map { #","cost":{"total":\#($0)}"# } ?? ""
    return """
      {"type":"message","timestamp":"\(time)","message":{"role":"assistant","model":"\(model)","provider":"p",\
      "usage":{"input":\(input),"output":1\(cost)}}}
      """
  }

  static func fleet() -> CommandFixture {
    CommandFixture([
      "/base/fleet/agents/nexus/sessions/s1.jsonl": [
        call("2026-02-16T10:00:00Z", "m", input: 1000, cost: "0.25"),
        call("2026-02-17T10:00:00Z", "m", input: 2000, cost: "0.5"),
        call("2026-02-17T10:00:00Z", "m", input: 2000, cost: "0.5"),
      ].joined(separator: "\n") + "\n",
      "/base/fleet/agents/bolt/sessions/s2.jsonl": call("2026-03-02T10:00:00Z", #"q,\"x"#, input: 10, cost: nil)
        + "\n",
    ])
  }

  @Test func printsATableOfAgentsWithTheLargestCostFirst() async {
    let fixture = Self.fleet()
    #expect(await fixture.run("report", "agents", "fleet") == .success)
    let rows = fixture.terminal.output.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
    #expect(rows.count == 7, "\(fixture.terminal.output)")
    #expect(rows[0] == "agent calls sessions input output tokens cost basis")
    #expect(rows[2] == "nexus 2 1 3,000 2 3,002 $0.75 recorded")
    #expect(rows[3] == "bolt 1 1 10 1 11 unpriced recorded")
    #expect(rows[5] == "TOTAL 3 2 3,010 3 3,013 ≥ $0.75 recorded")
    #expect(rows[6] == "≥ at least: 1 record has tokens but no known price")
  }

  @Test func keepsToTheDaysAskedFor() async {
    let fixture = Self.fleet()
    #expect(
      await fixture.run("report", "daily", "fleet", "--since", "2026-02-17", "--until=2026-02-28", "--csv") == .success)
    #expect(
      fixture.terminal.output
        == "day,calls,sessions,input,output,cacheRead,cacheWrite,unsplit,tokens,cost,unpriced,basis\r\n"
        + "2026-02-17,1,1,2000,1,,,0,2001,0.5,0,recorded\r\n", "\(fixture.terminal.output)")
  }

  @Test func quotesNamesInCSVByRFC4180() async {
    let fixture = Self.fleet()
    _ = await fixture.run("report", "models", "fleet", "--csv")
    #expect(fixture.terminal.output.contains(#""q,""x",p,1,1,10,1,"#), "\(fixture.terminal.output)")
  }

  @Test func splitsRowsFurther() async throws {
    let fixture = Self.fleet()
    _ = await fixture.run("report", "monthly", "fleet", "--by", "agent,model", "--json")
    let output = fixture.terminal.output
    #expect(output.contains("\"by\": [\"month\", \"agent\", \"model\"]"), "\(output)")
    #expect(output.contains("\"month\": \"2026-02\""))
    #expect(output.contains("\"total\": 0.75"))
    #expect(output.contains("\"atLeast\": true"))
  }

  @Test(arguments: [
    (["report"], "daily, weekly"), (["report", "agent"], "did you mean agents?"),
    (["report", "daily", ".", "--by", "agnet"], "did you mean agent?"),
    (["report", "daily", ".", "--csv", "--json"], "exclude each other"),
    (["report", "daily", ".", "--since", "yesterday"], "takes a day"),
    (["report", "daily", ".", "--since", "2026-02-02", "--until", "2026-02-01"], "is after"),
    (["explain", ".", "--week", "8"], "takes a week or a day"),
    (["explain", "fleet", "--agent", "nexsu"], "did you mean nexus?"),
    (["reprot"], "did you mean report?"),
  ])
  func refusesAWrongCommandLine(_ arguments: [String], _ words: String) async {
    let fixture = Self.fleet()
    #expect(await fixture.run(arguments) == .usage)
    #expect(fixture.terminal.error.contains(words), "\(fixture.terminal.error)")
  }

  @Test(arguments: [80, 100, 120, 160])
  func fitsTheTable(_ width: Int) async throws {
    let fixture = Self.fleet()
    let reading = try await WorkspaceReading.read(
      WorkspaceOptions(workspace: "fleet"), in: fixture.world([]), progress: { _, _ in })
    let table = ReportTable(reading.ledger, by: [.day, .agent, .model, .session], since: nil, until: nil)
    for line in table.text(width: width).split(separator: "\n") where !line.hasPrefix("no room") {
      #expect(line.count <= width, "\(line)")
    }
  }
}
