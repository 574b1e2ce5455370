import Hosting
import JSON
import Model
import Mustache

/// All pages of the site: for the page that lists them, for search, and for the site map.
struct SiteIndex: Sendable {
  /// The path of the page that lists all pages, and of the same for programs.
  static let pagePath = "site-index.html"
  static let searchPath = "search.json"

  /// A page.
  struct Entry: Sendable {
    let path: String
    let title: String
    /// The title of its section in the navigation, or of the group of sections for a section's own page.
    let kind: String
    /// The newest time of the page's sources.
    let asOf: Instant?
  }

  private(set) var entries: [Entry] = []

  /// Adds a page.
  mutating func add(_ page: Page, title: String, asOf: Instant?) {
    let group = Navigation.groups.first { $0.entries.contains { $0.path == page.section } }
    let section = group?.entries.first { $0.path == page.section }
    let kind = page.path == page.section ? group?.title : section?.title
    entries.append(Entry(path: page.path, title: title, kind: kind ?? "Pages", asOf: asOf))
  }

  /// The kinds in the order of their first page, with their pages.
  var kinds: [(kind: String, entries: [Entry])] {
    var order: [String] = []
    var byKind: [String: [Entry]] = [:]
    for entry in entries {
      if byKind[entry.kind] == nil { order.append(entry.kind) }
      byKind[entry.kind, default: []].append(entry)
    }
    return order.map { ($0, byKind[$0] ?? []) }
  }

  /// What search reads: for each page its kind, title and path.
  var search: Resource {
    let rows = entries.map { JSONValue.array([.string($0.kind), .string($0.title), .string($0.path)]) }
    return Resource(
      path: Self.searchPath, cachePolicy: .feed, bytes: JSONWriter.bytes(of: .array(rows), layout: .pretty))
  }

  /// The kinds as templates see them: `kind`, `anchor`, `pages` with `title` and `href`.
  func value(root: String) -> MustacheValue {
    .list(
      kinds.enumerated().map { index, kind in
        .object([
          "kind": .text(kind.kind), "anchor": .text("kind-\(index + 1)"),
          "pages": .list(
            kind.entries.map { .object(["title": .text($0.title), "href": .text(root + $0.path)]) }),
        ])
      })
  }
}
