package import Hosting
package import Reports

/// What of a site is made of the task database, and its pages with forms, to be made again for a request.
package struct BoardPages: Sendable {
  /// The paths of all that is made of the database's rows.
  package let paths: Set<String>
  private let pages: [String: (page: Page, document: Document)]
  private let builder: SiteBuilder

  /// Knows the documents that a builder with a board made a site of.
  package init(_ builder: SiteBuilder, _ documents: DocumentSet) {
    self.builder = builder.withFeed(documents).site
    let isMade = { (document: Document) in
      builder.board.map { board in document.sources.contains(where: board.isSource) } ?? false
    }
    var paths: Set<String> = []
    for document in documents.documents + documents.queryShards where isMade(document) {
      paths.insert("api/\(document.name).json")
      if !document.isQueryShard { paths.formUnion(builder.tables.entries(of: document).map(\.path)) }
    }
    var pages: [String: (page: Page, document: Document)] = [:]
    for page in PageFamily.all.flatMap({ $0.pages(documents) }) {
      guard let document = documents.document(named: page.document) else { continue }
      if PageForms.isFor(page) {
        pages[page.path] = (page, document)
        paths.insert(page.path)
      } else if isMade(document) {
        paths.insert(page.path)
      }
    }
    // What is made of many documents.
    paths.formUnion([SiteIndex.pagePath, SiteIndex.searchPath, Feed.path, "sitemap.xml", "api/build.json"])
    paths.formUnion(Badges.resources(of: documents).map(\.path))
    self.paths = paths
    self.pages = pages
  }

  /// The paths of the pages that have forms.
  package var withForms: Set<String> { Set(pages.keys) }

  /// A page with what a request said; nil for one that has no forms.
  package func page(_ path: String, _ state: FormState) -> Resource? {
    pages[path].flatMap { try? builder.resource(of: $0.page, $0.document, state) }
  }
}
