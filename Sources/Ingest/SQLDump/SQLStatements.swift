import Effects

/// Finds the rows in SQL text: `COPY … FROM stdin` with its lines, and `INSERT … VALUES`. All other statements are passed
/// over, the texts of functions and triggers included.
struct SQLStatements {
  /// What was found.
  enum Event {
    /// A table's columns, in the order in which it was made.
    case columns(SQLTableName, [String])
    /// Rows of these columns (nil: of all, in the table's order) follow.
    case rows(SQLTableName, columns: [String]?, line: Int)
    /// A row.
    case row(TableRecord)
    /// A row of which some value is not understood; its place from 0. The value is NULL in the row.
    case unclearRow(TableRecord, field: Int)
    /// A row that is larger than can be held.
    case longRow(line: Int)
    /// The text ends within a table's rows.
    case cutOff(SQLTableName, line: Int)
  }

  /// Where the next event comes from.
  private enum State {
    case statements
    /// In the lines behind `COPY`; rows are given out when the table is known.
    case copying(SQLTableName, isKnown: Bool)
    /// In the rows behind `VALUES`.
    case inserting(SQLTableName)
  }

  var scanner: SQLScanner
  private var state = State.statements

  /// Makes a reading of SQL text.
  init(_ bytes: ByteReader) { scanner = SQLScanner(bytes) }

  /// The next event; nil at the end. Of tables that are not known nothing is given out.
  mutating func next(knows: (SQLTableName) -> Bool) throws(FileError) -> Event? {
    while true {
      switch state {
      case .copying(let table, let isKnown):
        if let event = try copyEvent(table, isKnown) { return event }
      case .inserting(let table):
        if let event = try insertEvent(table) { return event }
      case .statements:
        switch try scanner.next() {
        case .end: return nil
        case .sign(UInt8(ascii: ";")): break
        case .word(let word):
          switch word.lowercased() {
          case "copy":
            if let event = try copy(knows) { return event }
          case "insert", "replace":
            if let event = try insert(knows) { return event }
          case "create":
            if let event = try create(knows) { return event }
          default: try skipStatement()
          }
        default: try skipStatement()
        }
      }
    }
  }

  // MARK: COPY

  /// Behind `COPY`: the table, its columns, and whether lines follow.
  private mutating func copy(_ knows: (SQLTableName) -> Bool) throws(FileError) -> Event? {
    let line = scanner.tokenLine
    var token = try scanner.next()
    guard let table = try name(&token) else {
      try skipStatement(from: token)
      return nil
    }
    let columns = try columnList(&token)
    guard Self.isWord(token, "from") else {
      try skipStatement(from: token)
      return nil
    }
    token = try scanner.next()
    let isStandardInput = Self.isWord(token, "stdin")
    var isText = true
    while token != .end, token != .sign(UInt8(ascii: ";")) {
      if Self.isWord(token, "csv") || Self.isWord(token, "binary") { isText = false }
      token = try scanner.next()
    }
    guard isStandardInput, token != .end else { return nil }
    try scanner.skipLine()
    state = .copying(table, isKnown: isText && knows(table))
    return isText && knows(table) ? .rows(table, columns: columns, line: line) : nil
  }

  private mutating func copyEvent(_ table: SQLTableName, _ isKnown: Bool) throws(FileError) -> Event? {
    let line = scanner.line
    guard let bytes = try scanner.lineBytes() else {
      state = .statements
      return isKnown ? .cutOff(table, line: line) : nil
    }
    if bytes.elementsEqual("\\.".utf8) {
      state = .statements
      return nil
    }
    guard isKnown else { return nil }
    return scanner.isTooLong(bytes) ? .longRow(line: line) : .row(CopyText.record(bytes, line: line))
  }

  // MARK: INSERT

  /// Behind `INSERT` or `REPLACE`: the table and its columns.
  private mutating func insert(_ knows: (SQLTableName) -> Bool) throws(FileError) -> Event? {
    let line = scanner.tokenLine
    var token = try scanner.next()
    // OR REPLACE, OR IGNORE
    for _ in 0..<2 where !Self.isWord(token, "into") { token = try scanner.next() }
    guard Self.isWord(token, "into") else {
      try skipStatement(from: token)
      return nil
    }
    token = try scanner.next()
    guard let table = try name(&token), knows(table) else {
      try skipStatement(from: token)
      return nil
    }
    let columns = try columnList(&token)
    // OVERRIDING SYSTEM VALUE
    if Self.isWord(token, "overriding") {
      for _ in 0..<3 { token = try scanner.next() }
    }
    guard Self.isWord(token, "values") else {
      try skipStatement(from: token)
      return nil
    }
    state = .inserting(table)
    return .rows(table, columns: columns, line: line)
  }

  private mutating func insertEvent(_ table: SQLTableName) throws(FileError) -> Event? {
    var token = try scanner.next()
    if token == .sign(UInt8(ascii: ",")) { token = try scanner.next() }
    let line = scanner.tokenLine
    guard token == .sign(UInt8(ascii: "(")) else {
      state = .statements
      try skipStatement(from: token)
      return token == .end ? .cutOff(table, line: line) : nil
    }
    var record = TableRecord(line: line)
    var unclear: Int?
    while true {
      let (value, end) = try value()
      switch value {
      case .text(let text): record.append(field: text)
      case .null: record.append(field: nil)
      case .unknown:
        unclear = unclear ?? record.count
        record.append(field: nil)
      }
      if end == .sign(UInt8(ascii: ",")), record.size <= 4 << 20, record.count <= 1600 { continue }
      if end == .sign(UInt8(ascii: ")")) { break }
      state = .statements
      try skipStatement(from: end)
      return end == .end ? .cutOff(table, line: line) : .longRow(line: line)
    }
    return unclear.map { .unclearRow(record, field: $0) } ?? .row(record)
  }

  /// The expression that comes next, and the comma, bracket or end behind it.
  private mutating func value() throws(FileError) -> (SQLValue, SQLScanner.Token) {
    var tokens: [SQLScanner.Token] = []
    var depth = 0
    while true {
      let token = try scanner.next()
      if token == .end { return (.unknown, token) }
      if depth == 0, [.sign(UInt8(ascii: ",")), .sign(UInt8(ascii: ")")), .sign(UInt8(ascii: ";"))].contains(token) {
        return (tokens.count > SQLValue.tokenLimit ? .unknown : SQLValue(tokens), token)
      }
      if token == .sign(UInt8(ascii: "(")) || token == .sign(UInt8(ascii: "[")) { depth += 1 }
      if token == .sign(UInt8(ascii: ")")) || token == .sign(UInt8(ascii: "]")) { depth -= 1 }
      if tokens.count <= SQLValue.tokenLimit { tokens.append(token) }
    }
  }
}

/// A table's name in SQL text.
struct SQLTableName: Hashable {
  /// The schema, where one is named.
  var schema: String?
  /// The name as written, without quotes.
  var name: String
}
