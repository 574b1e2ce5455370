import Model
import TestSupport
import Testing

@testable import Ingest

/// Documents that nobody means well with: no reader may stop, or take long.
struct HostileDocumentTests {
  private static let readers: [any SourceReader] = [
    TokenReportReader(), TaskTrackerReader(), PendingTasksReader(), AgentTasksReader(),
  ]

  private static let text = """
    # Report 2026-02-17
    **Generated:** 2026-02-17 9:54 PM HKT · **Period:** Feb 1 – Feb 29
    **Session Start:** ~8:00 AM HKT, Feb 17
    **Duration:** ~14 hours **Total Tasks:** 12
    | Agent | Date | Input | Output | Tokens | Cost |
    |---|---|---|---|---|---|
    | Ann (A) | 2026-02-17 | 1,200 | 4.5k | ~9.2M (1%) | $0.23 |
    | **TOTAL** | | 1 | 2 | 99999999999B | ¥3 |

    | ID | Task | Assigned To | Priority | Due | Status |
    |---|---|---|---|---|---|
    | P-1 | a | Code-1,2,3 | P0 | Tomorrow | ✅ done |

    ### TASK-7: x (P2)
    - **Due:** Feb 29, 11:59 PM (6 days)
    - **Progress:** 60%
    - **Status:** ⏳ NOT STARTED
    ### Ann / Bob (B) - Role
    **Status:** 🟢 Active
    **Pending:**
    - [ ] a
    1. ✅ b (DONE)
    """

  @Test(arguments: 0..<40)
  func survivesMutations(_ seed: UInt64) {
    var generator = Shuffle(state: seed &* 7_919 &+ 1)
    for _ in 0..<10 {
      var bytes = Array(Self.text.utf8)
      for _ in 0..<Int.random(in: 1...30, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(Array("09-:|*()#\n,.$".utf8).randomElement(using: &generator) ?? 0, at: place)
        default:
          let end = min(bytes.count, place + Int.random(in: 1...40, using: &generator))
          bytes.insert(contentsOf: bytes[place..<end], at: place)
        }
      }
      for reader in Self.readers {
        let records = reader.read(bytes, path: "A.md")
        let lines = bytes.count { $0 == 10 } + bytes.count { $0 == 13 } + 1
        #expect(records.diagnostics.allSatisfy { ($0.location.line ?? 1) >= 1 && ($0.location.line ?? 1) <= lines })
      }
    }
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "| Agent | Tokens |\n|---|---|\n" + String(repeating: "| a | 1 |\n", count: 30_000),
      "| Agent | Tokens |\n|---|---|\n" + (0..<20_000).map { "| a\($0) | x |\n" }.joined(),
      "| Session | Tokens |\n|---|---|\n| TOTAL | 1 |\n\n"
        + String(repeating: "| Kind | Cost |\n|---|---|\n| b | 2 |\n\n", count: 12_000),
      (0..<20_000).map { "### TASK-\($0): b\n- x: y\n" }.joined(),
      "### TASK-1: b\n- **Assigned:** " + String(repeating: "a+b,", count: 15_000) + "\n- **Due:** "
        + String(repeating: "(Feb ", count: 12_000),
      String(repeating: "- ", count: 200) + "x\n", String(repeating: "a: b · ", count: 9000),
      String(repeating: "(((1,", count: 150_000),
    ])
  func takesBoundedTime(_ text: String) {
    for reader in Self.readers {
      let records = reader.read(text, path: "A.md")
      #expect(records.path == "A.md" && records.diagnostics.count < 200)
    }
  }

  @Test func givesUpADocumentThatIsNoDocument() {
    let records = TokenReportReader().read(String(repeating: "a\n\n", count: 1_500_000), path: "A.md")
    #expect(records.diagnostics.map(\.id) == ["file.unreadable"])
    #expect(records.diagnostics.first?.hint?.hasPrefix("split it") == true)
    #expect(records.notRead != nil)
  }
}
