import Ledger
import Markdown
import Model

extension DocumentMaker {
  /// The list of what people wrote, and one document for each.
  func writtenDocuments() -> [Document] {
    let written = ledger.sources.compactMap(writtenSource)
    let all = sources { $0.written != nil }
    let list = document(
      "documents", .documents, WrittenDocuments.list.value(of: .init(sources: all, documents: written)), all,
      items: (written.count, written.count))
    return [list]
      + written.map { source in
        var made = document(
          source.document, .document, WrittenDocuments.detail.value(of: source), source.sources)
        made.text = source.text
        return made
      }
  }

  private func writtenSource(_ source: SourceRecords) -> WrittenDocuments.Source? {
    guard let written = source.written, let name = names.written(source.path) else { return nil }
    let text = WrittenText(written.text, path: source.path, redactor: redactor)
    let parsed = text.parsed()
    let outline = MarkdownOutline(parsed, prefix: WrittenText.anchorPrefix)
    var titleAnchor: String?
    if case .heading? = parsed.blocks.first?.kind { titleAnchor = outline.headings.first?.anchor }
    // A title that stands further down stays in the text.
    let largest = outline.headings.map(\.level).min()
    if outline.headings.first?.level != largest { titleAnchor = nil }
    return WrittenDocuments.Source(
      path: source.path, document: name, text: text, outline: outline, titleAnchor: titleAnchor,
      isPlainText: parsed.isPlainText,
      deadlines: written.deadlines.map { deadline in
        let passed = deadline.time.flatMap { time in ledger.asOf.map { time < $0 } }
        return .init(deadline: deadline, isPassed: passed)
      }, checkpoints: Checkpoint.all(in: parsed), sources: DocumentSources([source]))
  }
}
