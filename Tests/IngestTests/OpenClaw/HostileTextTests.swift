import Model
import Testing

@testable import Ingest

/// Damages good files at random places (always the same ones): no reader may trap, and a sound line must not get lost.
@Suite struct HostileTextTests {
  /// SplitMix64: numbers that are the same in every run.
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private static let line = """
    {"type":"message","timestamp":"2026-03-01T10:00:00.000Z","message":{"role":"assistant","provider":"p","model":"m",\
    "usage":{"input":1,"output":2,"cacheRead":3,"cacheWrite":4,"totalTokens":10,"cost":{"input":0.1,"output":0.2,\
    "cacheRead":0.3,"cacheWrite":0.4,"total":1}},"timestamp":1772359200000}}
    """

  private func damaged(_ text: String, _ numbers: inout Numbers) -> [UInt8] {
    let spice = Array("\"\\{}[],:-+.eE0919\u{0}\u{FF}\r tnu".utf8)
    var bytes = Array(text.utf8)
    for _ in 0..<Int.random(in: 1...4, using: &numbers) where !bytes.isEmpty {
      let place = Int.random(in: bytes.indices, using: &numbers)
      switch Int.random(in: 0..<4, using: &numbers) {
      case 0: bytes[place] = spice.randomElement(using: &numbers) ?? 0
      case 1: bytes.insert(spice.randomElement(using: &numbers) ?? 0, at: place)
      case 2: bytes.remove(at: place)
      default: bytes.removeSubrange(place..<min(bytes.count, place + 30))
      }
    }
    return bytes.filter { $0 != UInt8(ascii: "\n") }
  }

  @Test(arguments: 0..<4)
  func keepsTheSoundLinesOfADamagedTranscript(seed: UInt64) {
    var numbers = Numbers(state: seed)
    for _ in 0..<250 {
      let good = Array(Self.line.utf8) + [10]
      let text = good + damaged(Self.line, &numbers) + [10] + good
      let records = read(OpenClawTranscriptReader(), "agents/a/sessions/s.jsonl", text)
      let sound = records.usage.filter { $0.line != 2 }
      #expect(sound.map(\.line) == [1, 3])
      #expect(sound.allSatisfy { $0.cost?.total.decimalText == "1" && $0.tokens?.text == "1 2 3 4 0" })
      for usage in records.usage {
        #expect((usage.tokens?.total.count ?? 0) >= 0)
        #expect((usage.tokens?.unsplit.count ?? 0) >= 0)
        if let cost = usage.cost { #expect(cost.unsplit >= .zero && cost.total >= .zero) }
      }
    }
  }

  @Test(arguments: 0..<4)
  func keepsTheSoundLinesOfADamagedRunLog(seed: UInt64) {
    let line = #"{"ts":1774994415589,"jobId":"j","action":"finished","status":"error","error":"a\nb","durationMs":5}"#
    var numbers = Numbers(state: seed)
    for _ in 0..<250 {
      let good = Array(line.utf8) + [10]
      let records = read(OpenClawCronRunsReader(), "cron/runs/j.jsonl", good + damaged(line, &numbers) + [10] + good)
      #expect(records.activities.filter { $0.line != 2 }.map(\.line) == [1, 3])
    }
  }

  @Test(arguments: 0..<4)
  func readsAnyStoreAndAnyKey(seed: UInt64) {
    let store = #"{"agent:a:telegram:direct:+15550100200":{"sessionId":"s","channel":"telegram"}}"#
    var numbers = Numbers(state: seed)
    for _ in 0..<250 {
      let records = read(OpenClawSessionsReader(), "agents/a/sessions/sessions.json", damaged(store, &numbers))
      #expect(records.sessions.count <= 1)
    }
  }

  @Test(arguments: 0..<4)
  func readsDamagedTablesAlikeInEveryBlockSize(seed: UInt64) {
    let alphabet = Array("\"\",,\r\n\na1 \u{FF}".utf8)
    var numbers = Numbers(state: seed)
    for _ in 0..<250 {
      let text = (0..<40).map { _ in alphabet.randomElement(using: &numbers) ?? 0 }
      let whole = csv(text, by: 1000)
      #expect(csv(text, by: 1) == whole)
      #expect(csv(text, by: 7) == whole)
      let table = Array("recorded_at,agent_id,total_tokens,cost_total\n".utf8) + text
      let records = read(PostgresCSVReader(), "token_usage.csv", table)
      #expect(records.notRead == nil)
    }
  }

  private func csv(_ bytes: [UInt8], by size: Int) -> [String] {
    var parser = CSVParser(limit: 16)
    var found: [String] = []
    func take(_ event: CSVParser.Event) { found.append(String(describing: event)) }
    for start in stride(from: 0, to: bytes.count, by: size) {
      parser.feed(bytes[start..<min(start + size, bytes.count)], take)
    }
    parser.finish(take)
    return found
  }

  @Test func listsTheFirstBadLinesAndCountsTheRest() {
    let records = read(
      OpenClawTranscriptReader(), "agents/a/sessions/s.jsonl", String(repeating: "x\n", count: 1000) + "{}\n")
    #expect(records.diagnostics.count == 21)
    #expect(records.diagnostics.last?.message.hasPrefix("980 more places") == true)
  }
}
