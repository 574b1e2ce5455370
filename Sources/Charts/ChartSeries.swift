package import Model

/// One row of figures of a chart: an agent's cost by day, for example.
package struct ChartSeries: Sendable, Hashable {
  /// Which colour (and, for lines, which dashes) a series has.
  package enum Tone: Sendable, Hashable {
    /// One of eight, from 1; further ones are drawn as `rest`.
    case number(Int)
    /// All that has no colour of its own.
    case rest
    /// What belongs to nobody; pale, with an outline.
    case nobody

    /// The name of the CSS class.
    var cssClass: String {
      switch self {
      case .number(let number): (1...8).contains(number) ? "s\(number)" : "rest"
      case .rest: "rest"
      case .nobody: "nb"
      }
    }
  }

  /// The name as its source writes it; it is escaped where it is printed.
  package let name: String
  /// What is counted.
  package let unit: ChartUnit
  /// A figure for each place on the axis, in picodollars, tokens or things; nil where nothing is known.
  package let amounts: [Int128?]
  /// The colour, or nil for the next one in order.
  package var tone: Tone?

  /// Makes a series.
  package init(name: String, unit: ChartUnit, amounts: [Int128?], tone: Tone? = nil) {
    self.name = name
    self.unit = unit
    self.amounts = amounts.map { $0.map(ChartScale.clamped) }
    self.tone = tone
  }

  /// Makes a series of dollars.
  package init(name: String, dollars: [USDTotal?], tone: Tone? = nil) {
    self.init(name: name, unit: .dollars, amounts: dollars.map { $0?.picodollars }, tone: tone)
  }

  /// Makes a series of tokens.
  package init(name: String, tokens: [Int64?], tone: Tone? = nil) {
    self.init(name: name, unit: .tokens, amounts: tokens.map { $0.map { Int128($0) } }, tone: tone)
  }

  /// Makes a series of numbers of things.
  package init(name: String, counts: [Int64?], tone: Tone? = nil) {
    self.init(name: name, unit: .count, amounts: counts.map { $0.map { Int128($0) } }, tone: tone)
  }

  /// The sum of what is known, nil where nothing is.
  package var total: ChartQuantity? {
    guard let sum = ChartScale.sum(amounts) else { return nil }
    return ChartQuantity(unit: unit, amount: sum)
  }

  /// The figure at a place of the axis, nil beyond the end.
  func amount(at index: Int) -> Int128? { amounts.indices.contains(index) ? amounts[index] : nil }

  /// The largest series by what they add up to, in that order (equal ones by name), and the others added up as one.
  ///
  /// - Parameters:
  ///   - limit: how many keep their own name, from 1 to 8.
  ///   - restName: the name of the others together, from their number.
  package static func top(
    _ series: [ChartSeries], limit: Int = 8, restName: (Int) -> String = { $0 == 1 ? "1 other" : "\($0) others" }
  ) -> [ChartSeries] {
    let order = series.enumerated().sorted { a, b in
      let (x, y) = (a.element.total?.amount ?? .min, b.element.total?.amount ?? .min)
      if x != y { return x > y }
      if a.element.name != b.element.name { return a.element.name.utf8.lexicographicallyPrecedes(b.element.name.utf8) }
      return a.offset < b.offset
    }.map(\.element)
    let kept = min(max(limit, 1), 8)
    guard order.count > kept, let first = order.first else { return order }
    let others = order.dropFirst(kept)
    let length = others.map(\.amounts.count).max() ?? 0
    let sums = (0..<length).map { index in ChartScale.sum(others.map { $0.amount(at: index) }) }
    return order.prefix(kept)
      + [ChartSeries(name: restName(others.count), unit: first.unit, amounts: sums, tone: .rest)]
  }

  /// The colour of the series that stands at `index`.
  func tone(at index: Int) -> Tone { tone ?? (index < 8 ? .number(index + 1) : .rest) }
}

extension LegendEntry {
  /// The names of series with their colours, in order.
  static func series(_ series: [ChartSeries]) -> [LegendEntry] {
    series.enumerated().map {
      LegendEntry(cssClass: $1.tone(at: $0).cssClass, name: ShownName.line($1.name, limit: 60))
    }
  }
}
