import Effects
import Model
import TestSupport
import Testing

@testable import Ingest

/// The same rows in each form in which the tables are exported.
@Suite struct PostgresFormsTests {
  private static let copied = #"""
    recorded_at,session_key,session_id,agent_id,user_id,model,total_tokens,cost_total,hostname,request_count
    2026-02-12 14:30:00.12+00,agent:main:main,s-1,hbx,,opus,334,0.000725,"C:\x ""y""",1
    2026-02-12 22:45:00+08,"agent:main:main
    agent:main:cron:1",s-2,hbx,"",opus,7,0.500000,h,1
    """#
  private static let postgrest = #"""
    recorded_at,session_key,session_id,agent_id,user_id,model,total_tokens,cost_total,hostname,request_count
    "2026-02-12 14:30:00.12+00",agent:main:main,s-1,hbx,,opus,334,0.000725,"C:\\x ""y""",1
    "2026-02-12 22:45:00+08","agent:main:main
    agent:main:cron:1",s-2,hbx,"",opus,7,0.500000,h,1
    """#
  private static let supabase = #"""
    recorded_at,session_key,session_id,agent_id,user_id,model,total_tokens,cost_total,hostname,request_count
    2026-02-12T14:30:00.12+00:00,agent:main:main,s-1,hbx,,opus,334,0.000725,"C:\x ""y""",1
    2026-02-12 14:45:00+00,"agent:main:main
    agent:main:cron:1",s-2,hbx,,opus,7,0.5,h,1
    """#
  private static let rest = #"""
    [{"recorded_at":"2026-02-12T14:30:00.12+00:00","session_key":"agent:main:main","session_id":"s-1","agent_id":"hbx","user_id":null,"model":"opus","total_tokens":334,"cost_total":0.000725,"hostname":"C:\\x \"y\"","request_count":1},
     {"recorded_at":"2026-02-12T22:45:00+08:00","session_key":"agent:main:main\nagent:main:cron:1","session_id":"s-2","agent_id":"hbx","user_id":"","model":"opus","total_tokens":7,"cost_total":0.500000,"hostname":"h","request_count":1}]
    """#
  private static let text = #"""
    recorded_at	session_key	session_id	agent_id	user_id	model	total_tokens	cost_total	hostname	request_count
    2026-02-12 14:30:00.12+00	agent:main:main	s-1	hbx	\N	opus	334	0.000725	C:\\x "y"	1
    2026-02-12 22:45:00+08	agent:main:main\nagent:main:cron:1	s-2	hbx		opus	7	0.500000	h	1
    """#

  private static func usage(_ reader: any SourceReader, _ path: String, _ text: String) -> [UsageRecord] {
    let records = reader.read(text, path: path)
    #expect(records.diagnostics.map(\.id) == ["postgres.sampled"])
    return records.usage.map { record in
      var record = record
      record.line = 0
      return record
    }
  }

  @Test func readsTheSameFromEachForm() {
    let expected = Self.usage(PostgresCSVReader(), "token_usage.csv", Self.copied)
    #expect(expected.map(\.session) == ["s-1", "s-2"])
    #expect(expected.map { $0.cost?.total.decimalText } == ["0.000725", "0.5"])
    #expect(Self.usage(PostgresCSVReader(), "token_usage.csv", Self.postgrest) == expected)
    #expect(Self.usage(PostgresCSVReader(), "token_usage.csv", Self.supabase) == expected)
    #expect(Self.usage(PostgresJSONReader(), "token_usage.json", Self.rest) == expected)
    #expect(Self.usage(CopyTextReader(), "token_usage.tsv", Self.text) == expected)
  }

  @Test func takesOneBackslashForTwoOfARowLiteralOnly() {
    func host(_ row: String) -> String? {
      let records = PostgresCSVReader().read("recorded_at,hostname,cpu_percent\n\(row)\n", path: "platform_metrics.csv")
      return records.metrics.first?.host
    }
    #expect(host(#""2026-02-12 14:30:00+00","a\\b",1"#) == #"a\b"#)
    #expect(host(#""2026-02-12 14:30:00+00","a\\\\b\\",1"#) == #"a\\b\"#)
    #expect(host(#"2026-02-12 14:30:00+00,a\\b,1"#) == #"a\\b"#)
    #expect(host(#""2026-02-12 14:30:00+00","a\\b","1""#) == #"a\\b"#)  // FORCE_QUOTE
  }

  @Test func readsCopiedTextWithoutAHeader() {
    let columns = PostgresTable.tokenUsageWeekly.columns.count
    let row = ["i", "2026-02-09", "hbx", "\\N", "100", "1.500000"] + Array(repeating: "0", count: columns - 7)
    let records = CopyTextReader().read(
      row.joined(separator: "\t") + "\t2026-02-16 00:00:00+00\n\\.\n", path: "token_usage_weekly.copy")
    #expect(records.stated.map(\.label) == ["week of 2026-02-09, hbx"])
    #expect(CopyTextReader().read("x\n", path: "features.tsv").notRead != nil)
  }

  // MARK: Sums and views

  @Test func statesTheSumsOfAWeekAndCountsNone() throws {
    let records = PostgresCSVReader().read(
      "id,week_start,agent_id,user_id,total_tokens,total_cost\ni,2026-02-09,hbx,rob,100,1.5\nj,soon,,,,\n",
      path: "token_usage_weekly.csv")
    #expect(records.usage.isEmpty)
    #expect(records.stated.map(\.label) == ["week of 2026-02-09, hbx, rob", "week"])
    #expect(records.stated[0].tokens == Tokens(100))
    #expect(records.stated[0].cost?.decimalText == "1.5")
    let monday = try #require(instant("2026-02-09T00:00:00Z"))
    #expect(records.stated[0].period == .interval(monday, Instant(milliseconds: monday.milliseconds + 7 * 86_400_000)))
    #expect(records.stated[1].period == .unknown)
    #expect(records.faults == ["postgres.bad-value:3", "postgres.restated:-", "postgres.sampled:-"])
  }

  @Test(arguments: [
    (
      "agent_id,user_id,model,input_tokens,output_tokens,total_tokens,total_cost,requests,sessions",
      "token_usage_today",
      "hbx,rob,opus,1,2,3,0.5,1,1", "day of the export, hbx, rob, opus"
    ),
    (
      "agent_id,total_tokens,total_cost,requests,sessions,avg_cost_per_request", "token_usage_7d_by_agent",
      "hbx,3,0.5,1,1,0.5", "7 days before the export, hbx"
    ),
    (
      "user_id,total_tokens,total_cost,requests,sessions", "token_usage_7d_by_user", "rob,3,0.5,1,1",
      "7 days before the export, rob"
    ),
  ])
  func statesWhatViewsSum(header: String, name: String, row: String, label: String) {
    // The columns tell the view, whatever the file's name.
    for path in ["exports/\(name).csv", "exports/token_usage_export.csv"] {
      let records = PostgresCSVReader().read("\(header)\n\(row)\n", path: path)
      #expect(records.usage.isEmpty)
      #expect(records.stated.map(\.label) == [label])
      #expect(records.stated.first?.tokens == Tokens(3))
      #expect(records.stated.first?.period == .unknown)
    }
  }

  @Test func readsMeasurementsFromViews() {
    let recent = PostgresCSVReader().read(
      "id,recorded_at,cpu_percent,gateway_status\nx,2026-06-28 23:00:07+00,7.00,ok\n", path: "metrics_recent.csv")
    #expect(recent.metrics.count == 1)
    let summary = PostgresCSVReader().read("date,sample_count,cpu_avg\n2026-06-28,4,7.0\n", path: "metrics_summary.csv")
    #expect(summary.recordCount == 0)
    #expect(summary.notRead != nil)
    #expect(summary.diagnostics.isEmpty)
  }

  // MARK: Agents

  @Test(arguments: [
    ("departments_rows.json", #"[{"id":"d-1","code":"PL","name":"Platform"}]"#),
    ("departments.csv", "id,code,name\nd-1,PL,Platform\n"),
    ("departments.tsv", "d-1\tPL\tPlatform\t\\N\t\\N\t\\N\t\\N\n"),
  ])
  func namesDepartmentsFromTheFileBeside(name: String, content: String) {
    let files = MemoryFiles([
      "x/agents_rows.csv": "id,name,department_id,role\nHBx,Harbour,d-1,Lead\nHBy,,d-9,\n,Nobody,,\n",
      "x/\(name)": content,
    ]).files
    let records = PostgresCSVReader().read(
      SourceInput(
        path: "x/agents_rows.csv", absolutePath: "x/agents_rows.csv", size: 0, clocks: ClockRules(site: .utc),
        files: files))[0]
    #expect(records.agents.map(\.agent) == [AgentName(id: "HBx", name: "Harbour"), AgentName(id: "HBy")])
    #expect(records.agents.map(\.department) == ["Platform", nil])
    #expect(records.faults == ["postgres.bad-row:4"])
  }

  @Test func leavesOtherTablesOfACommonNameAlone() {
    let records = PostgresCSVReader().read("agent,phone\nx,y\n", path: "agents.csv")
    #expect(records.diagnostics.isEmpty)
    #expect(records.notRead != nil)
  }

  @Test func losesNothingButARowOfNothingButTabs() {
    let row = "2026-02-12 14:30:00+00\tnexus\t5\n"
    let records = CopyTextReader().read(
      "recorded_at\tagent_id\ttotal_tokens\n\(row)\(String(repeating: "\t", count: 2 << 20))\n\(row)",
      path: "token_usage.tsv")
    #expect(records.usage.map(\.line) == [2, 4])
    #expect(records.diagnostics.filter { $0.severity == .warning }.map(\.id) == ["postgres.bad-row"])
    #expect(records.diagnostics.first { $0.severity == .warning }?.location.line == 3)
  }
}
