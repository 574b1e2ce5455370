import Effects

extension SQLStatements {
  // MARK: CREATE

  /// Behind `CREATE`: the columns, if it makes a table that is known.
  mutating func create(_ knows: (SQLTableName) -> Bool) throws(FileError) -> Event? {
    var token = try scanner.next()
    // UNLOGGED, GLOBAL TEMPORARY and the like
    for _ in 0..<3 where !Self.isWord(token, "table") {
      guard case .word = token, !Self.isWord(token, "trigger"), !Self.isWord(token, "function") else { break }
      token = try scanner.next()
    }
    guard Self.isWord(token, "table") else {
      try skipStatement(from: token)
      return nil
    }
    token = try scanner.next()
    if Self.isWord(token, "if") {
      for _ in 0..<3 { token = try scanner.next() }
    }
    guard let table = try name(&token), knows(table), token == .sign(UInt8(ascii: "(")) else {
      try skipStatement(from: token)
      return nil
    }
    var columns: [String] = []
    var depth = 1
    var isFirst = true
    while depth > 0 {
      token = try scanner.next()
      switch token {
      case .end: return nil
      case .sign(UInt8(ascii: "(")): depth += 1
      case .sign(UInt8(ascii: ")")): depth -= 1
      case .sign(UInt8(ascii: ",")) where depth == 1:
        isFirst = true
        continue
      case .word(let word) where isFirst && !Self.constraints.contains(word.lowercased()): columns.append(word)
      case .name(let name) where isFirst: columns.append(name)
      default: break
      }
      isFirst = false
      if columns.count > 1600 { columns.removeLast() }
    }
    try skipStatement()
    return .columns(table, columns)
  }

  /// Words that begin a constraint where a column's name could stand.
  private static let constraints: Set<String> = [
    "constraint", "primary", "unique", "check", "foreign", "exclude", "like",
  ]

  // MARK: Parts of statements

  static func isWord(_ token: SQLScanner.Token, _ word: String) -> Bool {
    if case .word(let text) = token { text.lowercased() == word } else { false }
  }

  /// The name that `token` begins, with its schema; `token` is then what comes behind it.
  mutating func name(_ token: inout SQLScanner.Token) throws(FileError) -> SQLTableName? {
    guard var name = Self.part(token) else { return nil }
    var schema: String?
    token = try scanner.next()
    while token == .sign(UInt8(ascii: ".")) {
      token = try scanner.next()
      guard let next = Self.part(token) else { return nil }
      (schema, name) = (name, next)
      token = try scanner.next()
    }
    return SQLTableName(schema: schema, name: name)
  }

  private static func part(_ token: SQLScanner.Token) -> String? {
    switch token {
    case .word(let text), .name(let text): text
    default: nil
    }
  }

  /// The columns in brackets that `token` begins, if it does; `token` is then what comes behind them.
  mutating func columnList(_ token: inout SQLScanner.Token) throws(FileError) -> [String]? {
    guard token == .sign(UInt8(ascii: "(")) else { return nil }
    var columns: [String] = []
    while token != .sign(UInt8(ascii: ")")), token != .end {
      token = try scanner.next()
      if let name = Self.part(token), columns.count < 1600 { columns.append(name) }
    }
    token = try scanner.next()
    return columns
  }

  /// Passes over the rest of a statement. The body of a trigger or function, from BEGIN to END, holds statements of its
  /// own.
  mutating func skipStatement(from first: SQLScanner.Token? = nil) throws(FileError) {
    var token: SQLScanner.Token
    if let first { token = first } else { token = try scanner.next() }
    var isInBody = false
    var isBehindEnd = false
    while token != .end {
      if token == .sign(UInt8(ascii: ";")), !isInBody || isBehindEnd { return }
      isBehindEnd = Self.isWord(token, "end")
      if Self.isWord(token, "begin") { isInBody = true }
      token = try scanner.next()
    }
  }
}
