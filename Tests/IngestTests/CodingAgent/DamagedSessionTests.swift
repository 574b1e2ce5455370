import Model
import TestSupport
import Testing

@testable import Ingest

/// Damages good lines at random places (always the same ones): no reader may trap, and sound lines must not get lost.
@Suite struct DamagedSessionTests {
  private struct Sample: Sendable {
    var reader: any SourceReader
    var path: String
    var before: String
    var line: @Sendable (Int) -> String
  }

  private static let samples: [Sample] = [
    Sample(
      reader: ClaudeCodeReader(), path: "projects/-a/s.jsonl", before: "",
      line: { number in
        """
        {"type":"assistant","cwd":"/a","sessionId":"s","requestId":"r","costUSD":0.5,"message":{"id":"m\(number)","model":"x",\
        "usage":{"input_tokens":1,"output_tokens":2,"cache_creation_input_tokens":9,"cache_creation":\
        {"ephemeral_5m_input_tokens":4,"ephemeral_1h_input_tokens":5},"iterations":[{"type":"advisor_message",\
        "input_tokens":1}]}},"timestamp":"2026-03-01T10:00:00.000Z"}
        """
      }),
    Sample(
      reader: CodexReader(), path: "rollout-x.jsonl", before: #"{"type":"session_meta","payload":{"id":"x"}}"#,
      line: { number in
        """
        {"timestamp":"2026-03-01T10:00:0\(number).000Z","type":"event_msg","payload":{"type":"token_count","turn_id":\
        "019c8a70-dda7-7f33-98ea-f30553347322","info":{"total_token_usage":{"input_tokens":\(number)0,\
        "cached_input_tokens":\(number),"output_tokens":\(number)},"last_token_usage":{"input_tokens":10}}}}
        """
      }),
    Sample(
      reader: GeminiSessionReader(), path: "chats/session-x.jsonl", before: #"{"sessionId":"s","projectHash":"p"}"#,
      line: { number in
        """
        {"$set":{"messages":[{"id":"\(number)","type":"gemini","timestamp":"2026-03-01T10:00:00Z","tokens":\
        {"input":5,"output":1,"cached":2,"thoughts":3,"tool":4,"total":13}}]}}
        """
      }),
  ]

  @Test(arguments: 0..<3, 0..<4)
  func keepsTheSoundLines(sample: Int, seed: Int) {
    let sample = Self.samples[sample]
    let spice = Array("\"\\{}[],:-+.eE0919\u{0}\u{FF}\r tnu".utf8)
    var numbers = Shuffle(state: UInt64(seed))
    for _ in 0..<150 {
      var damaged = Array(sample.line(2).utf8)
      for _ in 0..<Int.random(in: 1...4, using: &numbers) where !damaged.isEmpty {
        let place = Int.random(in: damaged.indices, using: &numbers)
        switch Int.random(in: 0..<4, using: &numbers) {
        case 0: damaged[place] = spice.randomElement(using: &numbers) ?? 0
        case 1: damaged.insert(spice.randomElement(using: &numbers) ?? 0, at: place)
        case 2: damaged.remove(at: place)
        default: damaged.removeSubrange(place..<min(damaged.count, place + 30))
        }
      }
      var text = Array(sample.before.utf8) + [10] + Array(sample.line(1).utf8) + [10]
      text += damaged.filter { $0 != 10 } + [10] + Array(sample.line(3).utf8) + [10]
      let records = read(sample.reader, sample.path, text)
      let lines = Set(records.usage.map(\.line))
      #expect(lines.contains(2) && lines.contains(4), "\(String(decoding: damaged, as: UTF8.self))")
      for usage in records.usage {
        #expect([usage.tokens?.input, usage.tokens?.output, usage.tokens?.cacheRead].allSatisfy { ($0 ?? 0) >= 0 })
        #expect((usage.tokens?.unsplit ?? 0) >= 0)
        #expect((usage.cacheWrite1h ?? 0) <= (usage.tokens?.cacheWrite?.count ?? 0))
      }
    }
  }
}
