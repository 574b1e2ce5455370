import Hosting
import TestSupport
import Testing

@testable import CommandLine

/// Whether two sites are the same is told by what they are made of; the bytes of all files are the truth.
struct SiteInputTests {
  private static let fleet = [
    "fleetledger.json": "{title: 'Fleet', timezone: 'UTC'}",
    "ACTUAL_TOKEN_USAGE_REPORT.md": "| Agent | Tokens | Cost |\n|--|--|--|\n| Nexus | 100 | $0.10 |\n",
    "AGENT_TASK_TRACKER.md": "# Tasks\n\n## Queue\n- [ ] Read the log (Nexus)\n",
    "BACKLOG.md": "# Backlog\n\nA text that no figure comes from.\n\n- [ ] First\n",
    "data/leads.json": "[{\"id\": \"d1\", \"company\": \"Acme\"}]",
    "logs/nexus.log": "2026-02-17T10:00:00Z INFO [nexus] began\n",
    "mine/deals.mustache": "{{page.title}}",
  ]

  private func made(_ files: [String: String], _ flags: [String] = []) async throws -> (
    input: SiteInput, bytes: [String: [UInt8]]
  ) {
    let placed = Dictionary(uniqueKeysWithValues: files.map { ("/base/fleet/\($0.key)", $0.value) })
    let fixture = CommandFixture(placed)
    let options = try ServeOptions.parse(["fleet"] + flags).build
    let site = ServedSite(options: options, world: fixture.world(["serve"]), database: nil)
    let made = try #require(await site.make(), "\(fixture.terminal.error)")
    let resources = try made.plan.resources.filter { !$0.isVolatile }.made()
    return (made.input, Dictionary(uniqueKeysWithValues: resources.map { ($0.path, $0.bytes) }))
  }

  @Test func isTheSameForTheSameFiles() async throws {
    let (one, other) = (try await made(Self.fleet), try await made(Self.fleet))
    #expect(one.bytes == other.bytes)
    #expect(one.input == other.input)
  }

  @Test(
    arguments: [
      ("fleetledger.json", "{title: 'Another', timezone: 'UTC'}"),
      ("fleetledger.json", "{title: 'Fleet', timezone: '+08:00'}"),
      ("fleetledger.json", "{title: 'Fleet', timezone: 'UTC', privacy: 'off'}"),
      ("fleetledger.json", "{title: 'Fleet', timezone: 'UTC', baseURL: 'https://example.com/'}"),
      ("fleetledger.json", "{title: 'Fleet', timezone: 'UTC', cache: {tokens: 7}}"),
      ("ACTUAL_TOKEN_USAGE_REPORT.md", "| Agent | Tokens | Cost |\n|--|--|--|\n| Nexus | 101 | $0.10 |\n"),
      ("AGENT_TASK_TRACKER.md", "# Tasks\n\n## Queue\n- [x] Read the log (Nexus)\n"),
      ("BACKLOG.md", "# Backlog\n\nA text that no figure comes from!\n\n- [ ] First\n"),
      ("data/leads.json", "[{\"id\": \"d1\", \"company\": \"Acme\", \"region\": \"EU\"}]"),
      ("logs/nexus.log", "2026-02-17T10:00:00Z INFO [nexus] ended\n"),
      ("logs/other.log", "2026-02-17T10:00:00Z INFO [other] began\n"), ("BACKLOG.md", nil),
      ("data/leads.json", "[{\"id\": "),
    ] as [(String, String?)])
  func isAnotherWhereAnyFileIs(path: String, text: String?) async throws {
    var changed = Self.fleet
    changed[path] = text
    let (one, other) = (try await made(Self.fleet), try await made(changed))
    #expect(one.bytes != other.bytes, "the change is to be seen")
    #expect(one.input != other.input)
  }

  @Test func isAnotherWithOtherTemplates() async throws {
    var changed = Self.fleet
    changed["mine/deals.mustache"] = "{{page.title}}!"
    let flags = ["--templates", "fleet/mine"]
    let (one, other) = (try await made(Self.fleet, flags), try await made(changed, flags))
    #expect(one.bytes != other.bytes)
    #expect(one.input != other.input)
    #expect(try await made(Self.fleet, flags).input == one.input)
    #expect(try await made(Self.fleet).input != one.input)
  }
}
