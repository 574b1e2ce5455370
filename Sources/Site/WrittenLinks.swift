import Markdown
import Reports

/// Where the links of a document lead once it is a page.
struct WrittenLinks: Sendable {
  /// The page of each document, by its file's path.
  let pages: [String: String]

  init(_ documents: DocumentSet) {
    pages = Dictionary(
      documents.documents.compactMap { document in
        document.text.map { ($0.sourcePath, PagePath.path(of: document.name)) }
      }
    ) { first, _ in first }
  }

  /// The target of a link in the file at `path`; nil for what is not published.
  ///
  /// Addresses with a scheme stay (what is safe of them is decided where they are written). `#part` leads to the heading
  /// of that name, a relative path to the page of that document; everything else would lead nowhere.
  func target(of link: String, in path: String, root: String, anchors: Set<String>) -> String? {
    if link.utf8.first == UInt8(ascii: "#") { return anchor(link.dropFirst(), anchors) }
    let file = link.prefix { $0 != "#" && $0 != "?" }
    if file.utf8.contains(UInt8(ascii: ":")) { return link }
    if file.utf8.first == UInt8(ascii: "/") { return nil }
    var parts = path.utf8.split(separator: UInt8(ascii: "/")).dropLast().map { String(decoding: $0, as: UTF8.self) }
    for part in file.utf8.split(separator: UInt8(ascii: "/")) {
      let name = String(decoding: part, as: UTF8.self)
      if name == "." { continue }
      if name != ".." { parts.append(name) } else if parts.popLast() == nil { return nil }
    }
    return pages[parts.joined(separator: "/")].map { root + $0 }
  }

  /// The heading that a fragment means: ours have one `-` for each run of signs, other programs' may have more.
  private func anchor(_ fragment: Substring, _ anchors: Set<String>) -> String? {
    var name = WrittenText.anchorPrefix
    for scalar in fragment.lowercased().unicodeScalars where scalar != "-" || name.utf8.last != UInt8(ascii: "-") {
      name.unicodeScalars.append(scalar)
    }
    if name.utf8.last == UInt8(ascii: "-"), name != WrittenText.anchorPrefix { name.removeLast() }
    return anchors.contains(name) ? "#" + name : nil
  }
}
