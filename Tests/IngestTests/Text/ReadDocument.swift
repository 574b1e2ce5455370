import Effects
import Model
import TestSupport

@testable import Ingest

/// What a reader makes of a document.
func read(
  _ text: some MemoryContent, with reader: some SourceReader, path: String = "REPORT.md", site: ZoneRules = .utc,
  configured: ZoneRules? = nil
) -> SourceRecords {
  let files = MemoryFiles([path: text]).files
  let clocks = ClockRules(site: site, configured: configured)
  let input = SourceInput(path: path, absolutePath: "/" + path, size: 0, clocks: clocks, files: files)
  return reader.read(input)[0]
}

/// What a reader makes of a real sample.
func readSample(_ path: String, with reader: some SourceReader, site: ZoneRules = .utc) -> SourceRecords {
  let input = SourceInput(
    path: path, absolutePath: "\(Fixture.samples ?? "")/\(path)", size: 0, clocks: ClockRules(site: site), files: .live)
  return reader.read(input)[0]
}
