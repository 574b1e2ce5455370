import Charts
import Model
import Reports

/// Reads what charts need out of a page's own document: a chart shows no figure that the JSON twin does not hold.
enum ChartSource {
  /// The parts of tokens and costs: member, name, colour.
  static let parts: [(member: String, name: String, tone: ChartSeries.Tone)] = [
    ("input", "Input", .number(1)), ("output", "Output", .number(2)), ("cacheRead", "Cache read", .number(3)),
    ("cacheWrite", "Cache write", .number(4)), ("unsplit", "Not split", .rest),
  ]

  /// Dollars, nil for any other value.
  static func usd(_ value: DocumentValue?) -> USDTotal? {
    if case .usd(let amount)? = value { amount } else { nil }
  }

  /// A day, nil for any other value.
  static func day(_ value: DocumentValue?) -> Day? {
    if case .day(let day)? = value { day } else { nil }
  }

  /// A text, nil for any other value.
  static func text(_ value: DocumentValue?) -> String? {
    if case .text(let text)? = value { text } else { nil }
  }

  /// A count, 0 for any other value.
  static func count(_ value: DocumentValue?) -> Int64 {
    if case .integer(let count)? = value { count } else { 0 }
  }

  /// The day of the week that `weekStart` names, 1 Monday to 7 Sunday.
  static func weekStart(_ document: DocumentValue) -> Int {
    let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    return (text(document["weekStart"]).flatMap(names.firstIndex(of:)) ?? 0) + 1
  }

  /// The elements of a list of days or weeks by their day.
  static func byDay(_ list: DocumentValue?, _ member: String) -> [Day: DocumentValue] {
    Dictionary((list?.elements ?? []).compactMap { entry in day(entry[member]).map { ($0, entry) } }) { $1 }
  }

  /// Whether the cost of a set of figures is known to be too low.
  static func isLowerBound(_ figures: DocumentValue?) -> Bool { count(figures?["unpriced"]) > 0 }

  /// The parts of the costs at some places as series, those left out that are nothing everywhere.
  static func costParts(_ places: [DocumentValue?]) -> [ChartSeries] {
    parts.compactMap { part in
      let series = ChartSeries(
        name: part.name, dollars: places.map { usd($0?["cost"]?[part.member]) }, tone: part.tone)
      return (series.total?.amount ?? 0) == 0 ? nil : series
    }
  }

  /// The places whose costs are known to be too low.
  static func lowerBounds(_ places: [DocumentValue?]) -> Set<Int> {
    Set(places.indices.filter { isLowerBound(places[$0]) && places[$0]?["cost"] != .null })
  }
}
