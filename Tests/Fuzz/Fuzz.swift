// What libFuzzer calls. One program holds every target; FLEETLEDGER_FUZZ_TARGET names the one that runs.

import Effects
import Glibc
import HTML
import JSON
import Markdown
import Model
import TestSupport

@testable import Ingest

/// Something that takes any bytes and must neither trap nor hang.
struct Target: Sendable {
  var run: @Sendable ([UInt8]) -> Void

  /// All targets by name; `Tests/Fuzz/seeds` has a folder for each.
  static let all: [String: Target] = [
    "json-lines": Target(run: scanLine),
    "json-document": Target { bytes in
      _ = try? JSONDocumentParser.parse(bytes)
      _ = try? JSONDocumentParser.parse(bytes, dialect: .json5)
    },
    "markdown": Target { bytes in
      let document = MarkdownParser.parse(bytes, path: "a.md")
      _ = MarkdownHTML.render(document)
    },
    "openclaw": reader("agents/a/sessions/s.jsonl", [OpenClawTranscriptReader(), PiSessionReader()]),
    "openclaw-command": reader("status.json", [OpenClawCommandReader()]),
    "openclaw-tables": reader(
      "agents/a/sessions/sessions.json", [OpenClawSessionsReader(), OpenClawCronRunsReader()]),
    "archive": reader("agents/a/sessions/s.jsonl.zst", [OpenClawTranscriptReader()]),
    "claude-code": reader("projects/p/s.jsonl", [ClaudeCodeReader(), JSONLSessionReader()]),
    "codex": reader("sessions/rollout-a.jsonl", [CodexReader(), JSONLSessionReader()]),
    "gemini": reader("tmp/p/chats/session-a.json", [GeminiSessionReader()]),
    "csv": reader("token_usage.csv", [PostgresCSVReader(), PrismaCSVReader()]),
    "copy-text": reader("token_usage.tsv", [CopyTextReader()]),
    "postgres-json": reader("token_usage.json", [PostgresJSONReader()]),
    "sql-dump": reader("dump.sql", [SQLDumpReader()]),
    "log": reader("agent.log", [ActivityLogReader()]),
    "token-report": reader("ACTUAL_TOKEN_USAGE_REPORT.md", [TokenReportReader()]),
    "task-lists": reader(
      "AGENT_TASK_TRACKER.md",
      [TaskTrackerReader(), PendingTasksReader(), AgentTasksReader(), AgentLogsReader()]),
    "mission-control": reader(
      "mission-control-db.json",
      [MissionControlDatabaseReader(), AgentRosterReader(), TaskListReader(), DealsReader(), TokenCacheReader()]),
  ]

  /// The target that the environment names.
  static let chosen: Target = {
    guard let name = getenv("FLEETLEDGER_FUZZ_TARGET"), let target = all[String(cString: name)] else {
      print("FLEETLEDGER_FUZZ_TARGET names one of: \(all.keys.sorted().joined(separator: " "))")
      exit(64)
    }
    return target
  }()

  /// Readers that each read the bytes as one file.
  private static func reader(_ path: String, _ readers: [any SourceReader]) -> Target {
    Target { bytes in
      let files = MemoryFiles([path: bytes]).files
      let clocks = ClockRules(site: .utc, named: { _ in .utc })
      let input = SourceInput(
        path: path, absolutePath: path, size: Int64(bytes.count), clocks: clocks, files: files)
      for reader in readers { _ = reader.read(input) }
    }
  }

  /// Reads a line to its end. A line that the document parser refuses must be refused, but for control characters in
  /// strings, which the scanner lets pass.
  @Sendable private static func scanLine(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { line in
      var scanner = JSONLineScanner(line)
      do throws(JSONLineError) {
        try value(&scanner, 0)
        try scanner.finish()
      } catch {
        return
      }
      var skipping = JSONLineScanner(line)
      do throws(JSONLineError) {
        try skipping.skipValue()
        try skipping.finish()
      } catch {
        fatalError("what can be read can be skipped: \(error)")
      }
    }
  }

  /// The scanner itself does not recurse; this does, so it goes only so deep.
  private static func value(_ scanner: inout JSONLineScanner, _ depth: Int) throws(JSONLineError) {
    guard depth < 200 else { return try scanner.skipValue() }
    switch try scanner.kind() {
    case .object:
      _ = try scanner.enterObject()
      while let key = try scanner.nextKey() {
        _ = key.string
        try value(&scanner, depth + 1)
      }
    case .array:
      _ = try scanner.enterArray()
      while try scanner.nextElement() { try value(&scanner, depth + 1) }
    case .string: _ = try scanner.readText()?.string
    case .number: if depth.isMultiple(of: 2) { _ = try scanner.readDecimal() } else { _ = try scanner.readInteger() }
    case .bool: _ = try scanner.readBool()
    case .null: try scanner.skipValue()
    }
  }
}

/// Runs the chosen target on the bytes; called by libFuzzer for each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  Target.chosen.run(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
