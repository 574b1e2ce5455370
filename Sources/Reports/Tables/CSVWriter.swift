import JSON

/// Writes CSV by RFC 4180: fields are quoted where they need it, rows end with CRLF.
///
/// What is not known is an empty field, an empty text is `""`. A text that a spreadsheet would take for a formula gets an
/// apostrophe in front; numbers are never touched.
struct CSVWriter {
  /// What was written so far.
  private(set) var bytes: [UInt8] = []
  private var isRowStart = true

  /// Ends the row.
  mutating func endRow() {
    bytes.append(0x0D)
    bytes.append(0x0A)
    isRowStart = true
  }

  /// Adds a scalar, or the scalars of a list joined with `; `; numbers and times are exact, as in JSON.
  mutating func add(_ value: DocumentValue?) {
    switch value {
    case .text(let text), .agent(let text): add(text: text)
    case .list(let elements): elements.isEmpty ? separate() : add(text: Self.joined(elements))
    case .some(let scalar): addPlain(scalar)
    case nil: separate()
    }
  }

  /// Adds a text.
  mutating func add(text: String) {
    separate()
    let needsGuard = text.utf8.first.map(Self.beginsFormula) ?? false
    guard text.isEmpty || text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else {
      if needsGuard { bytes.append(UInt8(ascii: "'")) }
      bytes += text.utf8
      return
    }
    bytes.append(0x22)
    if needsGuard { bytes.append(UInt8(ascii: "'")) }
    for byte in text.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  /// Numbers, times, flags: nothing in them needs quotes, and a minus is no formula.
  private mutating func addPlain(_ scalar: DocumentValue) {
    separate()
    bytes += Self.plain(scalar).utf8
  }

  private mutating func separate() {
    if !isRowStart { bytes.append(UInt8(ascii: ",")) }
    isRowStart = false
  }

  private static func plain(_ scalar: DocumentValue) -> String {
    switch scalar.json {
    case .null: ""
    case .string(let text): text
    case let value: JSONWriter.text(of: value)
    }
  }

  private static func joined(_ elements: DocumentList) -> String {
    elements.map(plain).joined(separator: "; ")
  }

  /// Whether spreadsheets read what begins with this byte as a formula: `=`, `+`, `-`, `@`, tab, CR, LF.
  private static func beginsFormula(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0A, 0x0D: true
    default: false
    }
  }
}
