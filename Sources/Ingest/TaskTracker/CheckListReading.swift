import Markdown
import Model

/// The check lists that stand below an agent's heading.
enum CheckListReading {
  /// The lists with ticks (`- [x]`) or signs (`✅`, `⏳`), or below a line such as `Pending Tasks:`; each titled by the
  /// line above it.
  static func lists(in blocks: [Block]) -> [CheckList] {
    var found: [CheckList] = []
    var title = ""
    for block in blocks {
      switch block.kind {
      case .paragraph(let inlines):
        let lines = TextLine.lines(of: inlines, from: block.position.line)
        title = lines.last.map { self.title(of: $0.text) } ?? ""
      case .list(let list):
        let words = SignText.words(title)
        let isNamed = titles.contains { SignText.has(words: $0, in: words) }
        let isMarked = list.items.contains { $0.task != nil || SignText.has(signs, in: text(of: $0)) }
        if isNamed || isMarked {
          found.append(CheckList(title: title, items: list.items.map(item)))
        }
        title = ""
      default: title = ""
      }
    }
    return found
  }

  private static let titles = ["pending", "completed", "task", "tasks", "todo", "to do", "done", "backlog"]

  private static let signs: Set<Unicode.Scalar> = ["✅", "⏳", "☑", "✔", "⬜", "❌", "🔄", "🔴", "🟡", "🟢"]

  private static func title(of line: String) -> String {
    var title = SignText.trimmed(line)
    while title.unicodeScalars.last == ":" || title.unicodeScalars.last == "：" {
      title = SignText.trimmed(String(title.unicodeScalars.dropLast()))
    }
    return title
  }

  private static func text(of item: ListItem) -> String {
    for block in item.blocks {
      if case .paragraph(let inlines) = block.kind { return inlines.plainText }
    }
    return ""
  }

  private static func item(_ item: ListItem) -> CheckList.Item {
    let text = text(of: item)
    var isDone = item.task == .checked
    if item.task == nil {
      let words = SignText.words(text)
      let isGoingOn = ["ongoing", "in progress"].contains { SignText.has(words: $0, in: words) }
      isDone = SignText.has(["✅", "☑", "✔"], in: text) && !isGoingOn
    }
    return CheckList.Item(text: SignText.trimmed(text), isDone: isDone, line: item.position.line)
  }
}
