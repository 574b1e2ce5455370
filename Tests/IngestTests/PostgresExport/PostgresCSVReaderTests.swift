import Effects
import Model
import TestSupport
import Testing

@testable import Ingest

@Suite struct PostgresCSVReaderTests {
  private func read(_ text: String, as name: String = "exports/token_usage.csv") -> SourceRecords {
    IngestTests.read(PostgresCSVReader(), name, text)
  }

  // MARK: token_usage

  private static let tickHeader = """
    recorded_at,session_key,session_id,agent_id,user_id,model,provider,input_tokens,output_tokens,cache_read_tokens,\
    cache_write_tokens,total_tokens,cost_input,cost_output,cost_cache_read,cost_cache_write,cost_total,\
    delta_total_tokens,delta_cost,request_count,surprise

    """

  @Test func readsATickWithAllItsParts() throws {
    let records = read(
      Self.tickHeader
        + "2026-02-12 14:30:00.12+00,agent:main:main,s-1,hbx_sl1,rob,opus,anthropic,"
        + "10,20,300,4,334,0.000050,0.000500,0.000150,0.000025,0.000725,334,0.000725,2,?\n")
    let usage = try #require(records.usage.first)
    #expect(usage.rank == .usageTable)
    #expect(usage.basis == .sampled)
    #expect(usage.line == 2)
    #expect(usage.period == .instant(Instant(milliseconds: 1_770_906_600_120)))
    #expect(usage.agent == AgentName(id: "hbx_sl1"))
    #expect(usage.session == "s-1")
    #expect(usage.user == "rob")
    #expect(usage.model == "opus")
    #expect(usage.provider == "anthropic")
    #expect(usage.calls == 2)
    #expect(usage.tokens?.text == "10 20 300 4 0")
    #expect(usage.cost?.text == "0.00005 0.0005 0.00015 0.000025 0")
    #expect(records.faults == ["postgres.sampled:-"])
    #expect(records.newest == Instant(milliseconds: 1_770_906_600_120))
    #expect(records.format == "postgres-csv")
  }

  @Test(arguments: [
    // Parts, total_tokens, delta_total_tokens; what comes of them.
    ("10,20,300,4", "334", "", "10 20 300 4 0"),
    ("0,0,300,4", "400", "400", "- - 300 4 96"),
    ("5,6,300,4", "400", "400", "- - 300 4 96"),
    ("0,0,0,0", "400", "400", "- - - - 400"),
    (",,,", "400", "", "- - - - 400"),
    ("0,0,900,4", "400", "400", "- - - - 400"),
    // The parts are cumulative here and say nothing of the difference.
    ("10,20,300,4", "334", "320", "- - - - 320"),
    ("10,20,300,4", "", "", "10 20 300 4 0"),
    ("0,0,0,0", "0", "0", "0 0 0 0 0"),
    ("9007199254740,0,0,0", "9007199254740", "", "9007199254740 0 0 0 0"),
  ])
  func splitsTokensOnlyWhereThePartsBelongToTheTotal(
    parts: String, total: String, delta: String, expected: String
  ) {
    let records = read(
      Self.tickHeader + "2026-02-12 14:30:00+00,k,s,a,u,m,p,\(parts),\(total),,,,,,\(delta),,1,\n")
    #expect(records.usage.map { $0.tokens?.text } == [expected])
    #expect(records.usage.map(\.cost) == [nil])
    #expect(records.faults == ["postgres.sampled:-"])
  }

  @Test(arguments: [
    ("0.000001,0.000001,0.000001,0.000001", "0.000005", "", "0.000001 0.000001 0.000001 0.000001 0.000001"),
    ("0.000002,0.000001,0.000001,0.000001", "0.000004", "", "0.000001 0.000001 0.000001 0.000001 0"),
    ("0.1,0.2,0.3,0.4", "1.000000", "0.500000", "- - - - 0.5"),
    ("0,0,0,0", "0.000002", "", "- - - - 0.000002"),
    ("0.5,,,", "0.5", "", "0.5 - - - 0"),
    ("0,0,0,0", "0", "0", "0 0 0 0 0"),
  ])
  func splitsCostOnlyWhereThePartsAddUp(parts: String, total: String, delta: String, expected: String) {
    let records = read(
      Self.tickHeader + "2026-02-12 14:30:00+00,k,s,a,u,m,p,,,,,1,\(parts),\(total),,\(delta),1,\n")
    #expect(records.usage.map { $0.cost?.text } == [expected])
  }

