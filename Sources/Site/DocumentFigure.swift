import HTML
import JSON
import Model
import Mustache
import Reports

/// A number, a day or a time of a document as templates see it: shown as markup that holds the exact value, with members
/// for attributes and sections.
final class DocumentFigure: MustacheSource {
  private let value: DocumentValue
  private let context: TemplateContext

  /// Makes a figure of a value that is a number, a day or a time.
  init(_ value: DocumentValue, _ context: TemplateContext) {
    self.value = value
    self.context = context
  }

  func member(_ name: String) -> MustacheValue? {
    switch name {
    case "value": .text(exact)
    case "isPositive": isTime ? nil : .flag(isPositive)
    case "exceedsWhole":
      if case .share(let millionths) = value { .flag(millionths > 1_000_000) } else { nil }
    default: nil
    }
  }

  var names: [String] {
    if isTime { return ["value"] }
    if case .share = value { return ["value", "isPositive", "exceedsWhole"] }
    return ["value", "isPositive"]
  }

  var display: TrustedHTML? {
    var html = HTMLBuffer()
    html.markup(isTime ? "<time" : "<data")
    html.attribute(isTime ? "datetime" : "value", exact)
    html.markup(">")
    html.text(text)
    html.markup(isTime ? "</time>" : "</data>")
    return html.html
  }

  var isTrue: Bool {
    if case .integer(let number) = value { number != 0 } else { true }
  }

  private var isTime: Bool {
    switch value {
    case .instant, .day: true
    default: false
    }
  }

  private var isPositive: Bool {
    switch value {
    case .integer(let number), .tokens(let number), .share(let number): number > 0
    case .price(let amount), .usd(let amount): amount > .zero
    case .number(let mantissa, _): mantissa > 0
    default: false
    }
  }

  /// The value as the JSON has it, without quotes.
  private var exact: String {
    switch value.json {
    case .string(let text): text
    case .integer(let number): String(number)
    case .decimal(let number): number.text
    default: ""
    }
  }

  /// The value as people read it.
  private var text: String {
    switch value {
    case .integer(let number), .tokens(let number): FigureText.integer(number)
    case .price(let amount): FigureText.price(amount)
    case .usd(let amount): FigureText.dollars(amount)
    case .share(let millionths): FigureText.percent(millionths: millionths)
    case .number(let mantissa, let scale): FigureText.number(mantissa: mantissa, scale: scale)
    case .instant(let instant): FigureText.time(instant, in: context.zone)
    default: exact
    }
  }
}
