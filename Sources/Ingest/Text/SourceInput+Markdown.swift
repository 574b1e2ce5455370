import Markdown
import Model

extension SourceInput {
  /// The most bytes of a document: what the parser refuses has as many cells and lines as it has bytes.
  static var markdownLimit: Int { 4 << 20 }

  /// Reads a Markdown document and notes in `records` what is wrong with it. A text that the parser refuses is read
  /// line by line, so that one monstrous paragraph does not cost the rest. A file that cannot be read gives nil.
  func markdown(into records: inout SourceRecords) -> MarkdownDocument? {
    guard let bytes = bytes(into: &records, limit: Self.markdownLimit) else { return nil }
    var document = MarkdownParser.parse(bytes, path: path)
    records.diagnostics += document.diagnostics
    guard document.isPlainText else { return document }
    document.blocks = document.blocks.flatMap { block in
      if case .codeBlock(let text) = block.kind { RoughMarkdown.blocks(of: text) } else { [block] }
    }
    return document
  }
}

extension SourceRecords {
  /// Keeps the first diagnostics of each id and counts the rest.
  mutating func tallyDiagnostics() {
    let all = diagnostics
    diagnostics = []
    var tally = DiagnosticTally()
    for diagnostic in all { tally.add(diagnostic, to: &self) }
    tally.finish(&self)
  }
}
