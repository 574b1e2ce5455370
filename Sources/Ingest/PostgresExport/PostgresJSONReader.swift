import JSON
import Model

/// Reads an export of a table or view of the usage database as JSON: an array of rows, as PostgREST and `json_agg` give it,
/// or one object a line. Row after row, so that the file's size does not matter.
struct PostgresJSONReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] {
    var records = input.records(.postgresJSON)
    // All rows may stand in one line; so the row's number is its place.
    var reading = PostgresReading(input: input, numbersRows: true)
    Self.read(input, &reading, into: &records)
    if reading.needsDepartments { reading.name(departments: Departments.beside(input), in: &records) }
    reading.finish(&records)
    return [records]
  }

  /// Reads all rows of a file.
  static func read(_ input: SourceInput, _ reading: inout PostgresReading, into records: inout SourceRecords) {
    var rows = Rows(input: input, reading: reading)
    var elements = JSONElements()
    var decoder: CopyText.Decoder?
    var isFirst = true
    input.forEachBlock(into: &records) { block, records in
      if isFirst, isCopied(block) { decoder = CopyText.Decoder() }
      isFirst = false
      guard decoder != nil else {
        elements.feed(block) { rows.take($0, into: &records) }
        return
      }
      var decoded: [UInt8] = []
      decoded.reserveCapacity(block.count)
      for byte in block { decoder?.feed(byte) { decoded.append($0) } }
      elements.feed(decoded) { rows.take($0, into: &records) }
    }
    elements.finish { rows.take($0, into: &records) }
    reading = rows.reading
  }

  /// Whether `COPY (SELECT json_agg(…) …)` wrote the text, which escapes it: `json_agg` puts a line end between rows.
  private static func isCopied(_ block: [UInt8]) -> Bool {
    let sign = Array("}, \\n {".utf8)
    // One border between rows is enough; it is looked for at each bracket.
    return block.indices.contains { index in
      block[index] == UInt8(ascii: "{") && index >= sign.count - 1
        && block[(index - sign.count + 1)...index].elementsEqual(sign)
    }
  }

  /// Rows on their way into a reading.
  private struct Rows {
    let input: SourceInput
    var reading: PostgresReading

    mutating func take(_ event: JSONElements.Event, into records: inout SourceRecords) {
      switch event {
      case .element(let bytes, let line, let column):
        do throws(JSONParseError) {
          let node = try JSONDocumentParser.parse(bytes).root
          guard take(node, line, into: &records) else {
            skip("this is \(node.kindName), not a row", line, column, into: &records)
            return
          }
        } catch {
          let place = error.line == 1 ? (line, column + error.column - 1) : (line + error.line - 1, error.column)
          skip("this row is no JSON: \(error.message)", place.0, place.1, into: &records)
        }
      case .fault(let message, let line, let column): skip(message, line, column, into: &records)
      }
    }

    private mutating func skip(_ message: String, _ line: Int, _ column: Int, into records: inout SourceRecords) {
      let diagnostic = Diagnostic(
        "postgres.bad-json", .warning, at: input.location(line, column), "\(message); it was skipped",
        hint: "the export was cut off or edited; export the table again")
      reading.skip(diagnostic, into: &records)
    }

    /// Takes a row; false when the value is none.
    private mutating func take(_ node: JSONNode, _ line: Int, into records: inout SourceRecords) -> Bool {
      guard let members = node.members else { return false }
      // The result of a query for one value: `[{"json_agg": [rows]}]`.
      if members.count == 1, let rows = members[0].value.array {
        for row in rows where !take(row, line, into: &records) { return false }
        return true
      }
      let fields = members.flatMap { Self.fields($0) }
      if !reading.hasColumns { reading.begin(columns: fields.map(\.name), line: line, into: &records) }
      var values = [String?](repeating: nil, count: reading.columnCount)
      for field in fields {
        guard let index = reading.index(ofColumn: field.name) else { continue }
        while values.count <= index { values.append(nil) }
        values[index] = field.text
      }
      reading.take(TableRecord(line: line, fields: values), into: &records)
      return true
    }

    /// The columns that a member gives: itself, or the members of an object (a row of another table that was joined).
    private static func fields(_ member: JSONNode.Member) -> [(name: String, text: String?)] {
      switch member.value.kind {
      case .string(let text): [(member.key, text)]
      case .number(let number): [(member.key, number.text)]
      case .bool(let flag): [(member.key, flag ? "t" : "f")]
      case .null, .array: [(member.key, nil)]
      case .object(let members):
        [(member.key, nil)] + members.prefix(64).map { ("\(member.key).\($0.key)", $0.value.string) }
      }
    }
  }
}
