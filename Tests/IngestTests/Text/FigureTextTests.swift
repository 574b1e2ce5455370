import Model
import Testing

@testable import Ingest

struct FigureTextTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var text: String
    var tokens: Int64?
    var dollars: String?
    var testDescription: String { text }
    init(_ text: String, tokens: Int64? = nil, dollars: String? = nil) {
      self.text = text
      self.tokens = tokens
      self.dollars = dollars
    }
  }

  @Test(arguments: [
    Example("247500", tokens: 247_500, dollars: "247500"), Example("247,500", tokens: 247_500, dollars: "247500"),
    Example("~247,500", tokens: 247_500, dollars: "247500"), Example("**247,500**", tokens: 247_500, dollars: "247500"),
    Example("`1,234,567`", tokens: 1_234_567, dollars: "1234567"), Example("0", tokens: 0, dollars: "0"),
    Example("~$0.52 USD", dollars: "0.52"), Example("$0.02", dollars: "0.02"),
    Example("US$1,234.50", dollars: "1234.5"),
    Example("$ 3", dollars: "3"), Example("0.21 USD", dollars: "0.21"), Example("$~0.5", dollars: "0.5"),
    Example("$28.6145", dollars: "28.6145"), Example(".5", dollars: "0.5"), Example("~$0.0094+", dollars: "0.0094"),
    Example("204.08M", tokens: 204_080_000, dollars: "204080000"),
    Example("271.5K", tokens: 271_500, dollars: "271500"),
    Example("9.2m", tokens: 9_200_000, dollars: "9200000"), Example("1B", tokens: 1_000_000_000, dollars: "1000000000"),
    Example("1.2345k", dollars: "1234.5"), Example("1.2万", tokens: 12_000, dollars: "12000"),
    Example("115\u{202F}300", tokens: 115_300, dollars: "115300"),
    Example("~1M (free)", tokens: 1_000_000, dollars: "1000000"),
    Example("167,300 (33%)", tokens: 167_300, dollars: "167300"), Example("$8.42 (34%)", dollars: "8.42"),
    Example("9,986+", tokens: 9986, dollars: "9986"), Example("✅ 12,000 tokens", tokens: 12_000),
    Example("> 800k tokens", tokens: 800_000), Example("≈ 5,000 ⚠️", tokens: 5000, dollars: "5000"),
    Example("约10,000", tokens: 10_000, dollars: "10000"), Example("~17,679 tokens/hour"), Example("12,400 tokens/hr"),
    Example("5 tokens per minute"), Example("$0.002 / 1K tokens"), Example("~$26.70/month"), Example("42%"),
    Example("¥0.014"), Example("5 min"), Example("1.5", dollars: "1.5"),
  ])
  func readsNumbersAsPeopleWriteThem(_ example: Example) throws {
    guard case .figure(let figure) = FigureText.read(example.text) else {
      Issue.record("read as \(FigureText.read(example.text))")
      return
    }
    #expect(figure.tokens?.count == example.tokens)
    #expect(figure.dollars?.decimalText == example.dollars)
  }

  @Test(arguments: ["", " ", "—", "-", "–", "N/A", "n/a", "**—**", "TBD", "— (none)", "✅"])
  func takesDashesAndBlanksForNoValue(_ text: String) {
    #expect(FigureText.read(text) == .noValue)
  }

  @Test(arguments: ["0/262k (fresh)", "40-50", "0-262k", "~40,000-50,000", "$1–$2", "5~10", "5 to 9"])
  func tellsRangesAndRatiosFromValues(_ text: String) {
    #expect(FigureText.read(text) == .several)
  }

  @Test(arguments: [
    "⚠ ALERT", "17m 24s", "1,2k", "12,34", "1.234,56", "0,052", "-5", "$-3", "(5)", "10:30", "1,234,56", "1e9", "a lot",
    "12345678901234567890123456789012345678901234567890", "5 (a) 6", ",,,", "$", "115 300",
  ])
  func refusesWhatIsNoNumber(_ text: String) {
    guard case .unreadable = FigureText.read(text) else {
      Issue.record("\(text) was read as \(FigureText.read(text))")
      return
    }
  }

  @Test(arguments: ["1,2k", "12,34", "0,052", "1.234,56"])
  func explainsCommasThatAreAmbiguous(_ text: String) {
    guard case .unreadable(let hint?) = FigureText.read(text) else {
      Issue.record("no hint for \(text)")
      return
    }
    #expect(hint.contains("a comma stands before each three digits"))
  }

  @Test func tellsHowANumberIsMeant() throws {
    guard case .figure(let bound) = FigureText.read(">800k tokens/day"),
      case .figure(let plus) = FigureText.read("4,700+"),
      case .figure(let plain) = FigureText.read("4,700")
    else {
      Issue.record("not read")
      return
    }
    #expect(bound.isAtLeast && bound.isApproximate && bound.unit == "tokens" && bound.rate == "day")
    #expect(plus.isAtLeast)
    #expect(!plain.isAtLeast && !plain.isApproximate)
  }

  @Test(arguments: [("247,500", 0), ("~247,500", 50), ("~10,000", 5000), ("9.2M", 50_000), ("~424k", 500), ("12", 0)])
  func knowsHowFarOffTokensMayBe(_ text: String, _ slack: Int64) {
    guard case .figure(let figure) = FigureText.read(text) else {
      Issue.record("not read")
      return
    }
    #expect(figure.tokenSlack == slack)
  }

  @Test(arguments: [("$0.52", "0.005"), ("$0.0094", "0.00005"), ("$2", "0.5")])
  func knowsHowFarOffDollarsMayBe(_ text: String, _ slack: String) {
    guard case .figure(let figure) = FigureText.read(text) else {
      Issue.record("not read")
      return
    }
    #expect(figure.dollarSlack.decimalText == slack)
  }

  @Test func refusesMoreTokensThan64BitsHold() {
    guard case .figure(let figure) = FigureText.read("99999999999B") else {
      Issue.record("not read")
      return
    }
    #expect(figure.tokens == nil)
  }
}
