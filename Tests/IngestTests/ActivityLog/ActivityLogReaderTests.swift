import Model
import TestSupport
import Testing

@testable import Ingest

struct ActivityLogReaderTests {
  private let reader = ActivityLogReader()

  @Test func readsBracketedClockTimesInTheSitesZone() throws {
    let records = reader.read(
      "[2026-02-17 08:01:31] Position update: default in individual - Default positions\n", zone: hongKong)
    let activity = try #require(records.activities.first)
    #expect(records.activities.count == 1)
    #expect(activity.time == instant("2026-02-17T00:01:31Z"))
    #expect(activity.kind == "position")
    #expect(activity.title == "Position update: default in individual - Default positions")
    #expect((activity.level, activity.type, activity.line) == (.info, .system, 1))
    #expect(records.newest == activity.time)
    #expect(records.diagnostics.map(\.id) == ["time.zone-assumed"])
  }

  @Test func readsPythonLoggingWithItsLoggerAsKind() throws {
    let records = reader.read("2026-02-17 12:04:54,976 - mc-websocket - ERROR - it - broke\n", configured: hongKong)
    let activity = try #require(records.activities.first)
    #expect(activity.time == instant("2026-02-17T04:04:54.976Z"))
    #expect((activity.kind, activity.title) == ("mc-websocket", "it - broke"))
    #expect((activity.level, activity.type) == (.error, .error))
    #expect(records.diagnostics.isEmpty)
  }

  @Test func joinsUntimedLinesToTheTimedLineBeforeThem() throws {
    let records = reader.read(
      """
      2026-04-01T15:18:27.546+08:00 [gateway] auto-enabled plugins:\r
      - feishu configured, enabled automatically.\r

      - another one
      2026-04-01T15:18:27.866+08:00 [ws] ready

      """)
    #expect(records.activities.map(\.title) == ["auto-enabled plugins:", "ready"])
    #expect(records.activities.map(\.kind) == ["gateway", "ws"])
    #expect(records.activities.map(\.line) == [1, 5])
    #expect(records.activities[0].description == "- feishu configured, enabled automatically.\n- another one")
    #expect(records.activities[0].time == instant("2026-04-01T07:18:27.546Z"))
    #expect(records.activities[1].description == nil)
  }

  @Test func joinsLeadingUntimedLinesToTheFirstTimedOne() throws {
    let records = reader.read(
      """
      INFO:mc-api:API server started on http://0.0.0.0:8080
      INFO:aiohttp.access:127.0.0.1 [17/Feb/2026:12:05:49 +0800] "GET /api/health?key=x HTTP/1.1" 200 303 "-" "curl/8.5.0"
      """)
    let activity = try #require(records.activities.first)
    #expect(records.activities.count == 1)
    #expect(activity.time == instant("2026-02-17T04:05:49Z"))
    #expect(activity.kind == "http.access")
    #expect(activity.title == "GET /api/health HTTP/1.1 200 303")
    #expect(activity.description == "INFO:mc-api:API server started on http://0.0.0.0:8080")
    #expect(records.diagnostics.isEmpty)
  }

  @Test func givesOneActivityWithoutTimeForALogWithoutAny() throws {
    let records = reader.read("\n\nstarting\nINFO:mc-api:done\n")
    let activity = try #require(records.activities.first)
    #expect(records.activities.count == 1)
    #expect((activity.time, activity.title, activity.description) == (nil, "starting", "INFO:mc-api:done"))
    #expect(activity.line == 3)
    #expect(records.diagnostics.map(\.id) == ["log.no-time"])
  }

  @Test func givesNothingForAnEmptyLog() {
    let records = reader.read("")
    #expect(records.activities.isEmpty && records.diagnostics.isEmpty && records.notRead == nil)
    #expect(records.digest != nil)
  }

  @Test func boundsTheLinesThatAreJoined() throws {
    let lines = (1...50).map { "more \($0)" }.joined(separator: "\n")
    let records = reader.read("[2026-02-17T22:40:48.062Z] WARN: many\n\(lines)\n")
    let description = try #require(records.activities.first?.description)
    let parts = description.split(separator: "\n")
    #expect(parts.count == 21)
    #expect(parts.last == "… 30 more lines")
  }

