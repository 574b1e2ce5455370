import SQLite
import TestSupport
import Testing

@Suite struct ConnectionTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func database() throws -> Connection {
    try Connection.open(path: folder.appending("a.db"), mode: .create)
  }

  @Test func keepsEveryStorageClass() throws {
    let values: [SQLiteValue] = [
      nil, .integer(.max), .integer(.min), 0.5, "", "caf\u{E9} \u{1F600}", "a\u{0}b", .blob([]), .blob([0, 255]),
    ]
    let connection = try database()
    try connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, v)")
    for value in values { try connection.run("INSERT INTO t (v) VALUES (?)", [value]) }
    let rows = try connection.rows("SELECT v, id FROM t ORDER BY id")
    #expect(rows.map { $0[0] } == values)
    #expect(rows.map(\.columns) == values.map { _ in ["v", "id"] })
    #expect(rows.last?["id"] == .integer(9))
    #expect(rows.last?["ID"] == nil)
    #expect(rows.last?[2] == SQLiteValue.null)
    #expect(connection.lastInsertedRow == 9)
    #expect(connection.changes == 1)
  }

  @Test func repairsTextThatIsNotUTF8() throws {
    let row = try database().rows("SELECT CAST(x'636166E9' AS TEXT), 'ok'").first
    #expect(row?.values == [.text("caf\u{FFFD}", isRepaired: true), .text("ok")])
  }

  @Test func runsAStatementAgain() throws {
    let statement = try database().prepare("SELECT ? + 1")
    for number in 1...3 as ClosedRange<Int64> {
      try statement.bind([.integer(number)])
      #expect(try statement.step()?[0] == .integer(number + 1))
    }
    #expect(try statement.step() == nil)
    #expect(try statement.step()?[0] == 4)
  }

  @Test(arguments: [
    ("SELECT * FROM none", ResultCode.error, "no such table: none"),
    ("SELECT 1; SELECT 2", .misuse, "there is more than one statement"),
    (" ;", .misuse, "there is no statement"),
    ("SELECT", .error, "incomplete input"),
  ])
  func saysWhatIsWrong(sql: String, code: ResultCode, message: String) throws {
    let connection = try database()
    #expect(throws: SQLiteError(code, message, sql: sql)) { try connection.rows(sql) }
  }

  @Test func takesOneStatementWithBlanksAndSemicolonsAfterIt() throws {
    #expect(try database().rows("SELECT 1 ;\n ; ").first?[0] == 1)
  }

  @Test func givesTheExtendedCodeAndNoValues() throws {
    let connection = try database()
    try connection.execute("CREATE TABLE t (k TEXT PRIMARY KEY) WITHOUT ROWID")
    try connection.run("INSERT INTO t VALUES (?)", ["secret"])
    let error = try #require(throws: SQLiteError.self) { try connection.run("INSERT INTO t VALUES (?)", ["secret"]) }
    #expect(error.code == .constraint)
    #expect(error.extendedCode.rawValue == 1555)
    #expect(error.description == "UNIQUE constraint failed: t.k (SQLite code 1555)")
    #expect(error.sql == "INSERT INTO t VALUES (?)")
  }

  @Test func refusesAParameterThatIsNotThere() throws {
    let statement = try database().prepare("SELECT ?")
    #expect(throws: SQLiteError.self) { try statement.bind(1, at: 2) }
    #expect(throws: SQLiteError.self) { try statement.bind(1, at: 0) }
    #expect(throws: SQLiteError.self) { try statement.bind(1, at: .max) }
  }

  @Test func stopsAStatementThatDoesNotEnd() throws {
    let path = folder.appending("a.db")
    let connection = try Connection.open(path: path, mode: .create, stepBudget: 100_000)
    let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    let error = try #require(throws: SQLiteError.self) { try connection.rows(endless) }
    #expect(error.code == .interrupt)
    // Each statement has the whole budget.
    for _ in 0..<100 {
      #expect(
        try connection.rows(endless.replacing("FROM n)", with: "FROM n LIMIT 3000)")) == [
          Row(columns: ["count(*)"], values: [3000])
        ])
    }
  }

  @Test func keepsATransactionWholeOrDropsIt() throws {
    struct Failure: Error {}
    let connection = try database()
    try connection.execute("CREATE TABLE t (a)")
    try connection.transaction { try connection.execute("INSERT INTO t VALUES (1)") }
    #expect(throws: Failure.self) {
      try connection.transaction {
        try connection.execute("INSERT INTO t VALUES (2)")
        throw Failure()
      }
    }
    #expect(try connection.rows("SELECT a FROM t").map { $0[0] } == [1])
  }

  @Test func waitsNoLongerThanToldForALock() throws {
    let path = folder.appending("a.db")
    let first = try database()
    try first.execute("CREATE TABLE t (a); BEGIN EXCLUSIVE")
    let second = try Connection.open(path: path, mode: .readWrite, busyTimeout: 1)
    let error = try #require(throws: SQLiteError.self) { try second.rows("SELECT * FROM t") }
    #expect(error.code == .busy)
  }

  @Test func doesNotMakeADatabaseUnlessAsked() throws {
    let error = try #require(throws: SQLiteError.self) {
      try Connection.open(path: folder.appending("none.db"), mode: .readWrite)
    }
    #expect(error.code == .cannotOpen)
  }

  @Test func listsTablesAndColumns() throws {
    let connection = try database()
    try connection.execute(
      """
      CREATE TABLE "b ""c" (id TEXT NOT NULL PRIMARY KEY, cost REAL, "a b" AS (cost * 2));
      CREATE TABLE A (x);
      CREATE VIEW v AS SELECT 1;
      CREATE VIRTUAL TABLE f USING fts5(x);
      CREATE INDEX i ON A (x);
      """)
    let tables = try connection.tables()
    #expect(tables.filter { !$0.hasPrefix("f_") } == ["A", "b \"c"])
    let columns = try connection.columns(of: "b \"c")
    #expect(columns.map(\.name) == ["id", "cost", "a b"])
    #expect(columns.map(\.declaredType) == ["TEXT", "REAL", ""])
    #expect(columns.map(\.isRequired) == [true, false, false])
    #expect(columns.map(\.primaryKeyPlace) == [1, 0, 0])
    #expect(columns.map(\.isGenerated) == [false, false, true])
    #expect(try connection.columns(of: "none") == [])
    #expect(try connection.rows("SELECT * FROM \(Connection.quoted("b \"c"))") == [])
  }
}
