// Blocks of a Markdown text. Trees are at most `MarkdownParser.depthLimit` deep, so recursive walks are safe.

/// A block with the place at which it starts.
package struct Block: Sendable, Hashable {
  /// Where the block starts.
  package var position: TextPosition
  /// What it is.
  package var kind: Kind

  /// Makes a block.
  package init(_ kind: Kind, at position: TextPosition) {
    self.position = position
    self.kind = kind
  }

  /// The kinds of blocks.
  package enum Kind: Sendable, Hashable {
    /// A heading of level 1 to 6.
    case heading(level: Int, [Inline])
    /// A paragraph.
    case paragraph([Inline])
    /// A bullet or ordered list.
    case list(MarkdownList)
    /// A table of GFM.
    case table(MarkdownTable)
    /// A fenced or indented code block.
    case codeBlock(CodeBlock)
    /// A block quote.
    case quote([Block])
    /// A line across the page.
    case thematicBreak
    /// Raw HTML stood here; its text is dropped.
    case omittedHTML
  }
}

/// A list and its items.
package struct MarkdownList: Sendable, Hashable {
  /// Whether the items are numbered.
  package var isOrdered: Bool
  /// The number of the first item of an ordered list (0 or more); 1 for a bullet list.
  package var start: Int
  /// Whether the items stand without blank lines between them.
  package var isTight: Bool
  /// The items, in order.
  package var items: [ListItem]

  /// Makes a list.
  package init(isOrdered: Bool = false, start: Int = 1, isTight: Bool = true, items: [ListItem]) {
    self.isOrdered = isOrdered
    self.start = start
    self.isTight = isTight
    self.items = items
  }
}

/// An item of a list.
package struct ListItem: Sendable, Hashable {
  /// The state of a task list item (`- [ ]`, `- [x]`).
  package enum Task: Sendable, Hashable {
    /// `[ ]`
    case unchecked
    /// `[x]` or `[X]`
    case checked
  }

  /// Where the item's marker stands.
  package var position: TextPosition
  /// The check box, or nil when the item has none.
  package var task: Task?
  /// The blocks of the item.
  package var blocks: [Block]

  /// Makes an item.
  package init(at position: TextPosition, task: Task? = nil, blocks: [Block]) {
    self.position = position
    self.task = task
    self.blocks = blocks
  }
}

/// A code block.
package struct CodeBlock: Sendable, Hashable {
  /// The info string after the opening fence (`json`, `text`), or empty.
  package var info: String
  /// The text; its lines end with LF, container markers and the fence's indentation are removed.
  package var literal: String
  /// The line, from 1, of the literal's first line.
  package var firstLine: Int

  /// Makes a code block.
  package init(info: String = "", literal: String, firstLine: Int) {
    self.info = info
    self.literal = literal
    self.firstLine = firstLine
  }

  /// The lines of the literal without their ends, each with its line number in the file.
  package var lines: [(number: Int, text: Substring)] {
    var result: [(number: Int, text: Substring)] = []
    let bytes = literal.utf8
    var start = bytes.startIndex
    var number = firstLine
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.endIndex
      result.append((number, literal[start..<end]))
      number += 1
      start = end
      guard start < bytes.endIndex else { break }
      let isCR = bytes[start] == 0x0D
      bytes.formIndex(after: &start)
      if isCR, start < bytes.endIndex, bytes[start] == 0x0A { bytes.formIndex(after: &start) }
    }
    return result
  }
}
