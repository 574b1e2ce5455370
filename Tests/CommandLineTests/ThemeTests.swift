import Effects
import TestSupport
import Testing

@testable import CommandLine

/// The user's templates, from the command line to the page.
struct ThemeTests {
  private static let fleet = ["/base/fleet/data/leads.json": "[{\"id\": \"d1\", \"company\": \"Acme <b>\"}]"]

  private func fixture(_ theme: [String: any MemoryContent], configuration: String? = nil) -> CommandFixture {
    var files: [String: any MemoryContent] = Self.fleet
    for (name, content) in theme { files["/base/fleet/mine/\(name)"] = content }
    if let configuration { files["/base/fleet/fleetledger.json"] = configuration }
    return CommandFixture(files)
  }

  private func page(_ fixture: CommandFixture, _ path: String) -> String? {
    fixture.memory.contents["base/site/\(path)"].map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func takesTheTemplatesOfTheCommandLine() async {
    let fixture = fixture([
      "deals.mustache": "\u{FEFF}{{> partials/own}}", "partials/own.mustache": "{{page.title}}!",
      "README.md": "of mine",
      ".git/x.mustache": "{{",
    ])
    #expect(await fixture.run("build", "fleet", "-o", "site", "--templates", "fleet/mine") == .success)
    #expect(page(fixture, "deals.html") == "Deals!")
    #expect(page(fixture, "tasks.html")?.hasPrefix("<!DOCTYPE html>") == true)
    // The folder is no source.
    #expect(page(fixture, "api/sources.json")?.contains("mine/") == false)
  }

  @Test func takesTheTemplatesOfTheConfigurationRelativeToTheWorkspace() async {
    let fixture = fixture(["deals.mustache": "x"], configuration: "{templates: './mine'}")
    #expect(await fixture.run("build", "fleet", "-o", "site") == .success)
    #expect(page(fixture, "deals.html") == "x")
    #expect(page(fixture, "api/sources.json")?.contains("mine") == false)
  }

  @Test func isPartOfTheInput() async {
    var digests: [String?] = []
    for theme in [[:], ["deals.mustache": "x"], ["deals.mustache": "y"]] {
      let fixture = fixture(theme)
      let flags = theme.isEmpty ? [] : ["--templates", "fleet/mine"]
      _ = await fixture.run(["build", "fleet", "-o", "site"] + flags)
      digests.append(
        page(fixture, "api/build.json")?.split(separator: "\n").first { $0.contains("inputDigest") }.map(String.init))
    }
    #expect(Set(digests).count == 3)
  }

  @Test(
    arguments: [
      (
        ["deals.mustache": "{{#doc.deals}}\n  {{compani}}{{/doc.deals}}"],
        "fleet/mine/deals.mustache:2:3: error: there is no \"compani\" here [template.error]\n  hint: did you mean \"company\"?\n"
      ),
      (
        ["deals.mustache": "{{pge.title}}"],
        "fleet/mine/deals.mustache:1:1: error: there is no \"pge\" here [template.error]\n  hint: did you mean \"page\"?\n"
      ),
      (
        ["deals.mustache": "a\n{{/x}}"],
        "fleet/mine/deals.mustache:2:1: error: {{/x}} closes nothing [template.error]\n"
      ),
      (
        ["deals.mustache": "{{> partials/keys}}"],
        "fleet/mine/deals.mustache:1:1: error: there is no template named \"partials/keys\" [template.error]\n  hint: did you mean \"partials/key\"?\n"
      ),
      (
        ["partials/key.mustache": "{{nothing.at.all}}"],
        "fleet/mine/partials/key.mustache:1:1: error: there is no \"nothing\" here [template.error]\n"
      ),
      (
        ["deal.mustache": "x"],
        "fleet/mine/deal.mustache: error: no page uses a template of this name [template.unknown]\n  hint: did you mean \"deals.mustache\"?\n"
      ),
      (
        ["assets/bas.css": "x"],
        "fleet/mine/assets/bas.css: error: no page uses a template of this name [template.unknown]\n  hint: did you mean \"assets/base.css\"?\n"
      ),
    ] as [([String: String], String)])
  func tellsWhereATemplateIsWrong(theme: [String: String], message: String) async {
    var files = Self.fleet.merging([
      "/base/fleet/ACTUAL_TOKEN_USAGE_REPORT.md": "| Agent | Tokens | Cost |\n|--|--|--|\n| Nexus | 100 | $0.10 |\n"
    ]) { $1 }
    for (name, text) in theme { files["/base/fleet/mine/\(name)"] = text }
    let fixture = CommandFixture(files)
    #expect(await fixture.run("build", "fleet", "-o", "site", "--templates", "fleet/mine/") == .failed)
    #expect(fixture.terminal.error.contains(message), "\(fixture.terminal.error)")
    #expect(page(fixture, "index.html") == nil)
  }

  @Test func tellsWhereATemplateIsNoText() async {
    let fixture = fixture(["deals.mustache": [0x61, 0x0A, 0xC3, 0xA4, 0xFF, 0x62] as [UInt8]])
    #expect(await fixture.run("check", "fleet", "--templates", "./fleet/mine") == .failed)
    #expect(
      fixture.terminal.error.hasPrefix(
        "./fleet/mine/deals.mustache:2:3: error: the file is not UTF-8 [template.not-text]\n"),
      "\(fixture.terminal.error)")
  }

  @Test func tellsThatTheFolderIsNone() async {
    let fixture = fixture([:])
    #expect(await fixture.run("build", "fleet", "-o", "site", "--templates", "nowhere") == .failed)
    #expect(fixture.terminal.error.contains("nowhere: error: the folder of templates cannot be read: "))
    #expect(await fixture.run("build", "fleet", "-o", "site", "--templates", "fleet/data/leads.json") == .failed)
    #expect(fixture.terminal.error.contains("fleet/data/leads.json: error: the folder of templates is no folder"))
  }

  @Test func tellsAllFaultsOfAFolderAtOnce() async {
    let large = [UInt8](repeating: 0x20, count: Theme.sizeLimit + 1)
    let fixture = fixture(["deals.mustache": large, "agents.mustache": [0xFF] as [UInt8]])
    #expect(await fixture.run("check", "fleet", "--templates", "fleet/mine") == .failed)
    let lines = fixture.terminal.error.split(separator: "\n").filter { $0.contains("error: ") }
    #expect(lines.count == 2, "\(fixture.terminal.error)")
    #expect(lines.first?.hasPrefix("fleet/mine/agents.mustache:1:1: ") == true)
  }
}
