import Digest
package import Hosting
import JSON
package import Model
import Mustache
package import Reports

/// Makes everything that is published of documents: the documents themselves, the pages that show them, and the style
/// sheet. A pure function of its input.
package struct SiteBuilder: Sendable {
  /// The endings of file names that a folder of templates may have.
  package static let templateEndings = [".mustache", ".css", ".js", ".svg"]

  private let configuration: SiteConfiguration
  private let zone: ZoneRules
  private let templates: Templates
  private let cache: CachePolicies
  private let tables = DocumentTables()
  private let styleSheet: Resource

  /// Makes a builder.
  ///
  /// - Parameters:
  ///   - zone: the zone in which times are shown.
  ///   - overrides: the user's templates, by file name relative to the folder of templates (`agents.mustache`,
  ///     `partials/layout.mustache`, `assets/base.css`); further ones may stand in `partials/`, and `assets/theme.css`
  ///     is added to the style sheet.
  /// - Throws: for a template that cannot be parsed or that no page uses.
  package init(
    configuration: SiteConfiguration, zone: ZoneRules, overrides: [(name: String, text: String)] = []
  ) throws(SiteError) {
    self.configuration = configuration
    self.zone = zone
    templates = try Templates(overrides: overrides)
    cache = CachePolicies(
      overrides: Dictionary(configuration.cache.map { ($0.document, $0.seconds) }, uniquingKeysWith: { $1 }))
    let css = Array(templates.styleSheet.utf8)
    let name = Digest128(css).description.prefix(16)
    styleSheet = Resource(path: "assets/site.\(name).css", cachePolicy: .asset, bytes: css)
  }

  /// Everything but the `build` document, in no particular order.
  ///
  /// - Throws: where a template does not fit the documents, or two things would share a path.
  package func resources(from documents: DocumentSet) throws(SiteError) -> [Resource] {
    var resources = [styleSheet]
    var owners: [String: String] = [:]
    for document in documents.documents {
      for part in document.name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
        guard AgentPage.isSafe(String(decoding: part, as: UTF8.self)) else { throw .unsafeName(document.name) }
      }
      let resource = resource(of: document)
      let owner = "document \"\(document.name)\""
      if let other = owners.updateValue(owner, forKey: resource.path) {
        throw .clash(path: resource.path, other, owner)
      }
      resources.append(resource)
      for table in tables.resources(of: document, resource.cachePolicy) {
        if let other = owners.updateValue("a table of \(owner)", forKey: table.path) {
          throw .clash(path: table.path, other, "a table of \(owner)")
        }
        resources.append(table)
      }
    }
    for page in pages(of: documents) {
      let owner = "the page of document \"\(page.document)\""
      if let other = owners.updateValue(owner, forKey: page.path) { throw .clash(path: page.path, other, owner) }
      guard let document = documents.document(named: page.document) else { continue }
      resources.append(try resource(of: page, document))
    }
    resources.append(try missingPage())
    return resources
  }

  /// The `build` document, written only when something else changes.
  package func buildResource(_ document: Document) -> Resource {
    var resource = resource(of: document)
    resource.isVolatile = true
    return resource
  }

  private func resource(of document: Document) -> Resource {
    Resource(
      path: "api/\(document.name).json", cachePolicy: cache.policy(forDocument: document.name),
      bytes: JSONWriter.bytes(of: document.value.json, layout: .pretty))
  }

  private func pages(of documents: DocumentSet) -> [Page] { PageFamily.all.flatMap { $0.pages(documents) } }

  private func resource(of page: Page, _ document: Document) throws(SiteError) -> Resource {
    let context = TemplateContext(zone: zone, root: page.root)
    var members = chrome(
      title: page.title ?? Self.name(of: document), section: page.section, root: page.root,
      json: "api/\(document.name).json", tables: tables.entries(of: document),
      asOf: context.value(of: document.asOf.map(DocumentValue.instant) ?? .null),
      sources: document.sources)
    members.append(
      (
        "charts",
        .object(MustacheObject(page.charts(document.value).map { ($0.0, $0.1.map(MustacheValue.html) ?? .absent) }))
      ))
    members.append(("text", page.text(document).map(MustacheValue.html) ?? .absent))
    members.append(("has", Arrangement.presence(document.value)))
    members += page.arrangement(document.value, context)
    let bytes = try templates.render(
      page.template, .object(["doc": context.value(of: document.value), "page": .object(MustacheObject(members))]))
    return Resource(path: page.path, cachePolicy: .page, bytes: bytes)
  }

  private static func name(of document: Document) -> String {
    guard case .text(let name) = document.value["name"] else { return document.name }
    return name
  }

  /// The page for addresses at which there is nothing. A host may show it for any address, so that its links cannot be
  /// relative: they begin with the path of the base URL.
  private func missingPage() throws(SiteError) -> Resource {
    let members = chrome(
      title: "Not found", section: "", root: configuration.rootPath, json: nil, asOf: .absent, sources: [])
    let bytes = try templates.render("404", .object(["doc": .absent, "page": .object(MustacheObject(members))]))
    return Resource(path: "404.html", cachePolicy: .missing, bytes: bytes)
  }

  /// What every page has.
  private func chrome(
    title: String, section: String, root: String, json: String?, tables: [DocumentTables.Entry] = [],
    asOf: MustacheValue,
    sources: [String]
  ) -> [(String, MustacheValue)] {
    let navigation: [MustacheValue] = Navigation.groups.map { group in
      .object([
        "title": .text(group.title),
        "entries": .list(
          group.entries.map { entry in
            .object([
              "title": .text(entry.title), "href": .text(root + entry.path), "current": .flag(entry.path == section),
            ])
          }),
      ])
    }
    return [
      ("title", .text(title)), ("site", .text(configuration.title)), ("nav", .list(navigation)),
      (
        "links",
        .object([
          "root": .text(root), "css": .text(root + styleSheet.path), "json": MustacheValue(json.map { root + $0 }),
          "csv": .list(tables.map { .object(["name": .text($0.name), "href": .text(root + $0.path)]) }),
        ])
      ),
      ("hasTables", .flag(!tables.isEmpty)), ("asOf", asOf), ("timezone", .text(zone.name)),
      ("sources", .list(sources.map(MustacheValue.text))),
    ]
  }
}

extension SiteConfiguration {
  /// The path of the base URL with a slash at its end; `/` without a base URL.
  fileprivate var rootPath: String {
    guard let baseURL else { return "/" }
    let bytes = Array(baseURL.utf8)
    let slashes = Array("://".utf8)
    let host = bytes.indices.first { bytes[$0...].starts(with: slashes) }.map { $0 + slashes.count } ?? 0
    let path = String(decoding: bytes[host...].drop { $0 != UInt8(ascii: "/") }, as: UTF8.self)
    return path.hasSuffix("/") ? path : path + "/"
  }
}
