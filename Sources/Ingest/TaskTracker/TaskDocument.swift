import Markdown
import Model

/// A tracker's document with what all trackers share: its sections, its time frame, its result.
struct TaskDocument {
  /// The parsed text.
  let document: MarkdownDocument
  /// The headings with their blocks.
  let sections: [DocumentSection]
  /// The time frame.
  var clock: DocumentClock
  /// When the document was last written, as it says itself; nil when it does not.
  let written: Instant?
  /// The line of each task by its id.
  private var lines: [String: Int] = [:]

  /// Reads the file of `input`; nil when it cannot be read, and `records` then says why.
  init?(_ input: SourceInput, into records: inout SourceRecords) {
    guard let document = input.markdown(into: &records) else { return nil }
    self.document = document
    sections = DocumentSection.sections(of: document)
    let dates = DocumentDates.times(in: Self.ownFields(sections))
    clock = DocumentClock(clocks: input.clocks, header: dates.map(\.time))
    var newest: Instant?
    for date in dates {
      guard let time = clock.moment(of: date.time, line: date.line) else { continue }
      newest = newest.map { max($0, time) } ?? time
    }
    written = newest
    records.notice(newest)
  }

  /// The labelled lines of paragraphs below the large headings and in the last section: what stands elsewhere, and
  /// bullets, are about tasks.
  private static func ownFields(_ sections: [DocumentSection]) -> [LabelledText] {
    var fields: [LabelledText] = []
    for (index, section) in sections.enumerated() where section.level <= 2 || index == sections.count - 1 {
      let paragraphs = section.blocks.filter { block in
        if case .paragraph = block.kind { true } else { false }
      }
      fields += LabelledText.all(in: paragraphs)
    }
    return fields
  }

  /// Adds a task, unless its id stands there already.
  mutating func add(_ task: WorkItem, to records: inout SourceRecords) {
    if let first = lines[task.id] {
      records.diagnostics.append(
        Diagnostic(
          "tasks.duplicate-id", .warning, at: SourceLocation(path: records.path, line: task.line),
          "\"\(Quote.short(task.id))\" stands at line \(first) already; the first is kept",
          hint: "give each task an id of its own"))
      return
    }
    lines[task.id] = task.line
    records.tasks.append(task)
  }

  /// Notes what is left to note when the document is read.
  func finish(_ records: inout SourceRecords) {
    records.diagnostics += [clock.diagnostic(path: records.path)].compactMap { $0 }
    defer { records.tallyDiagnostics() }
    guard records.tasks.isEmpty, records.agents.isEmpty else { return }
    records.diagnostics.append(
      Diagnostic(
        "tasks.none", .note, at: SourceLocation(path: records.path),
        "no tasks and no agents were found in this document",
        hint: "look at its headings and tables, or leave it out with \"exclude\" in the configuration"))
  }
}
