import CZstd
import Digest
import Effects
import Model
import TestSupport
import Testing

@testable import Ingest

@Suite struct ArchivedTranscriptTests {
  private static let path = "agents/main/sessions/s-1.jsonl.deleted.2026-07-01T10-00-00.000Z.zst"

  /// One Zstandard frame of a text.
  private static func packed(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    var frame = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count))
    return Array(frame[..<ZSTD_compress(&frame, frame.count, bytes, bytes.count, 3)])
  }

  private static func entries(_ count: Int) -> String {
    (1...count).map { OpenClawDatabaseReaderTests.call($0) + "\n" }.joined()
  }

  @Test func readsAnArchiveLikeALiveSession() throws {
    let text = Self.entries(40)
    let live = read(OpenClawTranscriptReader(), "agents/main/sessions/s-1.jsonl", text)
    let archive = Self.packed(text)
    let records = read(OpenClawTranscriptReader(), Self.path, archive)
    #expect(records.usage.count == 40)
    #expect(records.usage.elementsEqual(live.usage))
    #expect(records.sessions == live.sessions)
    #expect(records.diagnostics.isEmpty)
    // The source is the file as it lies there.
    #expect(records.digest == Digest128(archive).description)
    #expect(records.size == Int64(archive.count))
  }

  @Test func readsWhatStandsBeforeATear() throws {
    let whole = Self.packed(Self.entries(20)) + Self.packed(Self.entries(20))
    let torn = Array(whole[..<(whole.count - 9)])
    let records = read(OpenClawTranscriptReader(), Self.path, torn)
    #expect(records.usage.count >= 20)
    #expect(records.faults.contains("archive.torn:-"))
    #expect(records.digest == Digest128(torn).description)
  }

  @Test func reportsWhatIsNoArchive() throws {
    let text = Self.entries(3)
    let records = read(OpenClawTranscriptReader(), Self.path, text)
    #expect(records.usage.isEmpty)
    #expect(records.faults == ["archive.damaged:-"])
    #expect(records.size == Int64(text.utf8.count))
    #expect(records.digest == Digest128(Array(text.utf8)).description)
  }

  @Test(arguments: [
    ("agents/a/sessions/s.jsonl.zst", true), ("agents/a/sessions/s.jsonl.reset.2026-07-01T10-00-00Z.zst", true),
    ("agents/a/sessions/session-sqlite-import-archive/s.jsonl", true),
    ("agents/a/session-sqlite-import-archive/s.jsonl.zst", true),
    ("agents/a/sessions/s.jsonl.bak.2026-07-01T10-00-00Z.zst", false),
    ("agents/a/sessions/s.checkpoint.1.jsonl.zst", false), ("agents/a/sessions/notes.zst", false),
  ])
  func knowsArchivesByName(path: String, isRead: Bool) {
    #expect((WellKnownPlaces.finding(for: path) == .source(.openclawTranscript)) == isRead)
    #expect(SessionPlace(path: path).agent == "a")
    if isRead { #expect(SessionPlace(path: path).session == "s") }
  }

  @Test func knowsTheDatabaseByName() {
    #expect(
      WellKnownPlaces.finding(for: ".openclaw/agents/a/agent/openclaw-agent.sqlite") == .source(.openclawDatabase))
  }
}
