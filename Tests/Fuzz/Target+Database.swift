import Effects
import SQLite
import TestSupport

@testable import Ingest

extension Target {
  /// A table that a reader looks for, with the columns that it reads.
  struct Table: Sendable {
    var name: String
    var columns: [String]
  }

  /// What the reader of OpenClaw's agent databases looks for.
  static let openClawTables = [
    Table(name: "transcript_events", columns: ["session_id", "seq", "event_json"]),
    Table(name: "session_windows", columns: ["session_id", "session_key", "channel"]),
    Table(name: "session_nodes", columns: ["current_session_id", "session_key", "entry_json"]),
  ]

  /// What the reader of Prisma's databases looks for.
  static let prismaTables = PrismaTable.allCases.map { Table(name: $0.rawValue, columns: $0.columns) }

  /// A reader of databases. Bytes that begin like a database are the file itself: mostly a damaged one, of which SQLite
  /// finds what is wrong. All others say what stands in the rows of a sound one, so that the reader's own code gets values
  /// of every kind.
  ///
  /// A row is a line: its first byte picks the table, the rest are the values from the first column on, with tabs between
  /// them. `-` is NULL, `#` begins a number, `x` a blob, and everything else is text, UTF-8 or not.
  static func database(_ path: String, _ tables: [Table], _ reader: any SourceReader) -> Target {
    Target { bytes in
      if bytes.starts(with: "SQLite format 3\0".utf8) {
        _ = reader.read(input(path, bytes))
      } else if let file = try? made(of: bytes, tables) {
        _ = reader.read(input(path, file))
      } else {
        fatalError("no database can be made")
      }
    }
  }

  /// The bytes of a database with these rows.
  private static func made(of bytes: [UInt8], _ tables: [Table]) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    let path = folder.appending("made")
    do {
      let connection = try Connection.open(path: path, mode: .create)
      try connection.execute("PRAGMA page_size = 1024; PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; BEGIN")
      for table in tables {
        let columns = table.columns.map(Connection.quoted).joined(separator: ", ")
        try connection.execute("CREATE TABLE \(table.name) (\(columns))")
      }
      for line in bytes.split(separator: UInt8(ascii: "\n")).prefix(200) {
        guard let first = line.first else { continue }
        let table = tables[Int(first) % tables.count]
        let words = line.dropFirst().split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        let values = words.prefix(table.columns.count).map(value)
        let columns = table.columns.prefix(values.count).map(Connection.quoted).joined(separator: ", ")
        let places = values.map { $0.isText ? "CAST(? AS TEXT)" : "?" }.joined(separator: ", ")
        try connection.run("INSERT INTO \(table.name) (\(columns)) VALUES (\(places))", values.map(\.value))
      }
      try connection.execute("COMMIT")
    }
    return try FileSystem.live.readAll(path, limit: 64 << 20)
  }

  /// What a word stands for; a text goes as bytes, because it need not be UTF-8.
  private static func value(_ word: ArraySlice<UInt8>) -> (value: SQLiteValue, isText: Bool) {
    switch word.first {
    case UInt8(ascii: "-") where word.count == 1: return (.null, false)
    case UInt8(ascii: "x"): return (.blob(Array(word.dropFirst())), false)
    case UInt8(ascii: "#"):
      let digits = String(decoding: word.dropFirst(), as: UTF8.self)
      return (Int64(digits).map { .integer($0) } ?? Double(digits).map { .real($0) } ?? .null, false)
    default: return (.blob(Array(word)), true)
    }
  }
}
