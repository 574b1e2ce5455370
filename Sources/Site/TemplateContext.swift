import Charts
import HTML
import Hosting
import JSON
import Model
import Mustache
import Reports

/// Makes a document's value into what templates show.
///
/// Numbers and times become markup that carries the exact value of the JSON beside the rounded text:
/// `<data value="0.2306">$0.23</data>`. Each of them also has the members `value` (the exact value, for attributes) and,
/// if it is a number, `isPositive`; a share has `exceedsWhole`. As a section a count is false at none; every other number that is
/// known is true, also nothing dollars. What is not known is absent.
struct TemplateContext: Sendable {
  /// What all values of a page have in common.
  private final class Surroundings: Sendable {
    let zone: ZoneRules
    let root: String
    let cache: CachePolicies
    let forms: PageForms?

    init(zone: ZoneRules, root: String, cache: CachePolicies, forms: PageForms?) {
      self.zone = zone
      self.root = root
      self.cache = cache
      self.forms = forms
    }
  }

  private let surroundings: Surroundings

  /// Makes a context.
  ///
  /// - Parameters:
  ///   - zone: the zone in which times are shown.
  ///   - root: the way from the page to the site's root: empty, or `../`.
  ///   - cache: how long documents may be kept, for the page that describes them.
  ///   - forms: the forms of the page, if it has any.
  init(zone: ZoneRules, root: String, cache: CachePolicies = CachePolicies(), forms: PageForms? = nil) {
    surroundings = Surroundings(zone: zone, root: root, cache: cache, forms: forms)
  }

  /// The zone in which times are shown.
  var zone: ZoneRules { surroundings.zone }
  /// The way from the page to the site's root: empty, or `../`.
  var root: String { surroundings.root }
  /// How long documents may be kept.
  var cache: CachePolicies { surroundings.cache }
  /// The forms of the page, if it has any.
  var forms: PageForms? { surroundings.forms }

  /// The value for templates.
  func value(of value: DocumentValue) -> MustacheValue {
    switch value {
    case .object(let members): .object(MustacheObject(DocumentMembers(members, self)))
    case .list(let elements): .list(elements.map(self.value(of:)))
    case .text(let text): .text(text)
    case .agent(let id): agent(id)
    case .document(let name): link(to: name)
    // A number that JSON cannot hold is null there.
    case .number where value.json == .null: .absent
    case .integer, .tokens, .price, .usd, .share, .number, .instant, .day:
      .object(MustacheObject(DocumentFigure(value, self)))
    case .flag(let flag): .flag(flag)
    case .null: .absent
    }
  }

  /// An object's value for templates with further members.
  func value(of object: DocumentValue, adding more: [(String, MustacheValue)]) -> MustacheValue {
    guard case .object(let members) = object else { return value(of: object) }
    return .object(MustacheObject(DocumentMembers(members, self, adding: more)))
  }

  /// The costs of some days as a small line, and one by one as `days`; false where none is known.
  func trend(_ costs: DocumentValue) -> MustacheValue {
    let days = costs.elements ?? []
    let line = Sparkline(ChartSeries(name: "trend", dollars: days.map(ChartSource.usd))).html
    return .object(
      MustacheObject([("days", .list(days.map(value(of:))))], display: line, isTrue: !line.isEmpty))
  }

  /// A number that the document does not hold itself, such as that of the tasks in a column; false at none.
  func count(_ number: Int) -> MustacheValue {
    .object(MustacheObject([], display: TrustedHTML(escaping: FigureText.integer(Int64(number))), isTrue: number != 0))
  }

  /// An agent's id with the link to its page.
  private func agent(_ id: String) -> MustacheValue {
    .object(MustacheObject([("href", .text(root + AgentPage.path(of: id)))], display: TrustedHTML(escaping: id)))
  }

  /// A document's name with the link to its page.
  func link(to document: String) -> MustacheValue {
    .object(
      MustacheObject([("href", .text(root + PagePath.path(of: document)))], display: TrustedHTML(escaping: document)))
  }
}
