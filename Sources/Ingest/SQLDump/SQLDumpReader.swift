import Effects
import Model

/// Reads tables from SQL text, as `pg_dump` (with `COPY`, `--inserts` or `--column-inserts`) and sqlite3's `.dump` write
/// it: those of the usage database and of the task tracker, each into a result of its own. Nothing of the text is run.
struct SQLDumpReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] {
    var file = input.records(.sqlDump)
    var tables = DumpTables(input: input)
    input.stream(into: &file) { (bytes, _) throws(FileError) in
      var statements = SQLStatements(bytes)
      while let event = try statements.next(knows: { tables.knows($0) }) { tables.take(event) }
    }
    return tables.finish(file)
  }
}
