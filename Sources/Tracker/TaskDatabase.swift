package import Effects
import Model
import SQLite

/// The task database: ventures, tasks, agents and activities in the SQLite file of a Prisma application.
///
/// Every operation is one transaction: it is done whole, or not at all. Any number of processes may use the file at once,
/// each with connections of its own. A `TaskDatabase` is one connection and belongs to one thread at a time: open one for
/// each thread, or put it behind a lock.
package final class TaskDatabase {
  /// Milliseconds that an operation waits for other programs' locks unless told otherwise.
  package static let defaultBusyTimeout: Int32 = 30_000

  let connection: Connection
  let clock: Clock
  /// Whether the table of tasks has the columns that a later migration added.
  let hasTokenColumns: Bool
  /// The form in which times are written.
  let times: TimeForm
  private var identifiers: Identifiers
  private var statements: [String: Statement] = [:]
  private var claims = 0
  /// What is read in the place of a database that cannot be written; removed with this.
  private var copy: DatabaseSnapshot?

  /// Opens the task database at `path`; tables and rows stay as they are. The file is set to a write-ahead log, so that
  /// readers and writers do not wait for each other, unless somebody else is in the way.
  ///
  /// - Parameter orCopy: whether a copy is opened, of which rows can be read, where the file or its folder cannot be
  ///   written; what would change rows throws `.readOnly` then.
  /// - Throws: `.missing`, `.damaged`, `.otherSchema`, `.busy`, `.readOnly`, `.database`.
  package static func open(
    path: String, clock: Clock, random: RandomSource, busyTimeout: Int32 = defaultBusyTimeout, orCopy: Bool = false
  ) throws(TrackerError) -> TaskDatabase {
    do throws(TrackerError) {
      return try openShared(path, clock, random, busyTimeout)
    } catch {
      guard orCopy, error.mayBeReadOnly, let copy = try? DatabaseSnapshot.open(path: path, files: .live),
        (try? copy.connection.execute("COMMIT")) != nil
      else { throw error }
      let faults = try SchemaCheck.faults(of: copy.connection)
      guard faults.isEmpty else { throw .otherSchema(faults) }
      let database = try TaskDatabase(copy.connection, clock, random)
      database.copy = copy
      return database
    }
  }

  private static func openShared(
    _ path: String, _ clock: Clock, _ random: RandomSource, _ busyTimeout: Int32
  ) throws(TrackerError) -> TaskDatabase {
    let connection: Connection
    do throws(SQLiteError) {
      connection = try Connection.open(path: path, mode: .shared, busyTimeout: busyTimeout)
    } catch {
      if error.code == .cannotOpen, case .some(.none) = try? FileSystem.live.statusIfPresent(path) {
        throw .missing(path: path)
      }
      throw TrackerError(error)
    }
    // The file is first read here: what is no database is found out now.
    let faults = try SchemaCheck.faults(of: connection)
    guard faults.isEmpty else { throw .otherSchema(faults) }
    return try TaskDatabase(connection, clock, random)
  }

  /// Makes a task database at `path`, where nothing or an empty database stands, and opens it; one that is a task database
  /// already is opened as it is.
  ///
  /// - Returns: the database, and whether its tables were made now.
  /// - Throws: `.otherSchema` for a database of something else; `.damaged`, `.readOnly`, `.busy`, `.database`.
  package static func create(
    path: String, clock: Clock, random: RandomSource
  ) throws(TrackerError) -> (database: TaskDatabase, isNew: Bool) {
    var isNew = false
    do throws(SQLiteError) {
      let connection = try Connection.open(path: path, mode: .create, busyTimeout: defaultBusyTimeout)
      try connection.execute("BEGIN IMMEDIATE")
      if try connection.rows("SELECT 1 FROM sqlite_schema LIMIT 1").isEmpty {
        try connection.execute("\(TrackerTable.schema)\n\(QueueOrder.indexes.joined(separator: ";\n"));\nCOMMIT")
        isNew = true
      } else {
        try connection.execute("ROLLBACK")
      }
    } catch {
      throw TrackerError(error)
    }
    return (try open(path: path, clock: clock, random: random), isNew)
  }

  private init(_ connection: Connection, _ clock: Clock, _ random: RandomSource) throws(TrackerError) {
    self.connection = connection
    self.clock = clock
    identifiers = Identifiers(random: random)
    do throws(SQLiteError) {
      let columns = Set(try connection.columns(of: TrackerTable.task.rawValue).map(\.name))
      hasTokenColumns = columns.isSuperset(of: TrackerTable.tokenColumns)
      times = try TimeForm.found(in: connection)
      try connection.execute("PRAGMA foreign_keys = ON")
    } catch {
      throw TrackerError(error)
    }
    Self.useLog(connection)
  }

  /// Sets the file to a write-ahead log. That needs the file alone for a moment; where somebody is in the way, everything
  /// works without it too, only slower.
  private static func useLog(_ connection: Connection) {
    guard let mode = try? connection.rows("PRAGMA journal_mode").first?[0].text, mode == "delete" else { return }
    _ = try? connection.rows("PRAGMA journal_mode = WAL")
  }

  /// Gives a database with a long queue the indexes that it lacks. Looks at the first claim, then at every 256th. Where
  /// it cannot be done, claims are slower, no more.
  func prepareQueue() {
    defer { claims += 1 }
    guard claims.isMultiple(of: 256),
      let known = try? rows("SELECT 1 FROM sqlite_schema WHERE name = ?", [.text(QueueOrder.indexName)]),
      known.isEmpty, let length = try? queueLength(), length > QueueOrder.lengthWithoutIndex
    else { return }
    try? writing { () throws(TrackerError) in
      for sql in QueueOrder.indexes { try run(sql) }
    }
  }

  /// The number of tasks that may be claimed, as far as that matters.
  private func queueLength() throws(TrackerError) -> Int64 {
    try rows(
      "SELECT count(*) FROM (SELECT 1 FROM \"Task\" WHERE \(QueueOrder.claimable) LIMIT ?)",
      [.integer(QueueOrder.lengthWithoutIndex + 1)]
    ).first?[0].integer ?? 0
  }

  /// A new id.
  func newID(at time: Instant) -> String { identifiers.next(at: time) }

  // MARK: Changes

  /// What changes whenever rows may have changed: by this connection, or by any other.
  package struct ChangeMark: Sendable, Hashable {
    var others: Int64
    var own: Int64
  }

  /// The present mark. It costs no more than a look at the file's header: compare it to know whether what was read
  /// before still holds.
  package func changeMark() throws(TrackerError) -> ChangeMark {
    ChangeMark(others: try rows("PRAGMA data_version").first?[0].integer ?? 0, own: connection.totalChanges)
  }

  // MARK: Transactions

  /// Runs `body` in one transaction that sees one state of the database.
  func reading<Result>(_ body: () throws(TrackerError) -> Result) throws(TrackerError) -> Result {
    try transaction("BEGIN", body)
  }

  /// Runs `body` in one transaction that has the write lock from its start: all of it is kept, or nothing when it throws.
  func writing<Result>(_ body: () throws(TrackerError) -> Result) throws(TrackerError) -> Result {
    try transaction("BEGIN IMMEDIATE", body)
  }

  private func transaction<Result>(
    _ begin: String, _ body: () throws(TrackerError) -> Result
  ) throws(TrackerError) -> Result {
    try run(begin)
    do throws(TrackerError) {
      let result = try body()
      try run("COMMIT")
      return result
    } catch {
      // Where the transaction is already gone (a full disk, for one) there is nothing to roll back.
      try? connection.execute("ROLLBACK")
      throw error
    }
  }

  // MARK: Statements

  /// The rows of a statement; it is kept compiled.
  func rows(_ sql: String, _ values: [SQLiteValue] = []) throws(TrackerError) -> [Row] {
    do throws(SQLiteError) {
      let statement = try compiled(sql)
      try statement.bind(values)
      var rows: [Row] = []
      while let row = try statement.step() { rows.append(row) }
      return rows
    } catch {
      throw TrackerError(error)
    }
  }

  private func compiled(_ sql: String) throws(SQLiteError) -> Statement {
    if let statement = statements[sql] { return statement }
    let statement = try connection.prepare(sql)
    // Changes of any columns together are many texts.
    if statements.count >= 200 { statements.removeAll() }
    statements[sql] = statement
    return statement
  }

  /// Runs a statement that has no rows, and gives how many rows it changed.
  @discardableResult
  func run(_ sql: String, _ values: [SQLiteValue] = []) throws(TrackerError) -> Int {
    _ = try rows(sql, values)
    return connection.changes
  }

  /// Inserts one row.
  func insert(_ table: TrackerTable, _ columns: [(name: String, value: SQLiteValue)]) throws(TrackerError) {
    let names = columns.map { "\"\($0.name)\"" }.joined(separator: ", ")
    let places = columns.map { _ in "?" }.joined(separator: ", ")
    try run("INSERT INTO \(table.quoted) (\(names)) VALUES (\(places))", columns.map(\.value))
  }

  /// Changes columns of one row.
  func update(
    _ table: TrackerTable, id: String, _ columns: [(name: String, value: SQLiteValue)]
  ) throws(TrackerError) {
    guard !columns.isEmpty else { return }
    let list = columns.map { "\"\($0.name)\" = ?" }.joined(separator: ", ")
    try run("UPDATE \(table.quoted) SET \(list) WHERE \"id\" = ?", columns.map(\.value) + [.text(id)])
  }
}
