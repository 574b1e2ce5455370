// The tree as HTML, written by us: cmark's own renderer is not used, so nothing but our tree can reach a page.

package import HTML

/// Turns a document into HTML that is safe to show: all text is escaped, there is no raw HTML, no `style` attribute,
/// and links go only where `SafeURL` allows.
package struct MarkdownHTML {
  /// How a document is to stand on its page.
  package struct Options {
    /// What the `id` of each heading begins with, so that it is never one of the page's own.
    package var identifierPrefix = ""
    /// How many levels smaller each heading is made, from 0; none is smaller than the sixth.
    package var headingShift = 0
    /// Whether the first block is left out where it is a heading, because the page shows it elsewhere.
    package var leavesOutTitle = false
    /// Where a link leads to, given where it leads to in the document; nil for a link that is to be text only.
    package var resolve: (String) -> String? = { $0 }

    /// Makes options under which the document stands as it is.
    package init() {}
  }

  private let options: Options
  private var buffer = HTMLBuffer()
  private var identifiers: HeadingIdentifiers
  private var tables = 0

  private init(_ options: Options) {
    self.options = options
    identifiers = HeadingIdentifiers(prefix: options.identifierPrefix)
  }

  /// The document as HTML.
  ///
  /// Headings carry an `id` made from their text; columns aligned to the right have the class `num`, centred ones
  /// `mid`; check boxes of task lists are symbols with a text alternative; an image is a link to it.
  package static func render(_ document: MarkdownDocument, _ options: Options = Options()) -> TrustedHTML {
    var html = MarkdownHTML(options)
    var blocks = document.blocks[...]
    if options.leavesOutTitle, case .heading(_, let inlines)? = blocks.first?.kind {
      _ = html.identifiers.identifier(for: inlines.plainText)
      blocks = blocks.dropFirst()
    }
    for block in blocks { html.write(block) }
    return html.buffer.html
  }

  private mutating func write(_ block: Block) {
    switch block.kind {
    case .heading(let level, let inlines): writeHeading(level, inlines)
    case .paragraph(let inlines):
      buffer.markup("<p>")
      write(inlines)
      buffer.markup("</p>\n")
    case .list(let list): write(list)
    case .table(let table): write(table)
    case .codeBlock(let code):
      buffer.markup("<pre><code>")
      buffer.text(code.literal)
      buffer.markup("</code></pre>\n")
    case .quote(let blocks):
      buffer.markup("<blockquote>\n")
      for block in blocks { write(block) }
      buffer.markup("</blockquote>\n")
    case .thematicBreak: buffer.markup("<hr>\n")
    case .omittedHTML: break
    }
  }

  private mutating func writeHeading(_ level: Int, _ inlines: [Inline]) {
    let (open, close): (StaticString, StaticString) =
      switch level + options.headingShift {
      case ...1: ("<h1", "</h1>\n")
      case 2: ("<h2", "</h2>\n")
      case 3: ("<h3", "</h3>\n")
      case 4: ("<h4", "</h4>\n")
      case 5: ("<h5", "</h5>\n")
      default: ("<h6", "</h6>\n")
      }
    buffer.markup(open)
    buffer.attribute("id", identifiers.identifier(for: inlines.plainText))
    buffer.markup(">")
    write(inlines)
    buffer.markup(close)
  }

  private mutating func write(_ list: MarkdownList) {
    buffer.markup(list.isOrdered ? "<ol" : "<ul")
    if list.isOrdered, list.start != 1 { buffer.attribute("start", String(list.start)) }
    buffer.markup(">\n")
    for item in list.items {
      buffer.markup(item.task == nil ? "<li>" : "<li class=\"check\">")
      switch item.task {
      case .checked: buffer.markup("<span role=\"img\" aria-label=\"done\">\u{2611}</span> ")
      case .unchecked: buffer.markup("<span role=\"img\" aria-label=\"open\">\u{2610}</span> ")
      case nil: break
      }
      for block in item.blocks {
        if list.isTight, case .paragraph(let inlines) = block.kind { write(inlines) } else { write(block) }
      }
      buffer.markup("</li>\n")
    }
    buffer.markup(list.isOrdered ? "</ol>\n" : "</ul>\n")
  }

  private mutating func write(_ table: MarkdownTable) {
    tables += 1
    buffer.markup("<div class=\"scroll\" tabindex=\"0\" role=\"region\"")
    buffer.attribute("aria-label", "Table \(tables)")
    buffer.markup(">\n<table>\n<thead>\n")
    writeRow(table.header, table.alignments, "<th scope=\"col\"", "</th>")
    buffer.markup("</thead>\n<tbody>\n")
    for row in table.rows { writeRow(row, table.alignments, "<td", "</td>") }
    buffer.markup("</tbody>\n</table>\n</div>\n")
  }

  private mutating func writeRow(
    _ cells: [TableCell], _ alignments: [MarkdownTable.Alignment], _ open: StaticString, _ close: StaticString
  ) {
    buffer.markup("<tr>")
    for (index, cell) in cells.enumerated() {
      buffer.markup(open)
      switch index < alignments.count ? alignments[index] : .none {
      case .right: buffer.markup(" class=\"num\">")
      case .center: buffer.markup(" class=\"mid\">")
      case .left, .none: buffer.markup(">")
      }
      write(cell.inlines)
      buffer.markup(close)
    }
    buffer.markup("</tr>\n")
  }

  private mutating func write(_ inlines: [Inline]) {
    for inline in inlines { write(inline) }
  }

  private mutating func write(_ inline: Inline) {
    switch inline {
    case .text(let text): buffer.text(text)
    case .code(let text):
      buffer.markup("<code>")
      buffer.text(text)
      buffer.markup("</code>")
    case .emphasis(let content): write(content, in: "<em>", "</em>")
    case .strong(let content): write(content, in: "<strong>", "</strong>")
    case .strikethrough(let content): write(content, in: "<del>", "</del>")
    case .link(let url, let title, let content): writeLink(url, title, content)
    // No image is fetched from elsewhere: a report must not be able to call home from its reader's browser.
    case .image(let url, let title, let content):
      let text = content.plainText
      writeLink(url, title, [.text(text.isEmpty ? "image" : text)])
    case .softBreak: buffer.markup("\n")
    case .lineBreak: buffer.markup("<br>\n")
    }
  }

  private mutating func write(_ content: [Inline], in open: StaticString, _ close: StaticString) {
    buffer.markup(open)
    write(content)
    buffer.markup(close)
  }

  /// Writes a link, or its text alone when its target is refused.
  private mutating func writeLink(_ url: String, _ title: String, _ content: [Inline]) {
    guard let url = options.resolve(url).flatMap(SafeURL.init), !url.text.isEmpty else { return write(content) }
    buffer.markup("<a")
    buffer.attribute("href", url)
    if !title.isEmpty { buffer.attribute("title", title) }
    buffer.markup(" rel=\"nofollow noopener\">")
    // A link of nothing could not be seen, nor be named by a screen reader.
    if content.plainText.unicodeScalars.allSatisfy(\.properties.isWhitespace) {
      buffer.text(url.text)
    } else {
      write(content)
    }
    buffer.markup("</a>")
  }
}
