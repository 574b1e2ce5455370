package import Model

/// A row of the price book in short: which table, which row, and how it was found.
struct PriceReference: Sendable, Hashable {
  /// The number of the table in the book.
  var table: Int
  /// The number of the row in the table.
  var row: Int
  /// How the row was found.
  var rule: PriceRule
  /// The threshold of the band that was used, or nil for the row's own rates.
  var above: Int64?
}

/// A row that priced calls of a model.
package struct PriceMatch: Sendable, Hashable {
  /// The origin of the row's table.
  package var origin: PriceTable.Origin
  /// The path of the table's file, or nil.
  package var path: String?
  /// The row.
  package var row: PriceRow
  /// How the row was found.
  package var rule: PriceRule

  init(table: PriceTable, row: PriceRow, rule: PriceRule) {
    origin = table.origin
    path = table.path
    self.row = row
    self.rule = rule
  }
}

/// A model that has spending, with the rows that its calls were priced by.
package struct ModelPrice: Sendable, Hashable {
  /// The model's name as the sources write it.
  package var model: String
  /// The provider, or nil when not known.
  package var provider: String?
  /// What was spent with it.
  package var figures: Figures
  /// The rows by which calls were priced, in the order in which they are asked; several where prices changed.
  package var matches: [PriceMatch]
  /// Whether a call whose tokens are known by kind found no price.
  package var lacksPrice: Bool

  /// The member to add to `prices` in the configuration, or nil when nothing lacks. Each `null` stands where a price in
  /// US dollars for a million tokens belongs; it is refused until one is there.
  package var configuration: String? {
    guard lacksPrice else { return nil }
    let tokens = figures.tokens ?? TokenCounts()
    var kinds = ["input", "output"]
    if (tokens.cacheRead ?? .zero) > .zero { kinds.append("cacheRead") }
    if (tokens.cacheWrite ?? .zero) > .zero { kinds += ["cacheWrite", "cacheWrite1h"] }
    return "\(Self.quoted(model)): { \(kinds.map { "\($0): null" }.joined(separator: ", ")) },"
  }

  /// The fact that calls shown have no cost because no price is known, or nil.
  package var diagnostic: Diagnostic? {
    guard let configuration, figures.unpriced > 0 else { return nil }
    let calls = figures.unpriced == 1 ? "1 record" : "\(figures.unpriced) records"
    return Diagnostic(
      "price.unknown", .note, at: SourceLocation(path: "fleetledger.json"),
      "no price is known for \(calls) of the model \"\(model)\""
        + (provider.map { " of the provider \"\($0)\"" } ?? "") + "; their tokens count, their cost is left out",
      hint: "add to \"prices\", with a price for each null: \(configuration)")
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case _ where scalar.value < 32 || scalar.value == 0x2028 || scalar.value == 0x2029:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
