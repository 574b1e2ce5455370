import Effects
import JSON
import Model

/// A JSON file on its way into records: typed access to its values, with a diagnostic at the place of each one that is
/// not what it should be.
struct JSONReading {
  /// The largest document that is read, in bytes; files of this kind have some ten thousand.
  static let byteLimit = 16 << 20

  /// What was read so far.
  var records: SourceRecords
  /// The document's value.
  let root: JSONNode

  private let input: SourceInput
  private let document: JSONDocument
  private var tally = DiagnosticTally()
  private var zoneNote: Diagnostic?

  /// Reads the file and lets `body` make records of it. A file that is no JSON gives a diagnostic and no records.
  static func read(
    _ input: SourceInput, as format: SourceFormat, _ body: (inout JSONReading) -> Void
  ) -> [SourceRecords] {
    var records = input.records(format)
    guard let bytes = input.bytes(into: &records, limit: byteLimit) else { return [records] }
    do throws(JSONParseError) {
      let document = try JSONDocumentParser.parse(bytes)
      var reading = JSONReading(records: records, root: document.root, input: input, document: document)
      if let offset = document.firstRepairedOffset {
        let place = document.lines.position(of: offset)
        reading.records.diagnostics.append(
          Diagnostic(
            "json.invalid-utf8", .warning, at: input.location(place.line, place.column),
            "this byte is not UTF-8; such bytes are shown as U+FFFD", hint: "save the file as UTF-8"))
      }
      body(&reading)
      reading.tally.finish(&reading.records)
      if let note = reading.zoneNote { reading.records.diagnostics.append(note) }
      return [reading.records]
    } catch {
      records.notRead = "not valid JSON"
      records.diagnostics.append(
        Diagnostic(
          "json.invalid", .error, at: input.location(error.line, error.column),
          "this is not valid JSON: \(error.message); nothing of the file is read",
          hint: "the file may be cut off, or still being written"))
      return [records]
    }
  }

  private init(records: SourceRecords, root: JSONNode, input: SourceInput, document: JSONDocument) {
    self.records = records
    self.root = root
    self.input = input
    self.document = document
  }

  // MARK: Places

  /// The line of a value.
  func line(of node: JSONNode) -> Int { document.position(of: node).line }

  /// Adds a diagnostic at a value.
  mutating func report(
    _ id: String, _ severity: Severity, at node: JSONNode, _ message: String, hint: String? = nil
  ) {
    let place = document.position(of: node)
    tally.add(
      Diagnostic(id, severity, at: input.location(place.line, place.column), message, hint: hint), to: &records)
  }

  // MARK: Values

  /// The first value that an object has under one of some names; `null` is no value.
  func value(_ object: JSONNode, _ names: [String]) -> (name: String, node: JSONNode)? {
    for name in names {
      if let node = object[name], !node.isNull { return (name, node) }
    }
    return nil
  }

  /// A text; nil when there is none or it is blank.
  mutating func text(_ object: JSONNode, _ names: String...) -> String? {
    guard let (name, node) = value(object, names) else { return nil }
    guard let text = node.string else { return reject(node, name, "a text") }
    return text.utf8.allSatisfy { $0 == 0x20 } ? nil : text
  }

  /// An id: a text or a number, as text.
  mutating func id(_ object: JSONNode, _ names: String...) -> String? {
    guard let (name, node) = value(object, names) else { return nil }
    if let number = node.number { return number.text }
    guard let text = node.string else { return reject(node, name, "a text") }
    return text.utf8.allSatisfy { $0 == 0x20 } ? nil : text
  }

  /// A whole number from 0.
  mutating func count(_ object: JSONNode, _ names: String...) -> Int64? {
    guard let (name, node) = value(object, names) else { return nil }
    guard let number = node.int64, number >= 0 else { return reject(node, name, "a whole number from 0") }
    return number
  }

  /// An exact amount of dollars.
  mutating func dollars(_ object: JSONNode, _ names: String...) -> USDTotal? {
    guard let (name, node) = value(object, names) else { return nil }
    guard let number = node.decimal, let amount = USDTotal(mantissa: number.mantissa, scale: number.scale) else {
      return reject(node, name, "an amount of dollars")
    }
    return amount
  }

  /// A time: ISO 8601, or milliseconds or seconds since 1970.
  mutating func time(_ object: JSONNode, _ names: String...) -> Instant? {
    guard let (name, node) = value(object, names) else { return nil }
    if let number = node.int64, let time = EpochTime.instant(number) { return time }
    guard let text = node.string else { return reject(node, name, "a time") }
    if let time = Instant(iso8601: text.utf8) { return time }
    let (zone, choice) = input.clocks.zone(namedInFile: nil)
    guard let time = Instant(iso8601: text.utf8, zone: zone) else { return reject(node, name, "a time") }
    if zoneNote == nil { zoneNote = input.clocks.diagnostic(for: choice, at: input.location(line(of: node))) }
    return time
  }

  /// The elements of an array that are objects; what else stands in it is reported.
  mutating func objects(_ node: JSONNode, _ name: String) -> [JSONNode] {
    guard let elements = node.array else {
      let _: JSONNode? = reject(node, name, "a list")
      return []
    }
    return elements.filter { element in
      if element.members != nil { return true }
      let _: JSONNode? = reject(element, name, "an object")
      return false
    }
  }

  /// The day that holds a moment, in the site's zone.
  func day(of time: Instant) -> Day { input.clocks.site.day(of: time) }

  /// Reports a value of the wrong kind and gives nil.
  mutating func reject<Value>(_ node: JSONNode, _ name: String, _ wanted: String) -> Value? {
    var found = node.kindName
    if let number = node.number { found = LogText.clipped(number.text, limit: 60) }
    if let text = node.string { found = "\"\(LogText.clipped(text, limit: 60))\"" }
    report("json.wrong-type", .warning, at: node, "\"\(name)\" is \(found), not \(wanted); it is left out")
    return nil
  }

  /// Reports an object that lacks what makes it one.
  mutating func missing(_ name: String, in node: JSONNode, _ what: String) {
    report("json.missing-field", .warning, at: node, "this \(what) has no \"\(name)\"; it is left out")
  }
}
