import Effects
import Model
import TestSupport

@testable import CommandLine

/// A world in memory, and what a command printed in it.
struct CommandFixture {
  let memory: MemoryFiles
  let terminal = RecordingTerminal()
  let now: Instant

  init(_ files: [String: any MemoryContent] = [:], now: Instant = Instant(milliseconds: 1_771_336_440_000)) {
    memory = MemoryFiles(files)
    self.now = now
  }

  func run(_ arguments: String...) async -> ExitCode { await run(arguments) }

  func run(_ arguments: [String]) async -> ExitCode { await FleetLedger.run(arguments, in: world(arguments)) }

  func world(_ arguments: [String]) -> World {
    World(
      files: memory.files, clock: .fixed(now),
      environment: Environment(arguments: arguments, workingFolder: "/base"),
      zones: ZoneData(folder: "/zones", files: memory.files), terminal: terminal.terminal(), width: 2)
  }
}
