import Model
import Testing

@testable import Ingest

struct GatewayJSONGrammarTests {
  private let reader = ActivityLogReader()

  @Test func readsNumberedValuesUnderTheirSubsystem() throws {
    let records = reader.read(
      #"{"0":"{\"subsystem\":\"gateway/heartbeat\"}","1":{"intervalMs":1800000, "a":[1]},"2":"heartbeat: started","_meta":{"name":"{\"subsystem\":\"gateway/heartbeat\"}","date":"2026-03-14T13:44:56.604Z","logLevelId":4,"logLevelName":"WARN"},"time":"2026-03-14T14:44:56.650+01:00"}"#
        + "\n")
    let activity = try #require(records.activities.first)
    #expect(activity.time == instant("2026-03-14T13:44:56.650Z"))
    #expect((activity.kind, activity.level) == ("gateway/heartbeat", .warning))
    #expect(activity.title == "heartbeat: started")
    #expect(activity.description == #"{"intervalMs":1800000, "a":[1]}"#)
    #expect(records.diagnostics.isEmpty)
  }

  @Test func readsCapturedConsoleTextWithColoursAndLineEnds() throws {
    let records = reader.read(
      #"{"0":"\u001b[36mfirst\u001b[0m\nsecond","_meta":{"name":"openclaw","date":"2026-02-28T01:02:03.004Z","logLevelName":"ERROR"}}"#
    )
    let activity = try #require(records.activities.first)
    #expect((activity.title, activity.description, activity.kind) == ("first", "second", nil))
    #expect((activity.type, activity.time) == (.error, instant("2026-02-28T01:02:03.004Z")))
  }

  @Test func takesAgentAndSessionFromTheirFields() {
    let records = reader.read(
      """
      {"time":"2026-07-01T00:00:00.000Z","message":"run done","agent_id":"nexus","session_id":"s-1","_meta":{"logLevelName":"INFO"}}
      {"0":{"sessionKey":"agent:forge:main"},"1":"lane done","time":"2026-07-01T00:00:01.000Z"}
      {"time":"2026-07-01T00:00:02.000Z","level":"warn","subsystem":"logging","message":"size cap hit"}

      """)
    #expect(records.activities.map(\.title) == ["run done", "lane done", "size cap hit"])
    #expect(records.activities.map(\.agent?.id) == ["nexus", "forge", nil])
    #expect(records.activities.map(\.session) == ["s-1", nil, nil])
    #expect(records.activities.map(\.kind) == [nil, nil, "logging"])
    #expect(records.activities.map(\.level) == [.info, .info, .warning])
  }

  @Test func keepsASenderOutOfACommandLine() {
    let records = reader.read(
      #"{"timestamp":"2026-02-01T00:00:00.000Z","action":"reset","sessionKey":"agent:main:main","senderId":"+15550100"}"#
    )
    #expect(records.activities.map(\.title) == ["reset"])
    #expect(records.activities.map(\.agent?.id) == ["main"])
    #expect(records.activities.map(\.description) == [nil])
  }

  @Test func keepsATornLineAsTextAndSaysSo() {
    let records = reader.read(
      #"{"time":"2026-07-01T00:00:00Z","message":"whole"}"# + "\n" + #"{"time":"2026-07-01T00:00:01Z","mess"#)
    #expect(records.activities.map(\.title) == ["whole"])
    #expect(records.activities[0].description == #"{"time":"2026-07-01T00:00:01Z","mess"#)
    #expect(records.diagnostics.map(\.id) == ["log.unreadable-lines"])
    #expect(records.diagnostics.map(\.location.line) == [2])
  }

  @Test func readsOneNameTwiceAsTheLastOne() {
    let records = reader.read(#"{"time":"2026-07-01T00:00:00Z","message":"a","message":"b"}"#)
    #expect(records.activities.map(\.title) == ["b"])
  }
}
