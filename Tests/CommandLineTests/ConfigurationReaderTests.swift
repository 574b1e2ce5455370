import Model
import TestSupport
import Testing

@testable import CommandLine

struct ConfigurationReaderTests {
  /// Reads a text with a marker and expects one error there.
  private func expectError(
    _ id: String, at marked: String, hint: String? = nil, sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    let text = MarkedText(marked)
    let reader = ConfigurationReader(Array(text.text.utf8), path: "fleetledger.json")
    let found = reader.diagnostics.first
    #expect(reader.diagnostics.count == 1, "\(reader.diagnostics)", sourceLocation: sourceLocation)
    #expect(found?.id == id, sourceLocation: sourceLocation)
    #expect(found?.severity == .error, sourceLocation: sourceLocation)
    #expect(found?.location.line == text.line, sourceLocation: sourceLocation)
    #expect(found?.location.column == text.column, sourceLocation: sourceLocation)
    if let hint { #expect(found?.hint == hint, sourceLocation: sourceLocation) }
  }

  @Test func readsEveryKey() {
    let text = """
      // comment
      {
        $schema: "x", title: 'Harbor', timezone: "Asia/Hong_Kong", weekStart: "Sunday", baseURL: "https://a.example/x/",
        sources: ["a.md", { path: "b/*.log", format: "log", timezone: "+08:00" }],
        exclude: ["old/**"], disjointSources: ["c.md"],
        agents: { nexus: { name: "Nexus", aliases: ["Air"], department: "Ops" }, audit: {} },
        prices: { "m/1": { input: 0.25, output: 1e1, cacheRead: 0.000001 } },
        cache: { tokens: 15, agents: 0, },
      }
      """
    let reader = ConfigurationReader(Array(text.utf8), path: "f.json")
    #expect(reader.diagnostics.isEmpty, "\(reader.diagnostics)")
    let configuration = reader.configuration
    #expect(configuration.title == "Harbor")
    #expect(configuration.timezone == "Asia/Hong_Kong")
    #expect(configuration.weekStart == 7)
    #expect(configuration.baseURL == "https://a.example/x")
    #expect(
      configuration.sources == [.init(path: "a.md"), .init(path: "b/*.log", format: "log", timezone: "+08:00")])
    #expect(configuration.exclude == ["old/**"])
    #expect(configuration.disjointSources == ["c.md"])
    #expect(configuration.agents.map(\.id) == ["audit", "nexus"])
    #expect(configuration.agents.last?.aliases == ["Air"])
    #expect(
      configuration.prices == [
        .init(model: "m/1", input: 250_000, output: 10_000_000, cacheRead: 1, cacheWrite: nil)
      ])
    #expect(configuration.cache == [.init(document: "agents", seconds: 0), .init(document: "tokens", seconds: 15)])
  }

  @Test func pointsAtAnUnknownKeyAndNamesTheNearest() {
    expectError(
      "config.unknown-key", at: "{\n  title: \"a\",\n  📍timzone: \"UTC\"\n}", hint: "did you mean \"timezone\"?")
    expectError("config.unknown-key", at: "{sources: [{📍pth: 1, path: \"a\"}]}", hint: "did you mean \"path\"?")
    expectError("config.unknown-key", at: "{agents: {a: {📍alias: []}}}", hint: "did you mean \"aliases\"?")
    expectError("config.unknown-key", at: "{cache: {📍token: 5}}", hint: "did you mean \"tokens\"?")
  }

  @Test func pointsAtABadValue() {
    expectError("config.bad-value", at: "{title: 📍5}")
    expectError("config.bad-value", at: "{title: \"a\", 📍title: \"b\"}")
    expectError("config.bad-value", at: "{weekStart: 📍\"mondy\"}", hint: "did you mean \"monday\"?")
    expectError("config.bad-value", at: "{baseURL: 📍\"javascript:alert(1)\"}")
    expectError("config.bad-value", at: "{prices: {m: {input: 📍-1}}}")
    expectError("config.bad-value", at: "{prices: {m: {input: 📍0.0000001}}}")
    expectError("config.bad-value", at: "{cache: {tokens: 📍86401}}")
    expectError("config.bad-value", at: "{sources: [{path: \"a\", format: 📍\"logs\"}]}", hint: "did you mean \"log\"?")
    expectError("config.bad-value", at: "{agents: {📍Nexus: {}}}", hint: "write \"nexus\"")
    expectError("config.bad-value", at: "{sources: 📍{}}")
  }

  @Test func pointsAtBrokenText() {
    expectError("config.invalid", at: "{\n  title: 📍]")
  }
}
