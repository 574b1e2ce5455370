import Effects
import Model
import TestSupport
import Testing

@testable import CommandLine

/// The whole example site, byte for byte, beside the expected tree in `Tests/Golden/example-fleet`.
///
/// There is a document for each combination of each agent with the other parameters of a query. Those of one agent stand
/// in the tree; of all others the manifest has the digests.
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
    for path in try FileTree.files(below: site) where Self.isAlikeAnother(path) {
      try FileSystem.live.removeFile("\(site)/\(path)")
    }
    try GoldenTree.expect(site, matches: "example-fleet")
  }

  /// Whether this is a document of an agent and other parameters, and the agent is not the one that stands for all.
  private static func isAlikeAnother(_ path: String) -> Bool {
    guard path.hasSuffix(".json"), let start = path.ranges(of: "/by-agent/").first else { return false }
    let rest = path[start.upperBound...]
    return rest.contains("/") && !rest.hasPrefix("main/")
  }
}
