package import Hosting
import JSON
package import Model
package import Reports

/// Makes everything that is published of documents: the documents themselves, the pages that show them, and what stands
/// around them. A pure function of its input.
package struct SiteBuilder: Sendable {
  /// The endings of file names that a folder of templates may have.
  package static let templateEndings = [".mustache", ".css", ".js", ".svg"]

  let configuration: SiteConfiguration
  let zone: ZoneRules
  let templates: Templates
  let cache: CachePolicies
  let tables = DocumentTables()
  let assets: SiteAssets
  let address: SiteAddress
  /// Whether the site has a feed, which needs a day with a time.
  var hasFeed = false
  /// The task database whose rows may be changed on the pages; nil, and no page has a form, for whatever is published.
  let board: Board?

  /// Makes a builder.
  ///
  /// - Parameters:
  ///   - zone: the zone in which times are shown.
  ///   - overrides: the user's templates, by file name relative to the folder of templates (`agents.mustache`,
  ///     `partials/layout.mustache`, `assets/base.css`); further ones may stand in `partials/`, and `assets/theme.css`
  ///     is added to the style sheet.
  ///   - board: the task database whose rows may be changed on the pages, for a server that takes the forms.
  /// - Throws: for a template that cannot be parsed or that no page uses.
  package init(
    configuration: SiteConfiguration, zone: ZoneRules, overrides: [(name: String, text: String)] = [],
    board: Board? = nil
  ) throws(SiteError) {
    self.board = board
    self.configuration = configuration
    self.zone = zone
    templates = try Templates(overrides: overrides)
    cache = CachePolicies(
      overrides: Dictionary(configuration.cache.map { ($0.document, $0.seconds) }, uniquingKeysWith: { $1 }))
    assets = SiteAssets(templates)
    address = SiteAddress(configuration.baseURL)
  }

  /// Everything but the `build` document, in no particular order. Documents, tables and pages are made when their bytes are
  /// asked for, which throws a `SiteError` where a template does not fit a document.
  ///
  /// - Throws: where two things would share a path, or a template does not fit what is made at once.
  package func resources(from documents: DocumentSet) throws(SiteError) -> [Resource] {
    let (site, feed) = withFeed(documents)
    var resources = assets.resources + [feed].compactMap { $0 }
    if board != nil { resources += [assets.forms.styleSheet, assets.forms.script] }
    var index = SiteIndex()
    var owners: [String: String] = [:]
    let all = documents.documents + documents.queryShards
    for document in all {
      for part in document.name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
        guard AgentPage.isSafe(String(decoding: part, as: UTF8.self)) else { throw .unsafeName(document.name) }
      }
    }
    for (document, made) in zip(all, all.map(files(of:))) {
      let owner = "document \"\(document.name)\""
      for (number, resource) in made.enumerated() {
        let owner = number == 0 ? owner : "a table of \(owner)"
        if let other = owners.updateValue(owner, forKey: resource.path) {
          throw .clash(path: resource.path, other, owner)
        }
      }
      resources += made
    }
    var pages: [(page: Page, document: Document)] = []
    for page in PageFamily.all.flatMap({ $0.pages(documents) }) {
      let owner = "the page of document \"\(page.document)\""
      if let other = owners.updateValue(owner, forKey: page.path) { throw .clash(path: page.path, other, owner) }
      guard let document = documents.document(named: page.document) else { continue }
      index.add(page, title: Self.title(of: page, document), asOf: document.asOf)
      pages.append((page, document))
    }
    let shown = site
    resources += pages.map { page, document in
      Resource(path: page.path, cachePolicy: .page) { try shown.resource(of: page, document).bytes }
    }
    resources += [try site.indexPage(index), index.search, try site.missingPage()]
    resources += Robots(address: address, visibility: configuration.visibility).resources(index)
    resources += Badges.resources(of: documents)
    resources += APIReference.schemas.map { Resource(path: $0.path, cachePolicy: .feed, bytes: $0.bytes) }
    resources.append(OpenAPI.resource)
    return resources
  }

  /// The same builder, which knows whether there is a feed, and the feed.
  func withFeed(_ documents: DocumentSet) -> (site: SiteBuilder, feed: Resource?) {
    var site = self
    let feed = documents.document(named: "usage").flatMap {
      Feed(address: address, title: configuration.title, zone: zone).resource(of: $0)
    }
    site.hasFeed = feed != nil
    return (site, feed)
  }

  /// The `build` document, written only when something else changes.
  package func buildResource(_ document: Document) -> Resource {
    Resource(
      path: Self.path(of: document), cachePolicy: cache.policy(forDocument: document.name),
      bytes: document.value.jsonBytes(.pretty), isVolatile: true)
  }

  /// A document's file, and those of its tables; a document that nothing but queries needs has none.
  private func files(of document: Document) -> [Resource] {
    let resource = resource(of: document)
    return document.isQueryShard ? [resource] : [resource] + tables.resources(of: document, resource.cachePolicy)
  }

  private static func path(of document: Document) -> String { "api/\(document.name).json" }

  private func resource(of document: Document) -> Resource {
    let (path, policy) = (Self.path(of: document), cache.policy(forDocument: document.name))
    // It has each day of each agent.
    if document.kind == .tokens, !document.isQueryShard {
      return Resource(path: path, cachePolicy: policy, givingPieces: { document.value.jsonPieces(.pretty, to: $0) })
    }
    return Resource(path: path, cachePolicy: policy) {
      document.value.jsonBytes(document.isQueryShard ? .compact : .pretty)
    }
  }
}