  @Test func knowsWhatIsNotKnown() {
    let records = read(
      "total_tokens,agent_id,recorded_at,model,user_id\n5,unknown,2026-02-12T14:30:00+05:30,unknown,\"\"\n"
        + "5,,,m,u\n")
    #expect(records.usage.map(\.agent) == [nil, nil])
    #expect(records.usage.map(\.model) == [nil, "m"])
    #expect(records.usage.map(\.user) == [nil, "u"])
    #expect(records.usage.map(\.calls) == [nil, nil])
    #expect(records.usage.map(\.period) == [.instant(Instant(milliseconds: 1_770_886_800_000)), .unknown])
    #expect(records.faults == ["postgres.bad-value:3", "postgres.sampled:-"])
  }

  @Test func reportsValuesThatCannotBeRead() {
    let records = read(
      "recorded_at,agent_id,total_tokens,cost_total\n2026-02-12 14:30:00+00,a,-5,NaN\n"
        + "infinity,a,1.5,0.5\n2026-02-12 14:30:00,a,7.00,-1\n")
    #expect(records.usage.map { $0.tokens?.text } == [nil, nil, "- - - - 7"])
    #expect(records.usage.map { $0.cost?.total.decimalText } == [nil, "0.5", nil])
    #expect(
      records.faults == [
        "postgres.bad-value:2", "postgres.bad-value:2", "postgres.bad-value:3", "postgres.bad-value:3",
        "postgres.bad-value:4", "time.zone-assumed:-", "postgres.sampled:-",
      ])
  }

  @Test func dropsASecondRowOfOneSessionAndTime() {
    let records = read(
      "recorded_at,session_key,agent_id,total_tokens\n2026-02-12 14:30:00+00,\"k\n2\",a,5\n"
        + "2026-02-12 14:30:00+00,\"k\n2\",a,6\n2026-02-12 14:30:00+00,k,a,7\n2026-02-12 14:30:00+00,,a,8\n"
        + "2026-02-12 14:30:00+00,,a,9\n")
    #expect(records.usage.map { $0.tokens?.total.count } == [5, 7, 8, 9])
    #expect(records.usage.map(\.line) == [2, 6, 7, 8])
    #expect(records.faults == ["postgres.duplicate-row:4", "postgres.sampled:-"])
  }

  @Test func warnsOfAnExportThatIsProbablyCut() {
    let header = "recorded_at,agent_id,total_tokens\n"
    let row = "2026-02-12 14:30:00+00,a,1\n"
    let cut = read(header + String(repeating: row, count: 1000))
    #expect(cut.usage.count == 1000)
    #expect(cut.faults == ["postgres.cut-at-1000:-", "postgres.sampled:-"])
    #expect(read(header + String(repeating: row, count: 1001)).faults == ["postgres.sampled:-"])
  }

  @Test func reportsBrokenRowsAndReadsOn() {
    let records = read(
      "recorded_at,agent_id,total_tokens\n2026-02-12 14:30:00+00,a\n2026-02-12 14:30:00+00,a\"b,1\n"
        + "2026-02-12 14:30:00+00,a,5,6\n2026-02-12 14:30:00+00,a,7\n2026-02-12 14:30")
    #expect(records.usage.map { $0.tokens?.total.count } == [7])
    #expect(
      records.faults == [
        "postgres.bad-row:2", "postgres.bad-csv:3", "postgres.bad-row:4", "postgres.bad-row:6", "postgres.sampled:-",
      ])
  }

  @Test(arguments: [
    ("recorded_at,total_tokens", "postgres.missing-column"), ("agent_id,cost_total", "postgres.missing-column"),
    ("date,total_tokens", "postgres.missing-column"),
    ("id,code,agent_id", "postgres.unknown-table"),
  ])
  func readsNothingWithoutItsColumns(header: String, id: String) {
    let name = id == "postgres.unknown-table" ? "exports/unnamed.csv" : "exports/token_usage.csv"
    let records = read(header + "\n1,2\n", as: name)
    #expect(records.faults == ["\(id):1"])
    #expect(records.recordCount == 0)
    #expect(records.notRead != nil)
  }

  @Test func readsAnEmptyFileAndABareHeader() {
    #expect(read("").diagnostics.isEmpty)
    #expect(read(Self.tickHeader).diagnostics.isEmpty)
  }

  // MARK: token_usage_daily

  @Test func keepsTheDailyRowUpdatedLast() throws {
    let records = read(
      """
      date,agent_id,user_id,model,total_input_tokens,total_output_tokens,total_cache_read_tokens,\
      total_cache_write_tokens,total_tokens,total_cost,request_count,updated_at
      2026-02-12,a,,m,0,0,10,5,100,0.5,3,2026-02-12 10:00:00+00
      2026-02-12,a,,m,0,0,20,5,300,1.5,9,2026-02-12 22:00:00+00
      2026-02-12,a,,m,0,0,15,5,200,1.0,6,2026-02-12 16:00:00+00
      2026-02-12,a,u,m,1,2,3,4,10,0.1,1,2026-02-12 16:00:00+00
      2026-02-13,a,,m,0,0,0,0,7,0.1,1,

      """, as: "token_usage_daily_2026.csv")
    #expect(records.usage.map { $0.tokens?.text } == ["- - 20 5 275", "1 2 3 4 0", "- - - - 7"])
    #expect(records.usage.map { $0.cost?.text } == ["- - - - 1.5", "- - - - 0.1", "- - - - 0.1"])
    #expect(records.usage.map(\.calls) == [9, 1, 1])
    #expect(records.usage.map(\.line) == [3, 5, 6])
    #expect(records.usage.map(\.rank) == [.dailyUsageTable, .dailyUsageTable, .dailyUsageTable])
    #expect(records.usage.first?.period == Day("2026-02-12").map { .day($0) })
    #expect(records.faults == ["postgres.duplicate-row:3", "postgres.duplicate-row:4", "postgres.sampled:-"])
    #expect(records.newest?.description == "2026-02-13T00:00:00.000Z")
  }

  // MARK: platform_metrics

  @Test func readsMetricsExactly() throws {
    let records = read(
      """
      id,recorded_at,cpu_percent,mem_total_bytes,load_1m,uptime_seconds,gateway_status,hostname,instance_type
      x,2026-06-28 23:00:07.9+00,7.00,9223372036854775808,0.85,,ok,harbor-1,vm
      y,,1,2,3,4,ok,h,vm
      z,2026-06-29 00:00:00+00,much,1,2,3,,,vm

      """, as: "platform_metrics.csv")
    let sample = try #require(records.metrics.first)
    #expect(sample.time.description == "2026-06-28T23:00:07.900Z")
    #expect(sample.host == "harbor-1")
    #expect(sample.states == [MetricSample.State(name: "gateway_status", text: "ok")])
    #expect(
      sample.values.map { "\($0.name) \($0.mantissa) \($0.scale)" } == [
        "cpu_percent 700 2", "mem_total_bytes 9223372036854775808 0", "load_1m 85 2",
      ])
    #expect(records.metrics.map { $0.values.count } == [3, 3])
    #expect(records.metrics.last?.states == [])
    #expect(records.faults == ["postgres.bad-row:3", "postgres.bad-value:3", "postgres.bad-value:4"])
  }

  // MARK: The example fleet

  @Test(arguments: [("token_usage", 29, 0), ("token_usage_daily", 60, 0), ("platform_metrics", 0, 48)])
  func readsTheExampleFleetsTables(table: String, usage: Int, metrics: Int) {
    let path = "exports/\(table).csv"
    let root = Fixture.path("example-fleet")
    let records = PostgresCSVReader().read(
      SourceInput(
        path: path, absolutePath: "\(root)/\(path)", size: 0, clocks: ClockRules(site: .utc), files: .live))[0]
    #expect(records.usage.count == usage)
    #expect(records.metrics.count == metrics)
    #expect(!records.diagnostics.contains { $0.severity == .error })
  }
}
