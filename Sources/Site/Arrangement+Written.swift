import Model
import Mustache
import Reports

extension Arrangement {
  /// The most headings in a table of contents.
  static let contentsLimit = 200

  /// `documents`: those with a deadline to come first, the nearest first; then the others by path.
  static func documentList(_ document: DocumentValue, _ context: TemplateContext) -> [(String, MustacheValue)] {
    let documents = (document["documents"]?.elements ?? []).enumerated().map { index, entry in
      (next: time(entry["nextDeadline"]), index: index, entry: entry)
    }
    let sorted = documents.sorted { ($0.next, $0.index) < ($1.next, $1.index) }
    return [("documents", list(sorted.map(\.entry), context))]
  }

  private static func time(_ deadline: DocumentValue?) -> Int64 {
    guard case .instant(let instant)? = deadline?["time"] else { return .max }
    return instant.milliseconds
  }

  /// `contents`: the headings but the title, of the two largest levels that there are, the first 200;
  /// `contentsLeftOut`: how many more there are; `hasContents`, `hasBoxes`, `titleAnchor` (empty without one).
  static func written(_ document: DocumentValue, _ context: TemplateContext) -> [(String, MustacheValue)] {
    let title = document["titleAnchor"].flatMap(text)
    let headings = (document["headings"]?.elements ?? []).filter { $0["anchor"].flatMap(text) != title }
    let levels = Set(headings.map(level)).sorted().prefix(3)
    let shown = headings.filter { levels.contains(level($0)) }
    let contents = shown.prefix(contentsLimit).map { heading in
      let depth = levels.firstIndex(of: level(heading)).map { String($0 + 1) } ?? "1"
      return context.value(of: heading, adding: [("depth", .text(depth))])
    }
    var unlisted = max(0, shown.count - contentsLimit)
    if case .integer(let count)? = document["headingCount"] {
      unlisted += max(0, Int(clamping: count) - (document["headings"]?.elements?.count ?? 0))
    }
    return [
      ("contents", .list(contents)), ("contentsLeftOut", context.count(unlisted)),
      ("hasContents", .flag(!contents.isEmpty)), ("titleAnchor", MustacheValue(title)),
      ("hasBoxes", .flag(document["progress"] != .null)),
    ]
  }

  private static func level(_ heading: DocumentValue) -> Int64 {
    if case .integer(let level)? = heading["level"] { level } else { 0 }
  }
}
