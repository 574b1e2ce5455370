import Markdown
import Model

/// Reads a Markdown file as a document: its whole text, and the deadlines that stand in it.
struct WrittenDocumentReader: SourceReader {
  /// The most deadlines that are kept of a document.
  private static let deadlineLimit = 1000

  func read(_ input: SourceInput) -> [SourceRecords] {
    var records = input.records(.document)
    if let document = Self.add(input, to: &records) {
      records.diagnostics += document.diagnostics
      records.tallyDiagnostics()
    }
    return [records]
  }

  /// Adds the document to what a reader of another format found in the same file.
  ///
  /// - Returns: the parsed text; nil when there is none to show, and `records` then says why.
  @discardableResult
  static func add(_ input: SourceInput, to records: inout SourceRecords) -> MarkdownDocument? {
    guard records.notRead == nil, let bytes = input.bytes(into: &records, limit: SourceInput.markdownLimit) else {
      return nil
    }
    if bytes.count > WrittenDocument.limit {
      records.diagnostics.append(
        Diagnostic(
          "document.too-large", .warning, at: input.location(),
          "the file has \(bytes.count) bytes, more than \(WrittenDocument.limit); it is not shown as a document",
          hint: "split the file"))
      return nil
    }
    let document = MarkdownParser.parse(bytes, path: input.path)
    let sections = DocumentSection.sections(of: document)
    let header = sections.prefix { $0.level <= 2 }.flatMap { LabelledText.all(in: $0.blocks) }
    let dates = DocumentDates.times(in: header)
    var clock = DocumentClock(clocks: input.clocks, header: dates.map(\.time))
    for date in dates { records.notice(clock.moment(of: date.time, line: date.line)) }
    var deadlines: [WrittenDocument.Deadline] = []
    for field in sections.lazy.flatMap({ LabelledText.all(in: $0.blocks) }) where labels.contains(field.key) {
      guard deadlines.count < deadlineLimit, !field.value.isEmpty else { continue }
      let time = ReportTime.read(field.value).flatMap { clock.deadline(of: $0, line: field.line) }
      deadlines.append(.init(label: field.label, text: field.value, time: time, line: field.line))
    }
    if records.format == SourceFormat.document.rawValue, let note = clock.diagnostic(path: input.path) {
      records.diagnostics.append(note)
    }
    records.written = WrittenDocument(text: String(decoding: bytes, as: UTF8.self), deadlines: deadlines)
    return document
  }

  /// What documents call a deadline.
  private static let labels: Set<String> = ["deadline", "due", "due date", "due by", "due on"]
}
