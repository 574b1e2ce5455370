import Glibc
import HTML
import JSON
import Markdown
import Model
import Reports
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
    "document": Target(run: readDocument),
    "openclaw": reader("agents/a/sessions/s.jsonl", [OpenClawTranscriptReader(), PiSessionReader()]),
    "openclaw-command": reader("status.json", [OpenClawCommandReader()]),
    "openclaw-tables": reader(
      "agents/a/sessions/sessions.json", [OpenClawSessionsReader(), OpenClawCronRunsReader()]),
    "openclaw-database": database(
      "agents/a/agent/openclaw-agent.sqlite", openClawTables, OpenClawDatabaseReader()),
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
    "prisma-database": database("prisma/dev.db", prismaTables, PrismaDatabaseReader()),
    "price-file": Target { bytes in _ = PriceFileReader(bytes, path: "prices.json") },
    "history": Target(run: readHistory),
    "redaction": Target(run: redact),
  ]

  /// Takes secrets out of the bytes, as they are and as text. What is found lies within them, in order; a text that was
  /// redacted is not changed by redacting it again, but where each label makes one more secret of what stands beside it.
  @Sendable private static func redact(_ bytes: [UInt8]) {
    let redactors = [Redactor(), Redactor(.internal, unredacted: ["@example.com", "+852 5550 1234", "hunter2"])]
    let text = String(decoding: bytes, as: UTF8.self)
    for redactor in redactors {
      bytes.withUnsafeBufferPointer { buffer in
        var end = 0
        for finding in redactor.findings(in: buffer) {
          precondition(finding.range.lowerBound >= end && finding.range.upperBound <= bytes.count, "out of order")
          precondition(!finding.range.isEmpty, "nothing was found")
          end = finding.range.upperBound
        }
      }
      var once = redactor.redact(text)
      for _ in 0..<16 {
        let twice = redactor.redact(once)
        if twice == once { break }
        once = twice
      }
      precondition(redactor.redact(once) == once, "redacting changes a redacted text")
      precondition(redactor.findings(in: text).isEmpty == (redactor.redact(text) == text), "found, but left")
    }
    precondition(Redactor(.off).redact(text) == text, "a text was changed that was not to be")
  }

  /// The target that the environment names.
  static let chosen: Target = {
    let name = getenv("FLEETLEDGER_FUZZ_TARGET").map { String(cString: $0) } ?? ""
    guard let target = all[name] ?? planted[name] else {
      print("FLEETLEDGER_FUZZ_TARGET names one of: \(all.keys.sorted().joined(separator: " "))")
      // libFuzzer takes a plain exit for a fault, and ends before anything is printed.
      fflush(nil)
      _exit(64)
    }
    return target
  }()

  /// Reads the bytes as a document that people wrote; the anchors of its outline must be those of the rendered text.
  @Sendable private static func readDocument(_ bytes: [UInt8]) {
    _ = WrittenDocumentReader().read(input("SPRINT.md", bytes))
    let document = MarkdownParser.parse(bytes, path: "SPRINT.md").mapTexts { text in
      text.split(separator: "a", omittingEmptySubsequences: false).joined(separator: "[x]")
    }
    var options = MarkdownHTML.Options()
    options.identifierPrefix = "s-"
    let html = MarkdownHTML.render(document, options).bytes
    let outline = MarkdownOutline(document, prefix: "s-")
    let ids = html.split(separator: UInt8(ascii: "<")).filter {
      $0.first == UInt8(ascii: "h") && $0.contains(UInt8(ascii: "="))
    }
    precondition(ids.count == outline.headings.count, "the outline has other headings than the text")
    precondition(Set(outline.headings.map(\.anchor)).count == outline.headings.count, "an anchor stands twice")
  }

  /// Readers that each read the bytes as one file.
  private static func reader(_ path: String, _ readers: [any SourceReader]) -> Target {
    Target { bytes in
      let input = input(path, bytes)
      for reader in readers { _ = reader.read(input) }
    }
  }

  /// The bytes as a file of a workspace.
  static func input(_ path: String, _ bytes: [UInt8]) -> SourceInput {
    SourceInput(
      path: path, absolutePath: path, size: Int64(bytes.count),
      clocks: ClockRules(site: .utc, named: { _ in .utc }), files: MemoryFiles([path: bytes]).files)
  }
}
