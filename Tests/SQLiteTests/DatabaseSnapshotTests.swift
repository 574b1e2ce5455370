import Effects
import Glibc
import Model
import SQLite
import Synchronization
import TestSupport
import Testing

@Suite struct DatabaseSnapshotTests {
  private let folder: TemporaryFolder
  private let copies: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    copies = try TemporaryFolder()
  }

  /// A database with `rows` rows in the table `t`; in WAL mode the rows are in the log alone while it is open.
  private func writer(_ mode: String = "wal", rows: Int = 100) throws -> Connection {
    let connection = try Connection.open(path: folder.appending("x.db"), mode: .create)
    try connection.execute("PRAGMA journal_mode = \(mode); PRAGMA wal_autocheckpoint = 0; CREATE TABLE t (a, b)")
    try connection.transaction {
      for index in 0..<rows { try connection.run("INSERT INTO t VALUES (?, ?)", [.integer(Int64(index)), "text"]) }
    }
    return connection
  }

  private func snapshot(_ files: FileSystem = .live, sizeLimit: Int = 1 << 30) throws -> DatabaseSnapshot {
    try DatabaseSnapshot.open(
      path: folder.appending("x.db"), files: files, temporaryParent: copies.path, sizeLimit: sizeLimit)
  }

  private func count(_ snapshot: DatabaseSnapshot) throws -> SQLiteValue? {
    try snapshot.connection.rows("SELECT count(*) FROM t").first?[0]
  }

  private func listing() throws -> [String] {
    try FileSystem.live.list(folder.path).map { "\($0.name) \($0.size) \($0.modified.milliseconds)" }.sorted()
  }

  /// The live file system without any operation that changes something.
  private var readOnly: FileSystem {
    var files = FileSystem.live
    files.createFile = { (path, _) throws(FileError) in throw FileError(.create, path, errno: 30) }
    files.createFolderAt = { (path, _) throws(FileError) in throw FileError(.createFolder, path, errno: 30) }
    files.rename = { (path, _) throws(FileError) in throw FileError(.rename, path, errno: 30) }
    files.removeFile = { (path) throws(FileError) in throw FileError(.removeFile, path, errno: 30) }
    files.temporaryFolder = { (path) throws(FileError) in throw FileError(.createFolder, path, errno: 30) }
    files.lock = { (path) throws(FileError) in throw FileError(.lock, path, errno: 30) }
    return files
  }

  @Test func seesRowsThatAreOnlyInTheLogAndChangesNothing() throws {
    let writer = try writer()
    let before = try listing()
    #expect(before.count == 3, "the writer's log should be there: \(before)")
    do {
      let snapshot = try snapshot(readOnly)
      #expect(try count(snapshot) == 100)
      try writer.execute("INSERT INTO t VALUES (1, 2)")
      #expect(try count(snapshot) == 100)
      #expect(try count(self.snapshot()) == 101)
    }
    #expect(try FileSystem.live.list(copies.path).map(\.name) == [])
    #expect(try listing().count == 3)
    #expect(try writer.rows("SELECT count(*) FROM t").first?[0] == 101)
  }

  @Test(arguments: ["delete", "wal"]) func leavesNoTraceBesideAClosedDatabase(mode: String) throws {
    do { _ = try writer(mode) }
    let before = try listing()
    #expect(before.count == 1)
    do { #expect(try count(snapshot()) == 100) }
    #expect(try listing() == before)
    #expect(try FileSystem.live.list(copies.path).map(\.name) == [])
  }

  @Test func readsALogThatAKilledWriterLeft() throws {
    let writer = try writer()
    for name in ["x.db", "x.db-wal"] {
      let bytes = try FileSystem.live.readAll(folder.appending(name), limit: 1 << 30)
      try FileSystem.live.createFile(copies.appending(name), bytes)
    }
    let left = try DatabaseSnapshot.open(path: copies.appending("x.db"), files: readOnly, temporaryParent: folder.path)
    #expect(try count(left) == 100)
    #expect(try writer.rows("SELECT count(*) FROM t").count == 1)
  }

  @Test func undoesATransactionThatAKilledWriterLeft() throws {
    let writer = try writer("delete", rows: 2000)
    // A cache of one page writes changed pages before the transaction ends, with the old ones in the journal.
    try writer.execute("PRAGMA cache_size = 1; BEGIN; UPDATE t SET b = 'changed'; DELETE FROM t WHERE a > 10")
    #expect(try listing().count == 2)
    let snapshot = try snapshot()
    #expect(try count(snapshot) == 2000)
    #expect(try snapshot.connection.rows("SELECT DISTINCT b FROM t").map { $0[0] } == ["text"])
    try writer.execute("ROLLBACK")
  }

  @Test func refusesAJournalThatNamesAnotherFile() throws {
    do { _ = try writer("delete") }
    let magic: [UInt8] = [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7]
    try FileSystem.live.createFile(folder.appending("x.db-journal"), magic + [UInt8](repeating: 0, count: 512) + magic)
    let error = try #require(throws: SQLiteError.self) { try snapshot() }
    #expect(error.code == .cannotOpen)
    #expect(error.message.hasSuffix("it belongs to a transaction over several databases"))
  }

  @Test func followsALinkToTheLogOfItsTarget() throws {
    let writer = try writer()
    let link = copies.appending("link.db")
    try #require(symlink(folder.appending("x.db"), link) == 0)
    let snapshot = try DatabaseSnapshot.open(path: link, files: .live, temporaryParent: copies.path)
    #expect(try count(snapshot) == 100)
    #expect(try writer.rows("SELECT 1").count == 1)
  }

  @Test func copiesAgainWhenTheDatabaseChanged() throws {
    do { _ = try writer("delete") }
    let path = folder.appending("x.db")
    let opened = Mutex(0)
    var files = FileSystem.live
    files.openFile = { (name, follow) throws(FileError) in
      let reader = try FileSystem.live.openFile(name, follow)
      let isFirst = opened.withLock { count in
        count += 1
        return count == 1
      }
      if isFirst {
        // After the copy is opened, the original gets another row.
        let writer = try? Connection.open(path: path, mode: .readWrite)
        try? writer?.execute("INSERT INTO t VALUES (1, 1)")
        try FileSystem.live.setModified(path, Instant(milliseconds: 1_000))
      }
      return reader
    }
    #expect(try count(snapshot(files)) == 101)
    #expect(opened.withLock { $0 } == 2)
  }

  @Test func givesUpOnADatabaseThatKeepsChanging() throws {
    do { _ = try writer("delete") }
    let calls = Mutex(0)
    var files = FileSystem.live
    files.statusOf = { (path, follow) throws(FileError) in
      var status = try FileSystem.live.statusOf(path, follow)
      status.modified.milliseconds += Int64(
        calls.withLock { count in
          count += 1
          return count
        })
      return status
    }
    let error = try #require(throws: SQLiteError.self) { try snapshot(files) }
    #expect(error == SQLiteError(.busy, "the database changed during each of 3 attempts to copy it"))
    #expect(try FileSystem.live.list(copies.path).map(\.name) == [])
  }

  @Test func refusesWhatIsNoDatabase() throws {
    try folder.write("x.db", String(repeating: "This is a text, not a database.\n", count: 100))
    let error = try #require(throws: SQLiteError.self) { try snapshot() }
    #expect(error.code == .notADatabase)
    #expect(error.message == "the file is not a database, or it is encrypted")
    #expect(try FileSystem.live.list(copies.path).map(\.name) == [])
  }

  @Test func refusesAnEmptyFile() throws {
    try folder.write("x.db", "")
    #expect(throws: SQLiteError(.notADatabase, "the file is empty")) { try snapshot() }
  }

  @Test func refusesAMissingFile() throws {
    let error = try #require(throws: SQLiteError.self) { try snapshot() }
    #expect(error.code == .cannotOpen)
    #expect(error.message.hasSuffix("x.db: no such file or directory"))
  }

  @Test func refusesAFileBeyondTheLimit() throws {
    do { _ = try writer("delete", rows: 2000) }
    let error = try #require(throws: SQLiteError.self) { try snapshot(sizeLimit: 10_000) }
    #expect(error.code == .tooBig)
  }

  @Test(arguments: [10, 100, 5000, 20_000]) func refusesATruncatedDatabase(size: Int) throws {
    do { _ = try writer("delete", rows: 2000) }
    let path = folder.appending("x.db")
    let bytes = try FileSystem.live.readAll(path, limit: 1 << 30)
    try #require(bytes.count > 30_000)
    try FileSystem.live.write(path, Array(bytes.prefix(size)))
    let error = try #require(throws: SQLiteError.self) { try snapshot() }
    #expect([.corrupt, .notADatabase].contains(error.code), "\(error)")
    #expect(!error.description.contains("\n"))
    #expect(try FileSystem.live.list(copies.path).map(\.name) == [])
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>) func survivesRandomDamage(seed: UInt64) throws {
    do { _ = try writer("delete", rows: 500) }
    let path = folder.appending("x.db")
    var bytes = try FileSystem.live.readAll(path, limit: 1 << 30)
    var generator = Shuffle(state: seed)
    for _ in 0..<40 {
      bytes[Int.random(in: 16..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
    }
    try FileSystem.live.write(path, bytes)
    do {
      let snapshot = try snapshot()
      for table in try snapshot.connection.tables() {
        _ = try snapshot.connection.rows("SELECT * FROM \(Connection.quoted(table))")
      }
    } catch let error as SQLiteError {
      #expect(error.code != .misuse && error.code != .busy, "\(error)")
    }
  }

  @Test func saysWhatIsDamaged() throws {
    do { _ = try writer("delete", rows: 2000) }
    let path = folder.appending("x.db")
    var bytes = try FileSystem.live.readAll(path, limit: 1 << 30)
    // A page that holds rows gets an impossible kind.
    bytes[4096 * 3] = 0xEE
    try FileSystem.live.write(path, bytes)
    let error = try #require(throws: SQLiteError.self) { try snapshot() }
    #expect(error.code == .corrupt)
    #expect(error.message.hasPrefix("the database is damaged: "), "\(error)")
    #expect(!error.message.contains("***") && !error.message.contains("\n"), "\(error)")
  }

  @Test(.enabled(if: Fixture.samples != nil, "there are no samples on this machine"))
  func readsARealDatabase() throws {
    let path = try #require(Fixture.samples) + "/task-tracker/prisma/dev.db"
    let connection = try DatabaseSnapshot.open(path: path, files: readOnly).connection
    #expect(try Set(connection.tables()).isSuperset(of: ["Activity", "Agent", "Task", "Venture"]))
    #expect(try connection.rows("SELECT count(*) FROM Task").first?[0] == 3)
    #expect(try FileSystem.live.list(path.replacing("/dev.db", with: "")).map(\.name).contains("dev.db-shm") == false)
  }

  @Test func cannotBeWrittenNorDoHarm() throws {
    let writer = try writer()
    try writer.execute("CREATE TRIGGER g BEFORE INSERT ON t BEGIN SELECT writefile('/tmp/x', 'y'); END")
    let connection = try snapshot().connection
    for sql in [
      "INSERT INTO t VALUES (1, 1)", "DROP TABLE t", "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = ''",
      "ATTACH '\(folder.path)/other.db' AS o", "SELECT load_extension('x')",
    ] {
      #expect(throws: SQLiteError.self, "\(sql)") { try connection.execute(sql) }
    }
    #expect(try listing().count == 3)
  }

  @Test func boundsWhatAMadeUpRowCanHold() throws {
    let writer = try writer("delete")
    try writer.execute("CREATE TABLE big (a, b AS (hex(zeroblob(20000000)))); INSERT INTO big (a) VALUES (1)")
    let error = try #require(throws: SQLiteError.self) { try snapshot().connection.rows("SELECT b FROM big") }
    #expect(error.code == .tooBig)
  }

  @Test func readsWhatOnlyMemoryHolds() throws {
    do { _ = try writer("delete") }
    let bytes = try FileSystem.live.readAll(folder.appending("x.db"), limit: 1 << 30)
    let snapshot = try DatabaseSnapshot.open(path: "prisma/dev.db", files: MemoryFiles(["prisma/dev.db": bytes]).files)
    #expect(try count(snapshot) == 100)
    #expect(try snapshot.connection.columns(of: "t").map(\.name) == ["a", "b"])
  }
}
