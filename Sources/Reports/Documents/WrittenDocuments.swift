import Ledger
import Markdown
import Model

/// `documents`, the list of what people wrote, and `documents/<name>`, one such text.
enum WrittenDocuments {
  /// The most headings of a document that are published; more are told by `headingCount`.
  static let headingLimit = 5000

  /// A deadline beside the moment that the site speaks for.
  struct Deadline: Sendable {
    var deadline: WrittenDocument.Deadline
    /// Whether it is over; nil when that is not known.
    var isPassed: Bool?
  }

  /// A document with what was found in its text.
  struct Source: Sendable {
    var path: String
    /// The name of its own document.
    var document: String
    var text: WrittenText
    var outline: MarkdownOutline
    /// The heading that is the title, when the text begins with one.
    var titleAnchor: String?
    var isPlainText: Bool
    var deadlines: [Deadline]
    var checkpoints: [Checkpoint]
    var sources: DocumentSources

    /// The first heading of the largest level, else the file's name.
    var title: String {
      let largest = outline.headings.map(\.level).min()
      let text = outline.headings.first { $0.level == largest }?.text ?? ""
      if text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) { return text }
      return String(
        path[(path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.utf8.index(after: $0) } ?? path.startIndex)...])
    }

    /// The first deadline that is not over.
    var next: Deadline? {
      deadlines.filter { $0.isPassed != true && $0.deadline.time != nil }.min { Self.isBefore($0, $1) }
    }

    /// The last deadline that is over.
    var last: Deadline? { deadlines.filter { $0.isPassed == true }.max { Self.isBefore($0, $1) } }

    private static func isBefore(_ a: Deadline, _ b: Deadline) -> Bool {
      (a.deadline.time?.milliseconds ?? .max) < (b.deadline.time?.milliseconds ?? .max)
    }
  }

  static let deadline = Shape<Deadline>(
    "deadline", "A moment by which something is to be done, as the text states it (`**Deadline:** …`, `Due: …`).",
    [
      Field("label", .text, "The word before the colon.") { .text($0.deadline.label) },
      Field("text", .text, "What stands after it.") { .text($0.deadline.text) },
      Field("time", .nullable(.instant), "The moment; null where the words give none.") {
        DocumentValue($0.deadline.time)
      },
      Field("passed", .nullable(.flag), "Whether it is over at the site's as-of time; null where that is not known.") {
        $0.isPassed.map(DocumentValue.flag) ?? .null
      },
      Field("line", .integer, "The line, from 1.") { .integer(Int64($0.deadline.line)) },
    ])

  private static func boxes<Source>(
    _ what: String, _ boxes: @escaping @Sendable (Source) -> MarkdownOutline.Boxes
  ) -> [Field<Source>] {
    [
      Field("done", .integer, "Ticked check boxes \(what).") { .integer(Int64(boxes($0).done)) },
      Field("total", .integer, "All check boxes \(what).") { .integer(Int64(boxes($0).total)) },
      Field("progress", .nullable(.share), "Done as a part of total; null without check boxes.") {
        let boxes = boxes($0)
        return boxes.total == 0 ? .null : .share(millionths: Int64(boxes.done) * 1_000_000 / Int64(boxes.total))
      },
    ]
  }

  static let summaryFields: [Field<Source>] = [what, boxes("of the document") { $0.outline.boxes }, dates].flatMap {
    $0
  }

  private static let what: [Field<Source>] = [
    Field("path", .text, "The file's path.") { .text($0.path) },
    Field("title", .text, "Its first heading of the largest level, else the file's name.") { .text($0.title) },
    Field("document", .document, "The name of the document about it.") { .document($0.document) },
  ]

  private static let dates: [Field<Source>] = [
    .object("nextDeadline", deadline, "The first deadline that is not over.") { $0.next },
    .object("lastDeadline", deadline, "The last deadline that is over.") { $0.last },
    Field("deadlineCount", .integer, "Deadlines in all.") { .integer(Int64($0.deadlines.count)) },
    Field("checkpointCount", .integer, "Rows of tables of checkpoints.") { .integer(Int64($0.checkpoints.count)) },
    Field("headingCount", .integer, "Headings.") { .integer(Int64($0.outline.headings.count)) },
  ]

  static let summary = Shape<Source>("documentSummary", "A document that people wrote.", summaryFields)

  struct List: Sendable {
    var sources: DocumentSources
    var documents: [Source]
  }

  static let list = Shape<List>(
    "documents",
    "The documents that people wrote: backlogs, sprints, trackers, and those that the configuration names.",
    FigureShapes.header(.documents) { $0.sources },
    [.array("documents", summary, "The documents, ordered by path.") { $0.documents }])

  static let heading = Shape<MarkdownOutline.Heading>(
    "heading", "A heading of the text.",
    [
      Field("level", .integer, "1 to 6.") { .integer(Int64($0.level)) },
      Field("text", .text, "Its text without markup.") { .text($0.text) },
      Field("anchor", .text, "The fragment that leads to it on the page.") { .text($0.anchor) },
      Field("line", .integer, "The line, from 1.") { .integer(Int64($0.line)) },
    ], boxes("below it and the smaller headings that follow it") { $0.boxes })

  static let checkpoint = Shape<Checkpoint>(
    "checkpoint", "A row of a table with the columns Progress and Action.",
    [
      Field("progress", .nullable(.integer), "How far the work is to be, in percent.") { DocumentValue($0.progress) },
      Field("progressText", .text, "The same in the document's words.") { .text($0.progressText) },
      Field("action", .text, "What is done then.") { .text($0.action) },
      Field("reportTo", .nullable(.text), "Who is told.") { DocumentValue($0.reportTo) },
      Field("line", .integer, "The line, from 1.") { .integer(Int64($0.line)) },
    ])

  static let detail = Shape<Source>(
    "document",
    "One document: its headings, how far its check lists are, its deadlines and checkpoints. The text itself is on the page only.",
    FigureShapes.header(.document) { $0.sources },
    summaryFields,
    [
      Field(
        "titleAnchor", .nullable(.text), "The anchor of the heading that is the title, when the text begins with it."
      ) { DocumentValue($0.titleAnchor) },
      Field(
        "plainText", .flag,
        "Whether the text is shown as it is, without headings, because it is beyond what is read as Markdown."
      ) { .flag($0.isPlainText) },
      .array("deadlines", deadline, "The deadlines, in the order of the text.") { $0.deadlines },
      .array("checkpoints", checkpoint, "The checkpoints, in the order of the text.") { $0.checkpoints },
      .array("headings", heading, "The first 5,000 headings.") { Array($0.outline.headings.prefix(headingLimit)) },
    ])
}
