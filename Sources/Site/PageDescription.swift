import Model
import Reports

/// One sentence about a page, for search engines and for those who are sent its link. Made of the page's own document.
enum PageDescription {
  /// The sentence, at most 200 characters.
  static func text(of document: Document, title: String, fleet: String) -> String {
    let text =
      switch document.kind {
      case .stats: overview(document.value, fleet)
      case .agent: agent(document.value, title)
      default: other(document, fleet)
      }
    return shortened(text)
  }

  private static func overview(_ value: DocumentValue, _ fleet: String) -> String {
    let week = dollars(value["week"]), today = dollars(value["todayFigures"]), all = dollars(value["summary"])
    guard let all else { return "\(fleet): no spending is known." }
    let day = value["today"].flatMap { if case .day(let day) = $0 { " (\(day.description))" } else { nil } } ?? ""
    return "Fleet cost this week \(week ?? "not known"), today\(day) \(today ?? "not known"), in total \(all)."
  }

  private static func agent(_ value: DocumentValue, _ name: String) -> String {
    guard let cost = dollars(value) else { return "\(name): no spending is known." }
    var text = "\(name): \(cost) in total"
    if case .share(let millionths) = value["share"] {
      text += ", \(FigureText.percent(millionths: millionths)) of the fleet’s cost"
    }
    return text + "."
  }

  private static func other(_ document: Document, _ fleet: String) -> String {
    let about = summaries[document.kind] ?? ""
    if let cost = dollars(document.value["total"]) { return "\(about) In total \(cost)." }
    if let items = document.items { return "\(about) \(items.total) in all." }
    return about.isEmpty ? fleet : about
  }

  /// What each kind of document is, in the words of its description.
  private static let summaries: [DocumentKind: String] = Dictionary(
    DocumentSet.schemas.map { ($0.kind, summary(of: $0.node)) }
  ) { first, _ in first }

  private static func summary(of node: SchemaNode) -> String {
    switch node {
    case .object(_, let summary, _): summary
    case .array(let element): summary(of: element)
    default: ""
    }
  }

  /// The total cost among figures; nil where none is known.
  static func dollars(_ figures: DocumentValue?) -> String? {
    guard case .usd(let amount) = figures?["cost"]?["total"] else { return nil }
    if case .integer(let unpriced) = figures?["unpriced"], unpriced > 0 {
      return "at least \(FigureText.dollars(amount))"
    }
    return FigureText.dollars(amount)
  }

  private static func shortened(_ text: String) -> String {
    text.unicodeScalars.count <= 200 ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(199))) + "…"
  }
}
