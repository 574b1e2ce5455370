import HTML
import Markdown
import Reports

extension PageFamily {
  /// What people wrote.
  static let written = PageFamily { documents in
    let links = WrittenLinks(documents)
    return [
      Page("documents.html", "documents", "Documents", document: "documents", arrangement: Arrangement.documentList)
    ]
      + documents.documents.filter { $0.kind == .document }.map { document in
        let path = PagePath.path(of: document.name)
        return Page(
          path, "document", document.value["title"].flatMap(Arrangement.text), document: document.name,
          section: "documents.html", arrangement: Arrangement.written, text: { text(of: $0, links) })
      }
  }

  private static func text(of document: Document, _ links: WrittenLinks) -> TrustedHTML? {
    guard let text = document.text else { return nil }
    let parsed = text.parsed()
    let anchors = Set(MarkdownOutline(parsed, prefix: WrittenText.anchorPrefix).headings.map(\.anchor))
    let root = String(repeating: "../", count: document.name.utf8.count { $0 == UInt8(ascii: "/") })
    var options = MarkdownHTML.Options()
    options.identifierPrefix = WrittenText.anchorPrefix
    options.headingShift = 1
    options.leavesOutTitle = document.value["titleAnchor"] != .null
    options.resolve = { links.target(of: $0, in: text.sourcePath, root: root, anchors: anchors) }
    return MarkdownHTML.render(parsed, options)
  }
}
