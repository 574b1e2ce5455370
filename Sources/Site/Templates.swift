import Model
import Mustache

/// The templates of the site: those in the binary, with the user's in the place of those of the same file name.
struct Templates: Sendable {
  private static let suffix = ".mustache"
  /// Where users may add templates that the default ones don't know.
  private static let partials = "partials/"
  /// The parts of the style sheet, in the order in which they are joined.
  static let styleSheets = [
    "assets/base.css", "assets/layout.css", "assets/components.css", "assets/charts.css", "assets/controls.css",
    "assets/print.css",
    ownStyleSheet,
  ]
  /// A style sheet that the default files lack: what a user adds to the others without replacing one.
  private static let ownStyleSheet = "assets/theme.css"

  private let set: TemplateSet
  /// The style sheet, joined of its parts.
  let styleSheet: String
  private let assets: [String: String]

  /// Parses the default templates and the user's.
  init(overrides: [(name: String, text: String)]) throws(SiteError) {
    var files: [(name: String, text: String)] = DefaultTemplates.files
    for override in overrides {
      if let index = files.firstIndex(where: { $0.name == override.name }) {
        files[index].text = override.text
      } else if override.name.hasPrefix(Self.partials) && override.name.hasSuffix(Self.suffix)
        || Self.styleSheets.contains(override.name)
      {
        files.append(override)
      } else {
        throw .unknownTemplate(
          override.name, nearest: EditDistance.nearest(to: override.name, in: files.map(\.name) + [Self.ownStyleSheet]))
      }
    }
    styleSheet = Self.styleSheets.compactMap { name in files.first { $0.name == name }?.text }.joined()
    assets = Dictionary(files.filter { !$0.name.hasSuffix(Self.suffix) }.map { ($0.name, $0.text) }) { $1 }
    do {
      set = try TemplateSet(
        sources: files.filter { $0.name.hasSuffix(Self.suffix) }.map {
          (String($0.name.dropLast(Self.suffix.count)), $0.text)
        })
    } catch {
      throw .template(error)
    }
  }

  /// The text of a file that is no template; empty for one that is not there.
  func text(of name: String) -> String { assets[name] ?? "" }

  /// The file that a template of this name stands in.
  static func fileName(of template: String) -> String { template + suffix }

  /// Renders the template of a name (its file's name without `.mustache`).
  func render(_ name: String, _ context: MustacheValue) throws(SiteError) -> [UInt8] {
    do { return try set.render(template: name, context: context) } catch { throw .template(error) }
  }
}
