import Model
import Reports
import Testing

@Suite struct SecretCensusTests {
  private let address = ["nexus", "@", "example.com"].joined()
  private let other = ["forge", "@", "example.com"].joined()
  private let phone = ["+852", " 5550", " 1234"].joined()

  private func source() -> SourceRecords {
    let time = Instant(milliseconds: 1_771_286_400_000)
    var source = SourceRecords(path: "a.md", format: "task-tracker", size: 1)
    var task = WorkItem(id: "t1", line: 3, title: "mail \(address) and \(address)")
    task.description = "call \(phone), mail \(address)"
    source.tasks = [task]
    // The document shows the lines that the task was read from.
    source.written = WrittenDocument(text: "# A\n\n- mail \(address), call \(phone)\n- mail \(other)\n")
    source.diagnostics = [
      Diagnostic("task.x", .note, at: SourceLocation(path: "a.md", line: 3), "\"\(address)\" is no task")
    ]
    source.usage = UsageList(
      (1...5).map { line in
        UsageRecord(
          line: line + 10, rank: .transcript, basis: .recorded, agent: AgentName(id: "nexus"), period: .instant(time),
          session: "s", user: address, model: "m", provider: nil, tokens: TokenCounts(input: 1), cost: nil, calls: 1)
      })
    return source
  }

  private func places(_ redactor: Redactor) -> [String] {
    redactor.places(in: source()).map { "\($0.location.description) \($0.kind)" }
  }

  @Test func countsEachPlaceOnce() {
    #expect(places(Redactor()) == ["a.md:3 e-mail", "a.md:3 phone", "a.md:4 e-mail", "a.md:11 e-mail"])
  }

  @Test func leavesOutWhatIsNotMasked() {
    #expect(places(Redactor(.internal)) == [])
    #expect(places(Redactor(.off)) == [])
    #expect(places(Redactor(.public, unredacted: [address])) == ["a.md:3 phone", "a.md:4 e-mail"])
  }

  @Test func countsThePathItself() {
    let source = SourceRecords(path: "memory/\(address)/a.log", format: "log", size: 1)
    #expect(Redactor().places(in: source).map(\.kind) == ["e-mail"])
  }
}