  @Test func readsDatesOfTheDateCommandAndSaysThatCSTIsAmbiguous() throws {
    let records = reader.read(
      """
      === Disk Cleanup Started: Wed Feb 18 05:51:20 AM CST 2026 ===
      Cleaning old logs...
      === Disk Usage After Cleanup ===
      === Cleanup Complete: Wed Feb 18 12:00:01 PM CST 2026 ===
      Wed Feb 18 05:51:20 UTC 2026: backup done

      """, zone: hongKong)
    #expect(records.activities.map(\.title) == ["Disk Cleanup Started", "Cleanup Complete", "backup done"])
    #expect(
      records.activities.map(\.time) == [
        instant("2026-02-17T21:51:20Z"), instant("2026-02-18T04:00:01Z"), instant("2026-02-18T05:51:20Z"),
      ])
    #expect(records.activities[0].description == "Cleaning old logs...\n=== Disk Usage After Cleanup ===")
    #expect(records.diagnostics.map(\.id) == ["time.zone-ambiguous"])
    #expect(records.diagnostics.map(\.location.line) == [1])
  }

  @Test func keepsAnImpossibleTimeAsTextAndSaysSo() {
    let records = reader.read(
      """
      [2026-02-17 08:00:00Z] one
      [2026-02-30 08:00:00Z] two
      [2026-02-17 25:00:00Z] three
      [9999-12-31 23:00:00-01:00] four

      """)
    #expect(records.activities.map(\.title) == ["one"])
    #expect(
      records.activities[0].description
        == "[2026-02-30 08:00:00Z] two\n[2026-02-17 25:00:00Z] three\n[9999-12-31 23:00:00-01:00] four")
    #expect(records.diagnostics.map(\.id) == ["log.unreadable-lines"])
    #expect(records.diagnostics.map(\.location.line) == [2])
    #expect(records.diagnostics[0].message.contains("the first of 3"))
  }

  @Test func takesColoursAndControlCharactersOut() {
    let records = reader.read(
      "[2026-02-17T08:00:00Z] \u{1b}[31mWARN\u{1b}[0m: a\u{07}b\tc\u{9b}d\u{1b}]0;title\u{07}e\n")
    #expect(records.activities.map(\.title) == ["ab cde"])
    #expect(records.activities.map(\.level) == [.warning])
  }

  @Test func cutsLongMessages() throws {
    let text = String(repeating: "é", count: 501)
    let title = try #require(reader.read("[2026-02-17T08:00:00Z] \(text)\n").activities.first?.title)
    #expect(title.unicodeScalars.count == 501)
    #expect(title.hasSuffix("é…"))
  }

  @Test func reportsBytesThatAreNoUTF8Once() {
    let records = reader.read([UInt8]("[2026-02-17T08:00:00Z] a".utf8) + [0xFF, 0x0A, 0xFE])
    #expect(records.activities.map(\.title) == ["a\u{FFFD}"])
    #expect(records.diagnostics.map(\.id) == ["log.invalid-utf8"])
    #expect(records.diagnostics[0].message.contains("the first of 2"))
  }

  @Test(
    arguments: [
      "[2026-02-17T22:40:48.062Z] ERROR: a", "2026-02-17 12:04:54,976 - mc - INFO - b agent=x",
      "2026-04-01T15:18:27.546+08:00 [gateway] c", "=== d: Wed Feb 18 05:51:20 AM CST 2026 ===",
      #"I:a:1 [17/Feb/2026:12:05:49 +0800] "GET /x?y HTTP/1.1" 200 3"#,
      #"{"0":"{\"subsystem\":\"g\"}","1":{"a":1},"time":"2026-03-14T13:44:56Z"}"#,
    ])
  func survivesDamagedLines(line: String) {
    var state: UInt64 = 7
    func random(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    for _ in 0..<500 {
      var bytes = Array(line.utf8)
      for _ in 0..<(1 + random(below: 4)) { bytes[random(below: bytes.count)] = UInt8(random(below: 256)) }
      let cut = bytes.prefix(random(below: bytes.count + 1))
      let records = ActivityLogReader().read(Array(cut))
      #expect(records.notRead == nil && records.activities.count <= 4)
    }
  }

  @Test(
    .enabled(if: Fixture.samples != nil, "no samples on this machine"),
    arguments: [
      ("mission-control/logs/disk-cleanup-20260218.log", 2),
      ("mission-control/mission-control/backend/logs/api_server.log", 2),
      ("mission-control/mission-control/backend/logs/api_test.log", 2),
      ("mission-control/mission-control/backend/logs/websocket_server.log", 26),
      ("mission-control/mission-control/logs/enrichment.log", 69),
      ("mission-control/mission-control/logs/office_positions.log", 45),
      ("gateway-log-text/logs/gateway.excerpt.log", 9),
      ("gateway-log-json/openclaw-2026-03-14.excerpt.log", 5),
    ])
  func givesAnActivityForEveryTimedLineOfTheSamples(path: String, count: Int) throws {
    let records = try reader.readSample(path)
    #expect(records.activities.count == count)
    #expect(records.activities.allSatisfy { $0.time != nil && !$0.title.isEmpty })
    #expect(!records.diagnostics.contains { $0.id.hasPrefix("log.") })
  }

  @Test func countsTheLinesThatItDoesNotKeep() {
    let text = "[2026-02-17 08:01:31] a\n" + String(repeating: "x\n\n", count: 1000) + "[2026-02-17 08:01:32] b\n"
    let records = ActivityLogReader().read(text)
    #expect(records.activities.map(\.title) == ["a", "b"])
    #expect(records.activities.first?.description?.hasSuffix("x\n… 980 more lines") == true)
  }
}
