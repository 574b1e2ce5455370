import Markdown

/// A row of a table of checkpoints: how far the work is to be, what is done then, and who is told.
struct Checkpoint: Sendable, Hashable {
  /// How far, in the document's words.
  var progressText: String
  var action: String
  var reportTo: String?
  var line: Int

  /// How far, in percent, where the words are a whole number with `%`.
  var progress: Int64? {
    guard progressText.hasSuffix("%"), let number = Int64(progressText.dropLast()), (0...100).contains(number) else {
      return nil
    }
    return number
  }

  /// The most rows that are kept of a document.
  private static let limit = 1000

  /// The rows of all tables whose header has the columns `Progress` and `Action`.
  static func all(in document: MarkdownDocument) -> [Checkpoint] {
    var found: [Checkpoint] = []
    find(in: document.blocks, into: &found)
    return Array(found.prefix(limit))
  }

  private static func find(in blocks: [Block], into found: inout [Checkpoint]) {
    for block in blocks where found.count < limit {
      switch block.kind {
      case .table(let table): found += rows(of: table)
      case .quote(let inner): find(in: inner, into: &found)
      case .list(let list): for item in list.items { find(in: item.blocks, into: &found) }
      default: break
      }
    }
  }

  private static func rows(of table: MarkdownTable) -> [Checkpoint] {
    let header = table.header.map { $0.plainText.lowercased() }
    guard let progress = header.firstIndex(of: "progress"), let action = header.firstIndex(of: "action") else {
      return []
    }
    let report = header.firstIndex { $0 == "report to" || $0 == "report" || $0 == "reports to" }
    return table.rows.compactMap { cells in
      guard cells.indices.contains(progress), cells.indices.contains(action) else { return nil }
      let text = cells[progress].plainText
      let reportTo = report.flatMap { cells.indices.contains($0) ? cells[$0].plainText : nil }
      let isEmpty = text.isEmpty && cells[action].plainText.isEmpty
      return isEmpty
        ? nil
        : Checkpoint(
          progressText: text, action: cells[action].plainText, reportTo: reportTo?.isEmpty == true ? nil : reportTo,
          line: cells[progress].position.line)
    }
  }
}
