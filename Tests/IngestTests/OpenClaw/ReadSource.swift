import Effects
import Model
import TestSupport

@testable import Ingest

/// Reads one file made of `text` with a reader.
func read(_ reader: some SourceReader, _ path: String, _ text: some MemoryContent) -> SourceRecords {
  let files = MemoryFiles([path: text], blockSize: 7).files
  let input = SourceInput(
    path: path, absolutePath: path, size: 0, clocks: ClockRules(site: .utc), files: files)
  return reader.read(input)[0]
}

extension SourceRecords {
  /// The ids of the diagnostics with their lines, as `transcript.bad-line:3`.
  var faults: [String] { diagnostics.map { "\($0.id):\($0.location.line.map { String($0) } ?? "-")" } }
}

extension Parts where Amount == Tokens {
  /// Input, output, cacheRead, cacheWrite and unsplit, `-` for what is not known.
  var text: String {
    ([input, output, cacheRead, cacheWrite].map { $0.map { String($0.count) } ?? "-" } + [String(unsplit.count)])
      .joined(separator: " ")
  }
}

extension Parts where Amount == USDTotal {
  /// Input, output, cacheRead, cacheWrite and unsplit, `-` for what is not known.
  var text: String {
    ([input, output, cacheRead, cacheWrite].map { $0?.decimalText ?? "-" } + [unsplit.decimalText])
      .joined(separator: " ")
  }
}
