// The parser's tree to our values, with an explicit stack: hostile nesting must not overflow the call stack.

import CCMarkGFM
import Model

/// Nesting beyond `MarkdownParser.depthLimit`, found at a line (from 1).
struct TooDeep: Error {
  var line: Int
}

/// Turns a `SyntaxTree` into blocks.
struct TreeBuilder {
  /// Whether the input was repaired, see `InputRepair.isRepaired`.
  let isRepaired: Bool
  /// The text that was parsed.
  let source: SourceLines
  /// For diagnostics.
  let path: String
  /// What was found to be wrong with tables.
  var diagnostics: [Diagnostic] = []

  init(_ input: InputRepair, path: String) {
    isRepaired = input.isRepaired
    source = SourceLines(input.bytes)
    self.path = path
  }

  /// A row of a table, the header too.
  struct Row {
    var position: TextPosition
    var cells: [TableCell]
  }

  /// A node whose children are being collected.
  private struct Frame {
    var blocks: [Block] = []
    private var finished: [Inline] = []
    private var text = ""
    var items: [ListItem] = []
    var rows: [Row] = []
    var cells: [TableCell] = []

    /// The inlines so far. The parser cuts text at every character that might have begun something; here it is whole.
    var inlines: [Inline] { text.isEmpty ? finished : finished + [.text(text)] }

    mutating func append(_ more: String) { text += more }

    mutating func append(_ inline: Inline) {
      if !text.isEmpty { finished.append(.text(text)) }
      text = ""
      finished.append(inline)
    }
  }

  /// The blocks of the top level.
  mutating func blocks(of tree: borrowing SyntaxTree) -> Result<[Block], TooDeep> {
    guard let root = unsafe tree.root, let iterator = unsafe cmark_iter_new(root) else { return .success([]) }
    defer { unsafe cmark_iter_free(iterator) }
    var stack: [Frame] = [Frame()]
    while true {
      let event = unsafe cmark_iter_next(iterator)
      guard event == CMARK_EVENT_ENTER || event == CMARK_EVENT_EXIT, let pointer = unsafe cmark_iter_get_node(iterator)
      else { break }
      let node = unsafe Node(pointer)
      if event == CMARK_EVENT_EXIT {
        guard stack.count > 1, let frame = stack.popLast() else { break }
        close(node, frame, into: &stack[stack.count - 1])
      } else if !addLeaf(node, to: &stack[stack.count - 1]) {
        // The document's own frame is the first of the stack, so it counts as depth 0.
        if stack.count > MarkdownParser.depthLimit { return .failure(TooDeep(line: max(1, node.position.line))) }
        stack.append(Frame())
      }
    }
    return .success(stack[0].blocks)
  }

  /// Adds a node that has no children, for which the iterator gives no exit; false when it is another kind.
  private func addLeaf(_ node: Node, to parent: inout Frame) -> Bool {
    switch node.kind {
    case CMARK_NODE_TEXT: parent.append(node.literal(isRepaired))
    case CMARK_NODE_CODE: parent.append(.code(node.literal(isRepaired)))
    case CMARK_NODE_SOFTBREAK: parent.append(.softBreak)
    case CMARK_NODE_LINEBREAK: parent.append(.lineBreak)
    case CMARK_NODE_HTML_INLINE:
      if ["<br>", "<br/>", "<br />"].contains(node.literal(isRepaired).lowercased()) {
        parent.append(.lineBreak)
      }
    case CMARK_NODE_HTML_BLOCK: parent.blocks.append(Block(.omittedHTML, at: node.position))
    case CMARK_NODE_THEMATIC_BREAK: parent.blocks.append(Block(.thematicBreak, at: node.position))
    case CMARK_NODE_CODE_BLOCK: parent.blocks.append(Block(.codeBlock(node.codeBlock(isRepaired)), at: node.position))
    default: return false
    }
    return true
  }

  /// Makes a node's value of its collected children. A kind that is not known passes its children on.
  private mutating func close(_ node: Node, _ frame: Frame, into parent: inout Frame) {
    switch node.kind {
    case CMARK_NODE_PARAGRAPH: parent.blocks.append(Block(.paragraph(frame.inlines), at: node.position))
    case CMARK_NODE_HEADING:
      parent.blocks.append(Block(.heading(level: node.headingLevel, frame.inlines), at: node.position))
    case CMARK_NODE_BLOCK_QUOTE: parent.blocks.append(Block(.quote(frame.blocks), at: node.position))
    case CMARK_NODE_LIST: parent.blocks.append(Block(.list(node.list(frame.items)), at: node.position))
    case CMARK_NODE_ITEM:
      parent.items.append(ListItem(at: node.position, task: node.task, blocks: frame.blocks))
    case CMARK_NODE_EMPH: parent.append(.emphasis(frame.inlines))
    case CMARK_NODE_STRONG: parent.append(.strong(frame.inlines))
    case CMARK_NODE_LINK:
      parent.append(.link(url: node.url(isRepaired), title: node.title(isRepaired), frame.inlines))
    case CMARK_NODE_IMAGE:
      parent.append(.image(url: node.url(isRepaired), title: node.title(isRepaired), frame.inlines))
    case fleet_node_strikethrough(): parent.append(.strikethrough(frame.inlines))
    case fleet_node_table_cell(): parent.cells.append(TableCell(frame.inlines, at: node.position))
    case fleet_node_table_row(): parent.rows.append(Row(position: node.position, cells: frame.cells))
    case fleet_node_table():
      guard let table = table(node, frame.rows) else { break }
      // A paragraph above a table, cut off from it, gets no place; the table node then has the place of both.
      if let last = parent.blocks.indices.last, parent.blocks[last].position.line < 1 {
        parent.blocks[last].position = node.position
      }
      parent.blocks.append(table)
    default:
      parent.blocks += frame.blocks
      for inline in frame.inlines { parent.append(inline) }
    }
  }
}
