import Effects
import Ingest
import Ledger
import Model
import Reports
import TestSupport
import Testing

@testable import CommandLine

/// What the manual says of the code is held against the code.
struct DocumentationTests {
  private func text(_ path: String) throws -> String {
    String(decoding: try FileSystem.live.readAll("\(Fixture.root)/\(path)", limit: 4 << 20), as: UTF8.self)
  }

  @Test func describesEveryFlag() throws {
    let manual = try text("docs/cli.md")
    func names<Options>(_ table: FlagTable<Options>) -> [String] {
      table.flags.map { "`--\($0.name)\($0.value.map { " \($0)" } ?? "")`" }
    }
    let flags =
      names(BuildOptions.build) + names(BuildOptions.check) + names(ReportOptions.table) + names(ExplainOptions.table)
      + names(DiffOptions.table) + names(ServeOptions.table) + names(TailOptions.table)
      + TrackerCommand.all.flatMap { names(FlagTable(flags: $0.flags, operandLimit: 0)) }
    for flag in flags { #expect(manual.contains(flag), "docs/cli.md lacks \(flag)") }
  }

  @Test func describesEveryConfigurationKey() throws {
    let manual = try text("docs/configuration.md")
    let schema = try text("docs/fleetledger.schema.json")
    for key in ConfigurationKeys.root + ConfigurationKeys.source + ConfigurationKeys.agent + ConfigurationKeys.price
      + ConfigurationKeys.band + ConfigurationKeys.budget
    {
      #expect(manual.contains("`\(key)`"), "docs/configuration.md lacks \(key)")
      #expect(schema.contains("\"\(key)\":"), "docs/fleetledger.schema.json lacks \(key)")
    }
    for word in ConfigurationKeys.formats + ConfigurationKeys.documents {
      #expect(schema.contains("\"\(word)\""), "docs/fleetledger.schema.json lacks \(word)")
    }
  }

  @Test func listsEveryBuiltInPrice() throws {
    let manual = try text("docs/prices.md")
    #expect(manual.contains("looked up on \(BuiltInPrices.date)"))
    for row in BuiltInPrices.table.rows {
      for (above, rates) in [("", row.rates)] + row.bands.map({ ("\($0.above)", $0.rates) }) {
        let cells = [rates.input, rates.output, rates.cacheRead, rates.cacheWrite, rates.cacheWrite1h].map { rate in
          rate.map { USDTotal(picodollars: Int128($0) * 1_000_000).decimalText } ?? ""
        }
        let line =
          (["`\(row.model)`", above] + cells).map { $0.isEmpty ? "|" : "| \($0)" }.joined(separator: " ") + " |"
        #expect(manual.contains(line), "docs/prices.md lacks \(line)")
      }
    }
  }

  @Test func describesEveryFormat() throws {
    let manual = try text("docs/formats.md")
    for format in SourceFormat.allCases {
      #expect(manual.contains("`\(format.rawValue)`"), "docs/formats.md lacks \(format.rawValue)")
    }
  }

  /// Every kind of secret has a row, and every row a kind.
  @Test func describesEveryKindOfSecret() throws {
    let described = try text("docs/redaction.md").split(separator: "\n").compactMap { line -> String? in
      guard line.hasPrefix("| `[") else { return nil }
      return line.dropFirst(4).split(separator: "]").first.map(String.init)
    }
    #expect(described.sorted() == SecretKind.allCases.map(\.rawValue).sorted())
    for mode in SiteConfiguration.Privacy.allCases {
      #expect(try text("docs/redaction.md").contains("| `\(mode.rawValue)` |"), "docs/redaction.md lacks \(mode)")
    }
  }

  /// Every id that the sources give to a diagnostic has a row, and every row an id in the sources.
  @Test func describesEveryDiagnostic() throws {
    let manual = try text("docs/diagnostics.md")
    let described = Set(
      manual.split(separator: "\n").compactMap { line -> String? in
        guard line.hasPrefix("| `") else { return nil }
        return line.dropFirst(3).split(separator: "`").first.map(String.init)
      })
    let used = try Self.usedIDs()
    #expect(used.count > 40, "too few ids found: \(used.sorted())")
    #expect(used.subtracting(described).isEmpty, "docs/diagnostics.md lacks \(used.subtracting(described).sorted())")
    #expect(described.subtracting(used).isEmpty, "no code gives \(described.subtracting(used).sorted())")
  }

  /// String literals of the form `group.some-fact` in the sources, for the groups that diagnostics have.
  private static func usedIDs() throws -> Set<String> {
    let groups = [
      "agents", "archive", "config", "database", "deal", "file", "history",
      "json", "ledger", "log", "markdown", "openclaw",
      "pending",
      "postgres",
      "report",
      "roster", "snapshot", "sql", "table", "task", "time", "tracker", "transcript", "usage", "venture", "workspace",
      "activity",
      "cron", "price", "sessions", "deals", "tasks", "agent-logs", "site", "template", "host", "document", "secret",
    ]
    var ids: Set<String> = []
    for path in try FileTree.files(below: "\(Fixture.root)/Sources") where path.hasSuffix(".swift") {
      let bytes = try FileSystem.live.readAll("\(Fixture.root)/Sources/\(path)", limit: 4 << 20)
      for piece in bytes.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false) {
        let text = String(decoding: piece, as: UTF8.self)
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, groups.contains(String(parts[0])), let second = parts.last, !second.isEmpty else {
          continue
        }
        let isName = second.utf8.allSatisfy {
          (97...122).contains($0) || $0 == UInt8(ascii: "-") || (48...57).contains($0)
        }
        if isName, !["json", "csv", "md", "db", "html", "log", "mustache"].contains(String(second)) {
          ids.insert(text)
        }
      }
    }
    return ids
  }
}
