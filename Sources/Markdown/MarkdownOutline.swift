/// The headings of a document and how far its check lists are.
package struct MarkdownOutline: Sendable {
  /// A heading.
  package struct Heading: Sendable, Hashable {
    /// 1 to 6.
    package var level: Int
    /// Its text without markup.
    package var text: String
    /// The `id` that the rendered heading has.
    package var anchor: String
    /// The line, from 1.
    package var line: Int
    /// The check boxes below it, and below the smaller headings that follow it.
    package var boxes: Boxes
  }

  /// Check boxes of task lists.
  package struct Boxes: Sendable, Hashable {
    /// Those that are ticked.
    package var done = 0
    /// All of them.
    package var total = 0
  }

  /// The headings in the document's order.
  package private(set) var headings: [Heading] = []
  /// All check boxes of the document.
  package private(set) var boxes = Boxes()
  private var identifiers: HeadingIdentifiers
  /// The indexes of the headings that the place being read is below, the largest first.
  private var open: [Int] = []

  /// Reads a document; `prefix` begins each anchor, as in `MarkdownHTML.Options`.
  package init(_ document: MarkdownDocument, prefix: String = "") {
    identifiers = HeadingIdentifiers(prefix: prefix)
    read(document.blocks)
  }

  private mutating func read(_ blocks: [Block]) {
    for block in blocks {
      switch block.kind {
      case .heading(let level, let inlines): add(level, inlines.plainText, line: block.position.line)
      case .quote(let inner): read(inner)
      case .list(let list):
        for item in list.items {
          if let task = item.task { count(isDone: task == .checked) }
          read(item.blocks)
        }
      default: break
      }
    }
  }

  private mutating func add(_ level: Int, _ text: String, line: Int) {
    open.removeAll { headings[$0].level >= level }
    open.append(headings.count)
    headings.append(
      Heading(level: level, text: text, anchor: identifiers.identifier(for: text), line: line, boxes: Boxes()))
  }

  private mutating func count(isDone: Bool) {
    boxes.total += 1
    if isDone { boxes.done += 1 }
    for index in open {
      headings[index].boxes.total += 1
      if isDone { headings[index].boxes.done += 1 }
    }
  }
}
