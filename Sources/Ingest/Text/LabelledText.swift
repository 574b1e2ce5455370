import Markdown

/// `Label: value`, as header lines and bullets have it.
struct LabelledText {
  /// The label as written, without signs.
  var label: String
  /// The value as written, without blanks and stray stars at its ends.
  var value: String
  /// The line in the file, from 1.
  var line: Int
  /// Whether anything stands between the colon and the value; where nothing does, as in an address, it may be no label.
  var isSetApart = true

  /// The label in lower case, without what stands in parentheses.
  var key: String { SignText.withoutNotes(label).lowercased() }

  /// Reads a line; nil when it has no label of at most 60 bytes.
  init?(_ text: String, line: Int) {
    let scalars = text.unicodeScalars
    guard let colon = scalars.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
    label = SignText.trimmed(String(scalars[..<colon]))
    guard !label.isEmpty, label.utf8.count <= 60 else { return nil }
    let rest = scalars[scalars.index(after: colon)...]
    let isOuter: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace || $0 == "*" || $0 == "_" }
    guard let first = rest.firstIndex(where: { !isOuter($0) }), let last = rest.lastIndex(where: { !isOuter($0) })
    else {
      value = ""
      self.line = line
      return
    }
    value = String(rest[first...last])
    isSetApart = first != rest.startIndex
    self.line = line
  }

  /// The labelled lines of paragraphs and of the items of lists; several on one line stand apart by ` · ` or ` | `.
  static func all(in blocks: [Block]) -> [LabelledText] {
    var found: [LabelledText] = []
    for block in blocks {
      switch block.kind {
      case .paragraph(let inlines):
        for line in TextLine.lines(of: inlines, from: block.position.line) {
          found += pieces(line.text).compactMap { LabelledText($0, line: line.line) }
        }
      case .list(let list): for item in list.items { found += all(in: item.blocks) }
      default: break
      }
    }
    return found
  }

  private static func pieces(_ text: String) -> [String] {
    text.unicodeScalars.split { $0 == "·" || $0 == "|" || $0 == "•" }.map { String($0) }
  }
}

/// The labels under which documents tell when they were written.
enum DocumentDates {
  /// The times of a document's header fields with their lines, the time of writing first.
  static func times(in fields: [LabelledText]) -> [(time: ReportTime, line: Int)] {
    var found: [(rank: Int, time: ReportTime, line: Int)] = []
    for field in fields {
      guard let rank = labels.firstIndex(of: field.key), let time = ReportTime.read(field.value) else { continue }
      // What names no date cannot date the document.
      guard time.instant != nil || isFull(time.date) else { continue }
      found.append((rank, time, field.line))
    }
    return found.sorted { ($0.rank, $0.line) < ($1.rank, $1.line) }.map { ($0.time, $0.line) }
  }

  private static func isFull(_ date: ReportTime.Date?) -> Bool {
    if case .full? = date { true } else { false }
  }

  private static let labels = [
    "generated", "generated at", "generated on", "report generated", "last updated", "last update", "updated",
    "updated at", "created", "created at", "report date", "date", "as of", "生成时间", "更新时间", "报告时间", "日期",
    "généré", "généré le", "згенеровано", "дата",
  ]
}
