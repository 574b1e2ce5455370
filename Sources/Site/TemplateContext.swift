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
struct TemplateContext {
  let zone: ZoneRules
  /// The way from the page to the site's root: empty, or `../`.
  let root: String
  /// How long documents may be kept, for the page that describes them.
  var cache = CachePolicies()

  /// The value for templates.
  func value(of value: DocumentValue) -> MustacheValue {
    switch value {
    case .object(let members):
      .object(
        MustacheObject(members.map { ($0.name, $0.name == "trend" ? trend($0.value) : self.value(of: $0.value)) }))
    case .array(let elements): .list(elements.map(self.value(of:)))
    case .text(let text): .text(text)
    case .agent(let id): agent(id)
    case .document(let name): link(to: name)
    case .integer(let number): leaf(value, FigureText.integer(number), isPositive: number > 0, isTrue: number != 0)
    case .tokens(let number): leaf(value, FigureText.integer(number), isPositive: number > 0)
    case .price(let amount): leaf(value, FigureText.price(amount), isPositive: amount > .zero)
    case .usd(let amount): leaf(value, FigureText.dollars(amount), isPositive: amount > .zero)
    case .share(let millionths):
      leaf(
        value, FigureText.percent(millionths: millionths), isPositive: millionths > 0,
        [("exceedsWhole", .flag(millionths > 1_000_000))])
    case .number(let mantissa, let scale):
      // A number that JSON cannot hold is null there.
      value.json == .null
        ? .absent
        : leaf(value, FigureText.number(mantissa: mantissa, scale: scale), isPositive: mantissa > 0)
    case .instant(let instant): time(value, FigureText.time(instant, in: zone))
    case .day(let day): time(value, day.description)
    case .flag(let flag): .flag(flag)
    case .null: .absent
    }
  }

  /// An object's value for templates with further members.
  func value(of object: DocumentValue, adding more: [(String, MustacheValue)]) -> MustacheValue {
    guard case .object(let members) = object else { return value(of: object) }
    return .object(
      MustacheObject(members.map { ($0.name, $0.name == "trend" ? trend($0.value) : value(of: $0.value)) } + more))
  }

  /// The costs of some days as a small line, and one by one as `days`; false where none is known.
  private func trend(_ costs: DocumentValue) -> MustacheValue {
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

  private func leaf(
    _ value: DocumentValue, _ text: String, isPositive: Bool, _ more: [(String, MustacheValue)] = [],
    isTrue: Bool = true
  ) -> MustacheValue {
    let exact = JSONWriter.text(of: value.json)
    var html = HTMLBuffer()
    html.markup("<data")
    html.attribute("value", exact)
    html.markup(">")
    html.text(text)
    html.markup("</data>")
    return .object(
      MustacheObject(
        [("value", .text(exact)), ("isPositive", .flag(isPositive))] + more, display: html.html, isTrue: isTrue))
  }

  private func time(_ value: DocumentValue, _ text: String) -> MustacheValue {
    guard case .string(let exact) = value.json else { return .absent }
    var html = HTMLBuffer()
    html.markup("<time")
    html.attribute("datetime", exact)
    html.markup(">")
    html.text(text)
    html.markup("</time>")
    return .object(MustacheObject([("value", .text(exact))], display: html.html))
  }
}
