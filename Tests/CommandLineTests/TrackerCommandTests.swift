import JSON
import TestSupport
import Testing

@testable import CommandLine

/// The commands over a task database, in a folder of its own.
struct TrackerCommandTests {
  let fixture = CommandFixture()
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ arguments: String...) async -> ExitCode {
    await fixture.run(arguments + ["--database", folder.appending("dev.db")])
  }

  /// What the last command printed, as JSON.
  private func json() throws -> JSONNode {
    try JSONDocumentParser.parse(Array(fixture.terminal.takeOutput().utf8)).root
  }

  @Test func takesATaskThroughItsLife() async throws {
    #expect(await run("database", "init") == .success)
    #expect(await run("venture", "add", "Shop", "--budget", "80") == .success)
    #expect(await run("task", "add", "Compare", "--venture", "Shop", "--cost", "6", "--tag", "a") == .success)
    _ = fixture.terminal.takeOutput()
    #expect(await run("task", "claim", "--agent", "a1", "--json") == .success)
    let claimed = try json()
    let id = try #require(claimed["id"]?.string)
    #expect(claimed["venture"]?["name"]?.string == "Shop" && claimed["tags"]?.string == #"["a"]"#)
    #expect(await run("task", "complete", id, "--agent", "other") == .problems)
    #expect(await run("task", "fail", id, "--agent", "a1", "--error", "no") == .success)
    #expect(await run("task", "claim", "--agent", "a1") == .success)
    _ = fixture.terminal.takeOutput()
    #expect(await run("task", "complete", id, "--agent", "a1", "--cost", "0.07", "--json") == .success)
    #expect(try json()["venture"]?["capitalSpent"]?.number?.text == "0.07")
    #expect(await run("task", "claim", "--agent", "a1", "--json") == .problems)
    #expect(try json().isNull)
    #expect(await run("task", "list", "--status", "completed") == .success)
    #expect(fixture.terminal.takeOutput().contains("Compare"))
  }

  @Test func saysWhatIsWrong() async throws {
    #expect(await run("task", "list") == .failed)
    #expect(fixture.terminal.error.contains("there is no task database at"))
    #expect(await run("database", "init") == .success)
    #expect(await run("task") == .usage)
    #expect(await run("task", "clam") == .usage)
    #expect(fixture.terminal.error.contains("did you mean claim?"))
    #expect(await run("task", "list", "--yes") == .usage, "a flag of another verb")
    #expect(await run("task", "claim") == .usage)
    #expect(await run("task", "add", "x", "--venture", "none") == .problems)
    #expect(await run("venture", "add", "x", "--budget", "-1") == .usage)
    #expect(await run("venture", "add", "x", "--budget", "lots") == .usage)
    #expect(await run("task", "requeue", "--older-than", "soon") == .usage)
    #expect(await run("database", "seed") == .success)
    #expect(await run("database", "reset") == .usage, "nobody can be asked")
    #expect(await run("database", "reset", "--yes") == .success)
  }

  @Test func keepsTheTerminalSafe() async throws {
    #expect(await run("database", "init") == .success)
    #expect(await run("venture", "add", "a\u{1B}[2Jb\nc", "--budget", "1") == .success)
    #expect(await run("venture", "list") == .success)
    let text = fixture.terminal.takeOutput()
    #expect(!text.contains("\u{1B}") && text.contains("a\u{FFFD}[2Jb\u{FFFD}c"))
  }
}
