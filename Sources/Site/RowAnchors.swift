import Model
import Reports

/// Names for the rows of a document's lists, for links to one of them (`agents.html#agent-nexus`).
enum RowAnchors {
  /// The members that may name a row; the first that a row has does.
  private static let keys = ["id", "date", "weekStart", "name", "path"]

  /// The document's value with a member `anchor` in each element of its lists of objects: those that the document is or
  /// holds itself, not those further in. An anchor is made of `[a-z0-9_-]`, unique within its list, and stays the same as long as
  /// the row's name does.
  static func adding(to document: DocumentValue) -> DocumentValue {
    switch document {
    case .object(let members):
      .object(members.map { DocumentMember($0.name, $0.value.elements.map(named) ?? $0.value) })
    case .list(let elements): named(elements)
    default: document
    }
  }

  private static func named(_ elements: DocumentList) -> DocumentValue {
    let names = elements.map(name(of:))
    guard names.contains(where: { $0 != nil }) else { return .list(elements) }
    let slugs = Slugs(names.compactMap { $0 })
    var uses: [String: Int] = [:]
    return .array(
      zip(elements, names).map { element, name in
        guard case .object(let members) = element else { return element }
        let slug = name.flatMap { slugs[$0] } ?? "row"
        let use = uses[slug, default: 0] + 1
        uses[slug] = use
        // A slug may itself end with a number, but none holds a dot.
        return .object(members + [DocumentMember("anchor", .text(use == 1 ? slug : "\(slug).\(use)"))])
      })
  }

  private static func name(of element: DocumentValue) -> String? {
    for key in keys {
      switch element[key] {
      case .text(let text), .agent(let text), .document(let text):
        if case .text(let provider) = element["provider"] { return "\(text) \(provider)" }
        return text
      case .day(let day): return day.description
      default: continue
      }
    }
    return nil
  }
}
