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
  /// Whether the record was given out and the next one begins.
  private var isOver = false
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
        for held in mark[..<count] { if let event = take(held) { body(event) } }
      }
      if let event = take(byte) { body(event) }
    }
  }

  /// Ends the file.
  mutating func finish(_ body: (Event) -> Void) {
    for held in [0xEF, 0xBB as UInt8].prefix(markBytes ?? 0) { if let event = take(held) { body(event) } }
    markBytes = nil
    let last: Event? =
      switch state {
      case .quoted: give(up: "the quote is not closed", openQuote)
      case .plain, .quoteInQuoted: endRecord()
      case .fieldStart: record.count > 0 && !isOver ? endRecord() : nil
      case .skippingLine: nil
      }
    state = .skippingLine
    if let last { body(last) }
  }

  /// Takes a byte and gives what ends with it: an event for each byte at most, so that nothing is called for most of them.
  private mutating func take(_ byte: UInt8) -> Event? {
    if isOver {
      // Only now, when nobody holds the record any more, its memory can be used again.
      record.reset(line: line)
      isOver = false
    }
    column += 1
    let isSecondOfCRLF = isAfterCR && byte == UInt8(ascii: "\n")
    isAfterCR = byte == UInt8(ascii: "\r")
    if state == .quoted {
      var event: Event?
      if byte == UInt8(ascii: "\"") { state = .quoteInQuoted } else { event = append(byte) }
      if byte == UInt8(ascii: "\n") { startLine() }
      return event
    }
    if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
      if isSecondOfCRLF {
        column = 0
        return nil
      }
      let event = state == .skippingLine ? nil : endRecord()
      startLine()
      state = .fieldStart
      isOver = true
      return event
    }
    switch (state, byte) {
    case (.skippingLine, _): break
    case (.quoteInQuoted, UInt8(ascii: "\"")):
      state = .quoted
      return append(byte)
    case (.fieldStart, UInt8(ascii: "\"")):
      state = .quoted
      openQuote = (line, column)
    case (_, UInt8(ascii: ",")):
      record.endField(isQuoted: state == .quoteInQuoted)
      state = .fieldStart
      if record.count > limit { return give(up: "the record has more than \(limit) fields", (line, column)) }
    case (.quoteInQuoted, _): return give(up: "there is more after the closing quote of a field", (line, column))
    case (.plain, UInt8(ascii: "\"")):
      return give(up: "a quote stands inside of a field without quotes", (line, column))
    default:
      state = .plain
      return append(byte)
    }
    return nil
  }

  private mutating func startLine() {
    line += 1
    column = 0
  }

  private mutating func append(_ byte: UInt8) -> Event? {
    record.append(byte)
    guard record.size > limit else { return nil }
    let place = state == .quoted ? openQuote : (record.line, 1)
    return give(up: "the record has more than \(limit) bytes; perhaps a quote is not closed", place)
  }

  private mutating func endRecord() -> Event? {
    record.endField(isQuoted: state == .quoteInQuoted)
    return record.isBlank ? nil : .record(record)
  }

  private mutating func give(up message: String, _ place: (line: Int, column: Int)) -> Event {
    record.reset(line: line)
    state = .skippingLine
    return .fault(Fault(line: place.line, column: place.column, message: message))
  }
}
