/// Reads CSV (RFC 4180) from bytes that come in blocks, in memory bounded by one record.
///
/// Lines end with LF, CR LF or CR; inside of quotes they are text. A byte order mark at the start is skipped, as are
/// empty lines. A record with a fault is given up to the end of its line.
struct CSVParser {
  /// What was found.
  enum Event {
    /// A whole record; valid until the next block.
    case record(TableRecord)
    /// A record that was given up.
    case fault(Fault)
  }

  /// Why a record was given up.
  struct Fault: Hashable {
    /// The line from 1.
    var line: Int
    /// The column in bytes, from 1.
    var column: Int
    /// What is wrong, in lower case.
    var message: String
  }

  private enum State {
    case fieldStart, plain, quoted, quoteInQuoted, skippingLine
  }

  /// The most bytes of one record.
  private let limit: Int
  private var state = State.fieldStart
  private var record = TableRecord(line: 1)
  private var line = 1
  private var column = 0
  /// Where the quote stands that is not closed yet.
  private var openQuote = (line: 1, column: 1)
  private var isAfterCR = false
  /// How many bytes of a byte order mark were seen at the start; nil behind it.
  private var markBytes: Int? = 0

  /// Makes a parser that gives up a record of more than `limit` bytes.
  init(limit: Int = 1 << 20) { self.limit = limit }

  /// Takes the next block of the file.
  mutating func feed(_ block: some Sequence<UInt8>, _ body: (Event) -> Void) {
    for byte in block {
      if let count = markBytes {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        if byte == mark[count] {
          markBytes = count == 2 ? nil : count + 1
          continue
        }
        // Not a mark after all: what was held back is text.
        markBytes = nil
        for held in mark[..<count] { take(held, body) }
      }
      take(byte, body)
    }
  }

  /// Ends the file.
  mutating func finish(_ body: (Event) -> Void) {
    for held in [0xEF, 0xBB as UInt8].prefix(markBytes ?? 0) { take(held, body) }
    markBytes = nil
    switch state {
    case .quoted: give(up: "the quote is not closed", openQuote, body)
    case .plain, .quoteInQuoted: endRecord(body)
    case .fieldStart: if record.count > 0 { endRecord(body) }
    case .skippingLine: break
    }
    state = .skippingLine
  }

  private mutating func take(_ byte: UInt8, _ body: (Event) -> Void) {
    column += 1
    let isSecondOfCRLF = isAfterCR && byte == UInt8(ascii: "\n")
    isAfterCR = byte == UInt8(ascii: "\r")
    if state == .quoted {
      if byte == UInt8(ascii: "\"") { state = .quoteInQuoted } else { append(byte, body) }
      if byte == UInt8(ascii: "\n") { startLine() }
      return
    }
    if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
      if isSecondOfCRLF {
        column = 0
        return
      }
      if state != .skippingLine { endRecord(body) }
      startLine()
      state = .fieldStart
      record.reset(line: line)
      return
    }
    switch (state, byte) {
    case (.skippingLine, _): break
    case (.quoteInQuoted, UInt8(ascii: "\"")):
      state = .quoted
      append(byte, body)
    case (.fieldStart, UInt8(ascii: "\"")):
      state = .quoted
      openQuote = (line, column)
    case (_, UInt8(ascii: ",")):
      record.endField(isQuoted: state == .quoteInQuoted)
      state = .fieldStart
      if record.count > limit { give(up: "the record has more than \(limit) fields", (line, column), body) }
    case (.quoteInQuoted, _): give(up: "there is more after the closing quote of a field", (line, column), body)
    case (.plain, UInt8(ascii: "\"")): give(up: "a quote stands inside of a field without quotes", (line, column), body)
    default:
      state = .plain
      append(byte, body)
    }
  }

  private mutating func startLine() {
    line += 1
    column = 0
  }

  private mutating func append(_ byte: UInt8, _ body: (Event) -> Void) {
    record.append(byte)
    if record.size > limit {
      let place = state == .quoted ? openQuote : (record.line, 1)
      give(up: "the record has more than \(limit) bytes; perhaps a quote is not closed", place, body)
    }
  }

  private mutating func endRecord(_ body: (Event) -> Void) {
    record.endField(isQuoted: state == .quoteInQuoted)
    if !record.isBlank { body(.record(record)) }
  }

  private mutating func give(up message: String, _ place: (line: Int, column: Int), _ body: (Event) -> Void) {
    body(.fault(Fault(line: place.line, column: place.column, message: message)))
    record.reset(line: line)
    state = .skippingLine
  }
}
