import Effects
import Model
import TestSupport
import Testing

@testable import CommandLine

/// The whole example site, byte for byte, beside the expected tree in `Tests/Golden/example-fleet`.
struct ExampleFleetTests {
  @Test func buildsTheExpectedSite() async throws {
    let output = try TemporaryFolder()
    let site = output.appending("site")
    let terminal = RecordingTerminal()
    let arguments = ["build", Fixture.path("example-fleet"), "-o", site]
    let world = World(
      files: .live, clock: .fixed(Instant(milliseconds: 1_782_900_000_000)),
      environment: Environment(arguments: arguments, workingFolder: "/"), zones: .live, terminal: terminal.terminal(),
      width: 2)
    #expect(await FleetLedger.run(arguments, in: world) == .success, "\(terminal.error)")
    try GoldenTree.expect(site, matches: "example-fleet")
  }
}
