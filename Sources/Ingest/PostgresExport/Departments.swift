import Effects
import Model

/// The names of departments by their ids.
enum Departments {
  /// The names of files that hold the table, in the order in which they are looked for.
  private static let fileNames = ["departments", "departments_rows"].flatMap { stem in
    ["csv", "json", "jsonl", "tsv", "copy"].map { "\(stem).\($0)" }
  }
  /// A list of departments is short; a larger file is left alone.
  private static let sizeLimit = 1 << 20

  /// The departments of an export of the table `agents` in the same folder; none where there is no such file.
  static func beside(_ input: SourceInput) -> [String: String] {
    let folder = parent(of: input.absolutePath)
    for name in fileNames {
      guard let status = try? input.files.status(folder + name), status.size <= sizeLimit else { continue }
      let other = SourceInput(
        path: parent(of: input.path) + name, absolutePath: folder + name, size: Int64(status.size),
        clocks: input.clocks, files: input.files)
      // What is wrong with that file is said where it is read as a source of its own.
      return read(other)
    }
    return [:]
  }

  private static func read(_ input: SourceInput) -> [String: String] {
    var records = SourceRecords(path: input.path, format: nil, size: 0)
    var reading = PostgresReading(input: input, table: .departments)
    switch input.fileName.utf8.split(separator: UInt8(ascii: ".")).last.map({ String($0) }) {
    case "json", "jsonl": PostgresJSONReader.read(input, &reading, into: &records)
    case "tsv", "copy": CopyTextReader.read(input, .departments, &reading, into: &records)
    default:
      var parser = CSVParser()
      func take(_ event: CSVParser.Event, _ records: inout SourceRecords) {
        guard case .record(let record) = event else { return }
        if reading.hasColumns {
          reading.take(record, into: &records)
        } else {
          reading.begin(columns: (0..<record.count).map { record[$0] }, line: record.line, into: &records)
        }
      }
      input.forEachBlock(into: &records) { block, records in parser.feed(block) { take($0, &records) } }
      parser.finish { take($0, &records) }
    }
    return reading.departments
  }

  /// The folder of a path with its slash; empty for a bare name.
  private static func parent(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return String(path[...slash])
  }
}
