import JSON
import Model

/// What the figures of a `usage` object amount to, by OpenClaw's rules where these lose nothing.
struct UsageReading {
  /// The tokens; nil when the object has no usable token figure, which makes it no usage at all.
  private(set) var tokens: TokenCounts?
  /// The recorded cost; nil when `cost.total` is missing or unusable.
  private(set) var cost: CostParts?
  /// Figures that were not taken, in words; each begins with the name of the figure.
  private(set) var badNumbers: [String] = []
  /// Figures that contradict each other, in words.
  private(set) var contradictions: [String] = []

  /// Reads the figures.
  init(_ figures: UsageFigures) {
    readTokens(figures)
    readCost(figures)
  }

  /// Picodollars by which four rounded parts may pass their total.
  private static let rounding: Int128 = 4

  private mutating func readTokens(_ figures: UsageFigures) {
    var input = count(figures, .input)
    let output = count(figures, .output)
    let cacheRead = count(figures, .cacheRead)
    let cacheWrite = count(figures, .cacheWrite)
    let total = count(figures, .total)
    if input == nil, output == nil, cacheRead == nil, cacheWrite == nil, total == nil { return }
    // The names of the `cached_tokens` kind count tokens that the input figure holds too, unless the total shows that
    // they stand beside it.
    if let all = input, let cached = cacheRead, figures.cacheReadIsInsideInput,
      total != Self.sum(input, output, cacheRead, cacheWrite)
    {
      input = max(0, all - cached)
    }
    let sum = Self.sum(input, output, cacheRead, cacheWrite)
    if let total, total < sum {
      contradictions.append("the total of \(total) tokens is less than its parts, \(sum); the parts are counted")
    }
    tokens = TokenCounts(
      input: input.map { Tokens($0) }, output: output.map { Tokens($0) }, cacheRead: cacheRead.map { Tokens($0) },
      cacheWrite: cacheWrite.map { Tokens($0) }, unsplit: Tokens(max(0, (total ?? sum) - sum)))
  }

  /// The sum of counts, each at most `RecordedSplit.tokenLimit`.
  private static func sum(_ a: Int64?, _ b: Int64?, _ c: Int64?, _ d: Int64?) -> Int64 {
    (a ?? 0) + (b ?? 0) + (c ?? 0) + (d ?? 0)
  }

  private mutating func count(_ figures: UsageFigures, _ quantity: UsageFigures.Quantity) -> Int64? {
    let (name, figure) = figures.figure(quantity)
    switch figure {
    case .absent: return nil
    case .number(let decimal):
      if let count = decimal.int64, (0...RecordedSplit.tokenLimit).contains(count) { return count }
      refuse(name.description, shortened(decimal.text), "number of tokens")
    case .unusable(let text):
      refuse(name.description, text, "number of tokens")
    }
    return nil
  }

  private mutating func readCost(_ figures: UsageFigures) {
    guard let total = amount(figures.cost(.total), "cost.total") else { return }
    let parts = CostParts(
      input: amount(figures.cost(.input), "cost.input"), output: amount(figures.cost(.output), "cost.output"),
      cacheRead: amount(figures.cost(.cacheRead), "cost.cacheRead"),
      cacheWrite: amount(figures.cost(.cacheWrite), "cost.cacheWrite"))
    if let split = RecordedSplit.cost(total, parts, rounding: Self.rounding) {
      cost = split
    } else {
      contradictions.append(
        "the parts of the cost add up to more than its total of $\(total.decimalText); only the total is counted")
      cost = CostParts(unsplit: total)
    }
  }

  private mutating func amount(_ figure: UsageFigures.Figure, _ name: String) -> USDTotal? {
    switch figure {
    case .absent: return nil
    case .number(let decimal):
      if decimal.mantissa >= 0, let amount = USD(mantissa: decimal.mantissa, scale: decimal.scale) {
        return USDTotal(amount)
      }
      refuse(name, shortened(decimal.text), "cost")
    case .unusable(let text):
      refuse(name, text, "cost")
    }
    return nil
  }

  private mutating func refuse(_ name: String, _ value: String, _ what: String) {
    badNumbers.append("\"\(name)\" is \(value), which is no \(what); it is taken as not known")
  }

  private func shortened(_ text: String) -> String { text.utf8.count <= 40 ? text : String(text.prefix(40)) + "…" }
}
