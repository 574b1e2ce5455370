/// One record of a CSV file; its fields stand in one piece of memory.
struct CSVRecord: Hashable {
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
    let start = index == 0 ? 0 : fields[index - 1].end
    if start == fields[index].end, !fields[index].isQuoted { return nil }
    return String(decoding: bytes[start..<fields[index].end], as: UTF8.self)
  }

  /// Adds a byte to the field that is being read.
  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  /// Ends the field that is being read.
  mutating func endField(isQuoted: Bool) { fields.append(Field(end: bytes.count, isQuoted: isQuoted)) }

  /// Empties the record for the next one.
  mutating func reset(line: Int) {
    self.line = line
    bytes.removeAll(keepingCapacity: true)
    fields.removeAll(keepingCapacity: true)
  }
}
