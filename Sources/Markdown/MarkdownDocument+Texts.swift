extension MarkdownDocument {
  /// The document with every text of it replaced: running text, code, addresses and titles of links.
  ///
  /// `transform` gets each piece of text alone, and the whole of a paragraph, heading or cell without markup: where it
  /// would change the whole by more than the pieces, because what it looks for is broken up by markup, the changed whole
  /// takes their place.
  package func mapTexts(_ transform: (String) -> String) -> MarkdownDocument {
    var result = self
    result.blocks = blocks.map { $0.mapTexts(transform) }
    return result
  }
}

extension Block {
  fileprivate func mapTexts(_ transform: (String) -> String) -> Block {
    var result = self
    switch kind {
    case .heading(let level, let inlines): result.kind = .heading(level: level, inlines.mapTexts(transform))
    case .paragraph(let inlines): result.kind = .paragraph(inlines.mapTexts(transform))
    case .quote(let blocks): result.kind = .quote(blocks.map { $0.mapTexts(transform) })
    case .codeBlock(var code):
      code.literal = transform(code.literal)
      code.info = transform(code.info)
      result.kind = .codeBlock(code)
    case .list(var list):
      for index in list.items.indices {
        list.items[index].blocks = list.items[index].blocks.map { $0.mapTexts(transform) }
      }
      result.kind = .list(list)
    case .table(var table):
      table.header = table.header.map { $0.mapTexts(transform) }
      table.rows = table.rows.map { $0.map { $0.mapTexts(transform) } }
      result.kind = .table(table)
    case .thematicBreak, .omittedHTML: break
    }
    return result
  }
}

extension TableCell {
  fileprivate func mapTexts(_ transform: (String) -> String) -> TableCell {
    TableCell(inlines.mapTexts(transform), at: position)
  }
}

extension [Inline] {
  fileprivate func mapTexts(_ transform: (String) -> String) -> [Inline] {
    let mapped = map { $0.mapTexts(transform) }
    let whole = plainText
    let wanted = transform(whole)
    return wanted == whole || mapped.plainText == wanted ? mapped : [.text(wanted)]
  }
}

extension Inline {
  fileprivate func mapTexts(_ transform: (String) -> String) -> Inline {
    switch self {
    case .text(let text): .text(transform(text))
    case .code(let text): .code(transform(text))
    case .emphasis(let content): .emphasis(content.map { $0.mapTexts(transform) })
    case .strong(let content): .strong(content.map { $0.mapTexts(transform) })
    case .strikethrough(let content): .strikethrough(content.map { $0.mapTexts(transform) })
    case .link(let url, let title, let content):
      .link(url: transform(url), title: transform(title), content.map { $0.mapTexts(transform) })
    case .image(let url, let title, let content):
      .image(url: transform(url), title: transform(title), content.map { $0.mapTexts(transform) })
    case .softBreak: .softBreak
    case .lineBreak: .lineBreak
    }
  }
}
