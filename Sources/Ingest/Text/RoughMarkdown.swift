import Markdown

/// Reads a text line by line where the Markdown parser refused it: headings, tables, lists and paragraphs, in time and
/// memory proportional to the text. Markup inside a line stays; quotes, nesting beyond two levels and HTML are not known.
struct RoughMarkdown {
  private var blocks: [Block] = []
  private var paragraph: (inlines: [Inline], line: Int)?
  private var table: (table: MarkdownTable, line: Int)?
  private var list: (list: MarkdownList, line: Int)?
  /// The line before, while it may become the header of a table.
  private var header: (cells: [TableCell], line: Int)?
  private var isFenced = false

  /// The blocks of a text.
  static func blocks(of text: CodeBlock) -> [Block] {
    var reader = RoughMarkdown()
    for line in text.lines { reader.add(Array(line.text.utf8), line.number) }
    reader.endAll()
    return reader.blocks
  }

  private mutating func add(_ line: [UInt8], _ number: Int) {
    let indent = line.prefix { $0 == 0x20 || $0 == 0x09 }.count
    let content = line[indent...]
    if content.starts(with: Array("```".utf8)) || content.starts(with: Array("~~~".utf8)) {
      endAll()
      isFenced.toggle()
      return
    }
    if isFenced { return }
    if content.isEmpty || content.allSatisfy({ $0 == UInt8(ascii: "-") }) && content.count >= 3 {
      endAll()
    } else if let level = Self.headingLevel(content) {
      endAll()
      let title = Self.text(content.dropFirst(level))
      blocks.append(Block(.heading(level: level, [.text(title)]), at: TextPosition(line: number, column: indent + 1)))
    } else if content.contains(UInt8(ascii: "|")), addTableLine(line, indent, number) {
      return
    } else if let item = Self.item(content) {
      addItem(item.text, task: item.task, isOrdered: item.isOrdered, indent: indent, number)
    } else {
      endTable()
      endList()
      addText(Self.text(content), number)
    }
  }

  private mutating func addText(_ text: String, _ number: Int) {
    if paragraph == nil {
      paragraph = ([.text(text)], number)
    } else {
      paragraph?.inlines += [.softBreak, .text(text)]
    }
  }

  // MARK: Tables

  /// Takes a line with bars; false when it is no part of a table.
  private mutating func addTableLine(_ line: [UInt8], _ indent: Int, _ number: Int) -> Bool {
    let cells = Self.cells(line, indent, number)
    if table != nil {
      table?.table.rows.append(cells)
      return true
    }
    if let head = header, head.line == number - 1, head.cells.count == cells.count, cells.count <= 64,
      cells.allSatisfy({ Self.isDelimiter($0.plainText) })
    {
      // The header was taken for text.
      paragraph?.inlines.removeLast()
      if paragraph?.inlines.last == .softBreak { paragraph?.inlines.removeLast() }
      endParagraph()
      table = (
        MarkdownTable(header: head.cells, alignments: head.cells.map { _ in .none }, rows: []), head.line
      )
      header = nil
      return true
    }
    endList()
    header = (cells, number)
    addText(Self.text(line[indent...]), number)
    return true
  }

  private static func isDelimiter(_ text: String) -> Bool {
    text.utf8.contains(UInt8(ascii: "-"))
      && text.utf8.allSatisfy { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") || $0 == 0x20 }
  }

  private static func cells(_ line: [UInt8], _ indent: Int, _ number: Int) -> [TableCell] {
    var cells: [TableCell] = []
    var index = indent
    if line[index] == UInt8(ascii: "|") { index += 1 }
    var start = index
    while index <= line.count {
      if index == line.count
        || (line[index] == UInt8(ascii: "|") && (index == 0 || line[index - 1] != UInt8(ascii: "\\")))
      {
        let text = text(line[start..<index])
        // What follows the last bar is a cell only when something stands there.
        if index < line.count || !text.isEmpty {
          let blanks = line[start..<index].prefix { $0 == 0x20 }.count
          let column = text.isEmpty ? start : start + blanks
          cells.append(TableCell([.text(text)], at: TextPosition(line: number, column: column + 1)))
        }
        start = index + 1
      }
      index += 1
    }
    return cells
  }

  // MARK: Lists

  private mutating func addItem(_ text: String, task: ListItem.Task?, isOrdered: Bool, indent: Int, _ number: Int) {
    endParagraph()
    endTable()
    let position = TextPosition(line: number, column: indent + 1)
    let item = ListItem(at: position, task: task, blocks: [Block(.paragraph([.text(text)]), at: position)])
    guard var open = list, let last = open.list.items.indices.last else {
      list = (MarkdownList(isOrdered: isOrdered, items: [item]), number)
      return
    }
    list = nil
    if indent >= 2 {
      // A second level: all deeper items stand in one list of the item above.
      if case .list(var inner)? = open.list.items[last].blocks.last?.kind {
        let at = open.list.items[last].blocks.removeLast().position
        inner.items.append(item)
        open.list.items[last].blocks.append(Block(.list(inner), at: at))
      } else {
        open.list.items[last].blocks.append(
          Block(.list(MarkdownList(isOrdered: isOrdered, items: [item])), at: position))
      }
    } else {
      open.list.items.append(item)
    }
    list = open
  }

  private static func item(_ content: ArraySlice<UInt8>) -> (text: String, task: ListItem.Task?, isOrdered: Bool)? {
    var rest = content
    let digits = content.prefix { (48...57).contains($0) }.count
    if digits > 0, digits < 10 {
      rest = content.dropFirst(digits)
      guard let mark = rest.popFirst(), mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")") else { return nil }
    } else {
      guard let mark = rest.popFirst(), [UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+")].contains(mark)
      else { return nil }
    }
    guard rest.popFirst() == 0x20 else { return nil }
    var task: ListItem.Task?
    if rest.starts(with: Array("[ ] ".utf8)) { task = .unchecked }
    if rest.starts(with: Array("[x] ".utf8)) || rest.starts(with: Array("[X] ".utf8)) { task = .checked }
    return (text(task == nil ? rest : rest.dropFirst(4)), task, digits > 0)
  }

  // MARK: Ends

  private mutating func endAll() {
    endParagraph()
    endTable()
    endList()
  }

  private mutating func endParagraph() {
    defer { paragraph = nil }
    guard let paragraph, !paragraph.inlines.isEmpty else { return }
    blocks.append(Block(.paragraph(paragraph.inlines), at: TextPosition(line: paragraph.line, column: 1)))
  }

  private mutating func endTable() {
    header = nil
    defer { table = nil }
    guard let table else { return }
    blocks.append(Block(.table(table.table), at: TextPosition(line: table.line, column: 1)))
  }

  private mutating func endList() {
    defer { list = nil }
    guard let list else { return }
    blocks.append(Block(.list(list.list), at: TextPosition(line: list.line, column: 1)))
  }

  private static func headingLevel(_ content: ArraySlice<UInt8>) -> Int? {
    let level = content.prefix { $0 == UInt8(ascii: "#") }.count
    guard (1...6).contains(level), content.dropFirst(level).first == 0x20 else { return nil }
    return level
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
    guard let first = bytes.firstIndex(where: { !isBlank($0) }), let last = bytes.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }
}
