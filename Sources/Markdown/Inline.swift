// What stands in paragraphs, headings and table cells.

/// A piece of running text. Raw inline HTML is dropped, but for `<br>`, which is a line break.
package enum Inline: Sendable, Hashable {
  /// Text, with entities and backslash escapes resolved.
  case text(String)
  /// A code span's text.
  case code(String)
  /// `*text*`
  case emphasis([Inline])
  /// `**text**`
  case strong([Inline])
  /// `~~text~~`
  case strikethrough([Inline])
  /// A link; the URL is the author's and not checked, the title is empty when there is none.
  case link(url: String, title: String, [Inline])
  /// An image; the inlines are its text alternative.
  case image(url: String, title: String, [Inline])
  /// A line end inside a paragraph.
  case softBreak
  /// A line end that was asked for (two spaces or a backslash before it, or `<br>`).
  case lineBreak

  /// The text without markup: code spans give their text, links and images theirs, line ends a space.
  package var plainText: String {
    switch self {
    case .text(let text), .code(let text): text
    case .emphasis(let content), .strong(let content), .strikethrough(let content),
      .link(url: _, title: _, let content), .image(url: _, title: _, let content):
      content.plainText
    case .softBreak, .lineBreak: " "
    }
  }
}

extension [Inline] {
  /// The text without markup: code spans give their text, links and images theirs, line ends a space.
  package var plainText: String {
    var text = ""
    for inline in self { text += inline.plainText }
    return text
  }
}
