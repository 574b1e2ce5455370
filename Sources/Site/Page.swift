import HTML
import Mustache
import Reports

/// A page: which template shows which document where.
struct Page: Sendable {
  /// The path from the root.
  let path: String
  /// The template's name.
  let template: String
  /// The title, or nil for the `name` of what the document is about.
  let title: String?
  /// The document's name.
  let document: String
  /// The page of the navigation that this one belongs to, itself if it is there.
  let section: String
  /// What the page shows of the document in another order or grouping than the document has.
  let arrangement: @Sendable (DocumentValue, TemplateContext) -> [(String, MustacheValue)]
  /// The drawings that the page shows, by the name under which the template finds them in `page.charts`; nil for one
  /// that there are no figures for.
  let charts: @Sendable (DocumentValue) -> [(String, TrustedHTML?)]
  /// The text that the page shows beside the document's value, as `page.text`; nil for almost every page.
  let text: @Sendable (Document) -> TrustedHTML?

  init(
    _ path: String, _ template: String, _ title: String?, document: String, section: String? = nil,
    arrangement: @escaping @Sendable (DocumentValue, TemplateContext) -> [(String, MustacheValue)] = { _, _ in [] },
    charts: @escaping @Sendable (DocumentValue) -> [(String, TrustedHTML?)] = { _ in [] },
    text: @escaping @Sendable (Document) -> TrustedHTML? = { _ in nil }
  ) {
    self.path = path
    self.template = template
    self.title = title
    self.document = document
    self.section = section ?? path
    self.arrangement = arrangement
    self.charts = charts
    self.text = text
  }

  /// The way from the page to the root: `../` for each folder it lies in.
  var root: String { String(repeating: "../", count: path.utf8.count { $0 == UInt8(ascii: "/") }) }
}
