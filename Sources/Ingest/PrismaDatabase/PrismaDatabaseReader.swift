import Digest
import Effects
import Model
import SQLite

/// Reads the SQLite database of a task tracker made with Prisma: ventures, tasks, agents and activities, told by the
/// names of tables and columns (the table of migrations may be behind them). A database in use is read from a private
/// copy.
struct PrismaDatabaseReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] {
    var file = input.records(.prismaDatabase)
    guard digest(input, into: &file) else { return [file] }
    do throws(SQLiteError) {
      let snapshot = try DatabaseSnapshot.open(path: input.absolutePath, files: input.files)
      return try tables(of: snapshot.connection, file)
    } catch {
      // An application that was only set up leaves an empty file.
      if error.code == .notADatabase, file.size == 0 {
        file.notRead = "an empty file"
        return [file]
      }
      file.notRead = error.message
      file.diagnostics.append(
        Diagnostic(
          "database.unreadable", .error, at: input.location(),
          "this database cannot be read: \(error.description); what it holds is missing", hint: hint(for: error.code)))
      return [file]
    }
  }

  private func tables(of connection: Connection, _ file: SourceRecords) throws(SQLiteError) -> [SourceRecords] {
    let present = try connection.tables()
    var results: [SourceRecords] = []
    for name in present {
      guard let table = PrismaTable(rawValue: name),
        let columns = table.columns(among: try connection.columns(of: name).map(\.name))
      else { continue }
      results.append(rows(of: table, columns, connection, file.path))
    }
    guard !results.isEmpty else {
      var other = file
      other.notRead = "a SQLite database without the tables Venture, Task, Agent or Activity"
      return [other]
    }
    results[0].size = file.size
    results[0].digest = file.digest
    return results
  }

  private func rows(
    of table: PrismaTable, _ columns: [String], _ connection: Connection, _ path: String
  ) -> SourceRecords {
    let empty = TableReading(
      table.rawValue, into: SourceRecords(path: "\(path)#\(table.rawValue)", format: "prisma-database", size: 0))
    var reading = empty
    do throws(SQLiteError) {
      do throws(SQLiteError) {
        let statement = try select(columns, from: table.rawValue, connection)
        while let row = try statement.step() {
          reading.next(row)
          table.read(&reading)
        }
      } catch {
        guard error.code.primary == .tooBig else { throw error }
        // One value too large to load ends the statement; row by row it costs its own row only.
        reading = empty
        try readSingly(table, columns, connection, &reading)
      }
    } catch {
      reading.report(
        "database.unreadable",
        "the table \(table.rawValue) cannot be read past this row: \(error.description); the rest of it is missing",
        severity: .error, hint: hint(for: error.code))
    }
    reading.finish()
    return reading.records
  }

  /// Reads row for row, and leaves out those that are too large.
  private func readSingly(
    _ table: PrismaTable, _ columns: [String], _ connection: Connection, _ reading: inout TableReading
  ) throws(SQLiteError) {
    let name = Connection.quoted(table.rawValue)
    let list = columns.map { Connection.quoted($0) }.joined(separator: ", ")
    let statement = try connection.prepare("SELECT rowid AS \"rowid\", \(list) FROM \(name) WHERE rowid = ?")
    for rowid in try rowids(of: name, connection) {
      do throws(SQLiteError) {
        try statement.bind(.integer(rowid), at: 1)
        guard let row = try statement.step() else { continue }
        reading.next(row)
        table.read(&reading)
      } catch {
        guard error.code.primary == .tooBig else { throw error }
        reading.next(Row(columns: ["rowid"], values: [.integer(rowid)]))
        reading.report(
          "database.too-big",
          "rowid \(rowid) of \(table.rawValue) holds a value too large to read; the row is left out",
          severity: .error, hint: "shorten it; no text of a task is read beyond \(TableReading.textLimit) characters")
      }
    }
  }

  /// The row numbers, by primary key where that can be read.
  private func rowids(of name: String, _ connection: Connection) throws(SQLiteError) -> [Int64] {
    func list(_ order: String) throws(SQLiteError) -> [Int64] {
      let statement = try connection.prepare("SELECT rowid FROM \(name) ORDER BY \(order)")
      var found: [Int64] = []
      while let row = try statement.step() { if let rowid = row[0].integer { found.append(rowid) } }
      return found
    }
    do throws(SQLiteError) { return try list("CAST(\"id\" AS BLOB), rowid") } catch { return try list("rowid") }
  }

  /// The rows by primary key; with their row numbers, unless the table has none (WITHOUT ROWID).
  private func select(
    _ columns: [String], from table: String, _ connection: Connection
  ) throws(SQLiteError) -> Statement {
    let list = columns.map { Connection.quoted($0) }.joined(separator: ", ")
    let rest = "\(list) FROM \(Connection.quoted(table)) ORDER BY CAST(\"id\" AS BLOB)"
    do throws(SQLiteError) {
      return try connection.prepare("SELECT rowid AS \"rowid\", \(rest), rowid")
    } catch {
      return try connection.prepare("SELECT \(rest)")
    }
  }

  /// Notes size and digest of the database file; false when it cannot be read.
  private func digest(_ input: SourceInput, into file: inout SourceRecords) -> Bool {
    do throws(FileError) {
      let reader = try input.files.open(input.absolutePath)
      let stream = DigestStream()
      var size: Int64 = 0
      while true {
        let block = try reader.read(upTo: 1 << 20)
        if block.isEmpty { break }
        block.withUnsafeBytes { stream.update($0) }
        size += Int64(block.count)
      }
      file.size = size
      file.digest = stream.digest.description
      return true
    } catch {
      input.fail(error, &file)
      return false
    }
  }

  private func hint(for code: ResultCode) -> String? {
    switch code {
    case .notADatabase: "if it is no SQLite database, leave it out with \"exclude\" in the configuration"
    case .corrupt: "restore it from a backup, or try sqlite3's .recover"
    case .busy: "build again when the program that writes it is idle"
    default: nil
    }
  }
}
