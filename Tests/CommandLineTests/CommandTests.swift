import Effects
import Model
import TestSupport
import Testing

@testable import CommandLine

struct CommandTests {
  private static let report = """
    # TOKEN USAGE
    **Generated:** 2026-02-17 9:54 PM UTC
    **Session Start:** 8:00 AM UTC, Feb 17

    | Agent | Tokens | Cost |
    |-------|--------|------|
    | Nexus | 100 | $0.10 |
    | **TOTAL** | 90 | $0.10 |
    """

  @Test func publishesASite() async {
    let fixture = CommandFixture(["/base/fleet/ACTUAL_TOKEN_USAGE_REPORT.md": Self.report])
    #expect(await fixture.run("build", "fleet", "-o", "site") == .success)
    let contents = fixture.memory.contents
    #expect(contents["base/site/index.html"] != nil, "\(contents.keys.sorted())")
    #expect(contents["base/site/api/tokens.json"] != nil)
    #expect(contents["base/deploy/vercel.json"] != nil)
    #expect(contents["base/deploy/nginx.conf"] == nil, "only asked for")
    #expect(fixture.terminal.output.contains("1 source read"))
    #expect(fixture.terminal.output.contains("$0.10 in total"))
    #expect(fixture.terminal.error.contains("ACTUAL_TOKEN_USAGE_REPORT.md:8: warning: "))
  }

  @Test(arguments: [
    (["-o", "site/public", "--deploy", "site"], "base/site", "public"),
    (["-o", "public", "--deploy", "."], "base", "public"),
    (["-o", "/base/a/b/public", "--deploy", "a"], "base/a", "b/public"),
    (["-o", "web/public"], "base/web/deploy", "web/public"),
  ])
  func namesTheOutputAsSeenFromTheDeployFolder(_ arguments: [String], _ deploy: String, _ name: String) async {
    let fixture = CommandFixture(["/base/fleet/ACTUAL_TOKEN_USAGE_REPORT.md": Self.report])
    #expect(await fixture.run(["build", "fleet", "--host", "firebase", "--host", "vercel"] + arguments) == .success)
    for (file, key) in [("vercel.json", "outputDirectory"), ("firebase.json", "public")] {
      let text = String(decoding: fixture.memory.contents["\(deploy)/\(file)"] ?? [], as: UTF8.self)
      #expect(text.contains("\"\(key)\": \"\(name)\""), "\(text)")
    }
  }

  @Test func writesNothingWhenChecking() async {
    let fixture = CommandFixture(["/base/fleet/ACTUAL_TOKEN_USAGE_REPORT.md": Self.report])
    let before = fixture.memory.contents
    #expect(await fixture.run("check", "fleet") == .success)
    #expect(fixture.memory.contents == before)
  }

  @Test func failsOnWarningsWhenStrictAndPublishesNothing() async {
    let fixture = CommandFixture(["/base/fleet/ACTUAL_TOKEN_USAGE_REPORT.md": Self.report])
    #expect(await fixture.run("build", "fleet", "-o", "site", "--strict") == .problems)
    #expect(!fixture.memory.contents.keys.contains { $0.hasPrefix("base/site") })
    #expect(await fixture.run("check", "fleet", "--strict") == .problems)
  }

  @Test func tellsTheResultAsJSON() async {
    let fixture = CommandFixture(["/base/fleet/ACTUAL_TOKEN_USAGE_REPORT.md": Self.report])
    _ = await fixture.run("build", "fleet", "-o", "site", "--format", "json")
    #expect(
      fixture.terminal.output.hasPrefix("{\"agents\":1,\"changed\":true,\"cost\":0.1,"), "\(fixture.terminal.output)")
    let again = CommandFixture(fixture.memory.contents.mapValues { $0 as any MemoryContent })
    _ = await again.run("build", "fleet", "-o", "site", "--format", "json")
    #expect(again.terminal.output.contains("\"changed\":false"), "\(again.terminal.output)")
  }

  @Test func failsOnAWrongConfigurationWithItsPlace() async {
    let fixture = CommandFixture(["/base/fleet/fleetledger.json": "{\n titel: 1 }"])
    #expect(await fixture.run("build", "fleet") == .failed)
    #expect(
      fixture.terminal.error.contains("fleetledger.json:2:2: error: \"titel\" is no key"), "\(fixture.terminal.error)")
    #expect(fixture.terminal.error.contains("hint: did you mean \"title\"?"))
  }

  @Test(arguments: [
    ["biuld"], ["build", "--outptu", "x"], ["build", "--as-of", "yesterday", "."],
    ["build", "--timezone", "Mars/Olympus"],
    ["build", "--config", "missing.json"], [],
  ])
  func refusesAWrongCommandLine(_ arguments: [String]) async {
    let fixture = CommandFixture(["/base/a.txt": "", "/zones/UTC": "TZif"])
    let world = World(
      files: fixture.memory.files, clock: .fixed(fixture.now),
      environment: Environment(arguments: arguments, workingFolder: "/base"),
      zones: ZoneData(folder: "/zones", files: fixture.memory.files), terminal: fixture.terminal.terminal(), width: 1)
    #expect(await FleetLedger.run(arguments, in: world) == .usage)
    #expect(!fixture.terminal.error.isEmpty)
    #expect(fixture.terminal.output.isEmpty)
  }

  @Test func saysWhenThereIsNoWorkspace() async {
    let fixture = CommandFixture(["/base/a.txt": ""])
    #expect(await fixture.run("build", "missing") == .failed)
    #expect(fixture.terminal.error.contains("/base/missing"))
  }

  @Test func warnsOfAnEmptyWorkspaceAndPublishesPagesThatSaySo() async {
    let fixture = CommandFixture(["/base/fleet/notes.txt": "hello"])
    #expect(await fixture.run("build", "fleet", "-o", "site") == .success)
    #expect(fixture.terminal.error.contains("[workspace.empty]"))
    #expect(fixture.terminal.output.contains("no cost known"))
  }

  @Test func keepsControlCharactersOffTheTerminal() async {
    let fixture = CommandFixture(["/base/fleet/fleetledger.json": "{ \"ti\u{1B}[2Jtle\": 1 }"])
    _ = await fixture.run("build", "fleet")
    #expect(!fixture.terminal.error.unicodeScalars.contains("\u{1B}"))
  }

  @Test func speaksForTheDayAskedFor() async {
    let fixture = CommandFixture(["/base/fleet/ACTUAL_TOKEN_USAGE_REPORT.md": Self.report])
    _ = await fixture.run("build", "fleet", "-o", "site", "--as-of", "2026-03-01")
    let stats = String(decoding: fixture.memory.contents["base/site/api/stats.json"] ?? [], as: UTF8.self)
    #expect(stats.filter { !$0.isWhitespace }.contains("\"today\":\"2026-03-01\""), "\(stats.prefix(400))")
  }
}
