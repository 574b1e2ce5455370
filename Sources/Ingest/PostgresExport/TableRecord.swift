/// One record of a table, whatever text it was written in: each field is text, or NULL. The fields stand in one piece of
/// memory.
struct TableRecord: Hashable {
  /// The line on which the record begins, from 1.
  var line: Int
  /// The fields' bytes, one after the other, without quotes.
  private var bytes: [UInt8] = []
  /// Where each field ends in `bytes`, and whether it stood in quotes.
  private var fields: [Field] = []

  private struct Field: Hashable {
    var end: Int
    var isQuoted: Bool
  }

  init(line: Int) { self.line = line }

  /// Makes a record of fields that are known.
  init(line: Int, fields: [String?]) {
    self.line = line
    for field in fields { append(field: field) }
  }

  /// The number of fields.
  var count: Int { fields.count }

  /// The number of bytes in all fields.
  var size: Int { bytes.count }

  /// Whether this is an empty line: one empty field without quotes.
  var isBlank: Bool { fields.count == 1 && bytes.isEmpty && !fields[0].isQuoted }

  /// The text of a field (bytes that are not UTF-8 become U+FFFD); nil for NULL, which is an empty field without quotes,
  /// and for a field that is not there.
  subscript(index: Int) -> String? {
    guard fields.indices.contains(index) else { return nil }
    let range = range(of: index)
    return range.isEmpty && !fields[index].isQuoted ? nil : String(decoding: bytes[range], as: UTF8.self)
  }

  /// Adds a byte to the field that is being read.
  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  /// Ends the field that is being read.
  mutating func endField(isQuoted: Bool) { fields.append(Field(end: bytes.count, isQuoted: isQuoted)) }

  /// Adds a whole field; nil is NULL.
  mutating func append(field: String?) {
    if let field { bytes += field.utf8 }
    endField(isQuoted: field != nil)
  }

  /// Empties the record for the next one.
  mutating func reset(line: Int) {
    self.line = line
    bytes.removeAll(keepingCapacity: true)
    fields.removeAll(keepingCapacity: true)
  }

  private func range(of index: Int) -> Range<Int> { (index == 0 ? 0 : fields[index - 1].end)..<fields[index].end }

  // MARK: Row literals

  /// The record as it is, or with one backslash for two where it is a Postgres row literal.
  ///
  /// PostgREST writes rows as literals and calls them CSV. They give themselves away by quotes around a time, which holds a
  /// blank; but only what holds a blank, comma, quote, bracket, backslash or nothing at all is quoted.
  var withoutRowLiteral: TableRecord {
    guard bytes.contains(UInt8(ascii: "\\")), isRowLiteral else { return self }
    var result = TableRecord(line: line)
    for index in fields.indices {
      var isAfterBackslash = false
      for byte in bytes[range(of: index)] {
        isAfterBackslash = byte == UInt8(ascii: "\\") && !isAfterBackslash
        if !isAfterBackslash { result.append(byte) }
      }
      result.endField(isQuoted: fields[index].isQuoted)
    }
    return result
  }

  private var isRowLiteral: Bool {
    var hasQuotedTime = false
    for index in fields.indices where fields[index].isQuoted {
      let field = bytes[range(of: index)]
      let needsQuotes = field.isEmpty || field.contains { byte in byte <= 0x20 || "\",()\\".utf8.contains(byte) }
      if !needsQuotes { return false }
      if Self.isTime(field) { hasQuotedTime = true }
    }
    return hasQuotedTime
  }

  /// Whether a field begins like `2026-02-12 14:30:00`.
  private static func isTime(_ field: ArraySlice<UInt8>) -> Bool {
    let pattern = "0000-00-00 00:00:00".utf8
    guard field.count >= pattern.count else { return false }
    return zip(field, pattern).allSatisfy { byte, sign in
      sign == UInt8(ascii: "0") ? (48...57).contains(byte) : byte == sign
    }
  }
}
