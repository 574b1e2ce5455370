import Hosting
import Model
import Mustache
import Reports

// The pages: what a template sees, and what comes of it.

extension SiteBuilder {
  /// The page of a document; `state` is what its forms are to show of a request.
  func resource(of page: Page, _ document: Document, _ state: FormState? = nil) throws(SiteError) -> Resource {
    let (value, members) = context(of: page, document, state)
    let bytes = try templates.render(
      page.template, .object(["doc": value, "page": .object(MustacheObject(members))]))
    return Resource(path: page.path, cachePolicy: .page, bytes: bytes)
  }

  /// What the template of a page sees: `doc`, and the members of `page`.
  func context(
    of page: Page, _ document: Document, _ state: FormState? = nil
  ) -> (doc: MustacheValue, page: [(String, MustacheValue)]) {
    let forms = board.flatMap { PageForms($0, page, state, assets) }
    let context = TemplateContext(zone: zone, root: page.root, cache: cache, forms: forms)
    // Charts, anchors and the template each read the rows.
    let whole = document.value.whole
    let value = RowAnchors.adding(to: whole)
    let title = Self.title(of: page, document)
    var members = chrome(
      Chrome(
        title: title, description: PageDescription.text(of: document, title: title, fleet: configuration.title),
        path: page.path, section: page.section, root: page.root, json: "api/\(document.name).json",
        tables: tables.entries(of: document), asOf: document.asOf, sources: document.sources))
    members.append(
      (
        "charts",
        .object(MustacheObject(page.charts(whole).map { ($0.0, $0.1.map(MustacheValue.html) ?? .absent) }))
      ))
    members.append(("text", page.text(document).map(MustacheValue.html) ?? .absent))
    members.append(("has", Arrangement.presence(whole)))
    members += page.arrangement(value, context)
    if let forms { members.append(("live", forms.value(of: whole))) }
    return (context.value(of: value), members)
  }

  /// The title of a page, else the name of what its document is about.
  static func title(of page: Page, _ document: Document) -> String {
    if let title = page.title { return title }
    guard case .text(let name) = document.value["name"] else { return document.name }
    return name
  }

  /// The page that lists all pages.
  func indexPage(_ index: SiteIndex) throws(SiteError) -> Resource {
    let members = chrome(
      Chrome(
        title: "All pages", description: "All pages of this site, by kind.", path: SiteIndex.pagePath, root: "",
        json: SiteIndex.searchPath))
    return try render(
      "site-index", members + [("kinds", index.value(root: ""))], path: SiteIndex.pagePath, policy: .page)
  }

  /// The page for addresses at which there is nothing. A host may show it for any address, so that its links cannot be
  /// relative: they begin with the path of the base URL.
  func missingPage() throws(SiteError) -> Resource {
    let members = chrome(
      Chrome(title: "Not found", description: "There is no page at this address.", root: address.path))
    return try render("404", members, path: "404.html", policy: .missing)
  }

  /// A page without a document.
  private func render(
    _ template: String, _ members: [(String, MustacheValue)], path: String, policy: CachePolicy
  ) throws(SiteError) -> Resource {
    let bytes = try templates.render(template, .object(["doc": .absent, "page": .object(MustacheObject(members))]))
    return Resource(path: path, cachePolicy: policy, bytes: bytes)
  }

  /// What is particular to a page in what every page has.
  struct Chrome {
    var title: String
    var description: String
    /// The path from the root; nil for a page that stands for many addresses.
    var path: String?
    /// The page of the navigation that this one belongs to.
    var section = ""
    /// The way to the root.
    var root: String
    /// The path of the page's twin for programs.
    var json: String?
    var tables: [DocumentTables.Entry] = []
    var asOf: Instant?
    var sources: [String] = []
  }

  /// What every page has.
  private func chrome(_ page: Chrome) -> [(String, MustacheValue)] {
    let context = TemplateContext(zone: zone, root: page.root)
    let navigation: [MustacheValue] = Navigation.groups.map { group in
      .object([
        "title": .text(group.title),
        "entries": .list(
          group.entries.map { entry in
            .object([
              "title": .text(entry.title), "href": .text(page.root + entry.path),
              "current": .flag(entry.path == page.section),
            ])
          }),
      ])
    }
    return [
      ("title", .text(page.title)), ("site", .text(configuration.title)), ("description", .text(page.description)),
      ("nav", .list(navigation)), ("links", links(of: page)), ("hasTables", .flag(!page.tables.isEmpty)),
      ("isHidden", .flag(configuration.visibility == .private)),
      ("asOf", context.value(of: page.asOf.map(DocumentValue.instant) ?? .null)),
      ("staleAfter", .text("\(configuration.staleAfter)")), ("timezone", .text(zone.name)),
      ("sources", .list(page.sources.map(MustacheValue.text))), ("live", .absent),
    ]
  }

  private func links(of page: Chrome) -> MustacheValue {
    let root = page.root
    return .object([
      "root": .text(root), "css": .text(root + assets.styleSheet.path), "script": .text(root + assets.script.path),
      "icon": .text(root + assets.icon.path), "index": .text(root + SiteIndex.pagePath),
      "json": MustacheValue(page.json.map { root + $0 }),
      "csv": .list(page.tables.map { .object(["name": .text($0.name), "href": .text(root + $0.path)]) }),
      "feed": MustacheValue(hasFeed ? root + Feed.path : nil),
      "canonical": MustacheValue(page.path.flatMap(address.url(of:))),
    ])
  }
}
