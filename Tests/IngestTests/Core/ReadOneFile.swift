import Effects
import Model
import TestSupport

@testable import Ingest

extension SourceReader {
  /// Reads one file that stands in memory.
  func read(
    _ content: any MemoryContent, path: String = "logs/a.log", zone: ZoneRules = .utc, configured: ZoneRules? = nil
  ) -> SourceRecords {
    let files = MemoryFiles([path: content], blockSize: 7).files
    let input = SourceInput(
      path: path, absolutePath: path, size: 0, clocks: ClockRules(site: zone, configured: configured), files: files)
    return read(input)[0]
  }

  /// Reads one of the real samples with the site's zone UTC.
  func readSample(_ path: String) throws -> SourceRecords {
    let samples = try Sample.folder()
    let input = SourceInput(
      path: path, absolutePath: "\(samples)/\(path)", size: 0, clocks: ClockRules(site: .utc), files: .live)
    return read(input)[0]
  }
}

/// The real samples beside the checkout.
enum Sample {
  struct Missing: Error {}

  /// The folder that holds them.
  static func folder() throws -> String {
    guard let folder = Fixture.samples else { throw Missing() }
    return folder
  }
}

/// A moment from its ISO text.
func instant(_ text: String) -> Instant? { Instant(iso8601: Array(text.utf8)) }

/// Hong Kong, by its offset.
let hongKong = ZoneRules(name: "Asia/Hong_Kong", offsetSeconds: 8 * 3600)
