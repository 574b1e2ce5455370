import Ledger
import Model

/// `prices`: the price tables, and by which of their rows the calls of each model were priced.
enum PricesDocument {
  struct Source: Sendable {
    var ledger: Ledger
    var sources: DocumentSources
  }

  static func perMillion(_ picodollars: Int64?) -> DocumentValue {
    picodollars.map { .price(USDTotal(picodollars: Int128($0) * 1_000_000)) } ?? .null
  }

  /// The five rates.
  static func rates<Source>(_ rates: @escaping @Sendable (Source) -> PriceRates) -> [Field<Source>] {
    [
      Field("input", .nullable(.usd), "Prompt tokens.") { perMillion(rates($0).input) },
      Field("output", .nullable(.usd), "Answer tokens.") { perMillion(rates($0).output) },
      Field("cacheRead", .nullable(.usd), "Tokens read from a cache.") { perMillion(rates($0).cacheRead) },
      Field("cacheWrite", .nullable(.usd), "Tokens written to a cache of five minutes.") {
        perMillion(rates($0).cacheWrite)
      },
      Field("cacheWrite1h", .nullable(.usd), "Tokens written to a cache of an hour.") {
        perMillion(rates($0).cacheWrite1h)
      },
    ]
  }

  static let band = Shape<PriceBand>(
    "priceBand", "The price of calls with a long prompt, in US dollars for a million tokens.",
    [
      Field("promptTokens", .tokens, "The band is for prompts of more tokens than this.") { .tokens($0.above) }
    ], rates { $0.rates })

  /// The members of a price.
  static func members<Source>(_ row: @escaping @Sendable (Source) -> PriceRow) -> [Field<Source>] {
    rates { row($0).rates } + [
      .array("above", band, "Prices of calls with long prompts, by ascending length.") { row($0).bands },
      Field("validFrom", .nullable(.day), "The first day for which the price holds, or null.") {
        DocumentValue(row($0).validFrom)
      },
      Field("validTo", .nullable(.day), "The last day for which the price holds, or null.") {
        DocumentValue(row($0).validTo)
      },
    ]
  }

  static let table = Shape<PriceTable>(
    "priceTable", "A list of prices.",
    [
      Field("origin", .word(PriceTable.Origin.allCases.map(\.rawValue)), "Where the list comes from.") {
        .text($0.origin.rawValue)
      },
      Field("path", .nullable(.text), "The path of its file.") { DocumentValue($0.path) },
      Field(
        "version", .nullable(.text),
        "XXH3-128 of the file, 32 hexadecimal digits; for the built-in list the day of its prices; null for the "
          + "configuration."
      ) { DocumentValue($0.version) },
      Field("rows", .integer, "Prices in the list.") { .integer(Int64($0.rows.count)) },
    ])

  static let match = Shape<PriceMatch>(
    "priceMatch", "A price by which calls of a model were priced, in US dollars for a million tokens.",
    [
      Field("table", .word(PriceTable.Origin.allCases.map(\.rawValue)), "The list that the price is from.") {
        .text($0.origin.rawValue)
      },
      Field("key", .text, "The model's name in the list.") { .text($0.row.model) },
      Field("line", .nullable(.integer), "The line in the list's file, from 1.") { DocumentValue($0.row.line) },
      Field(
        "rule", .word(PriceRule.allCases.map(\.rawValue)),
        "How the price was found: by the exact name, by provider/name, or by the name without its stated additions."
      ) { .text($0.rule.rawValue) },
    ], members { $0.row })

  static let model = Shape<ModelPrice>(
    "modelPrice", "A model in use.",
    [
      Field("model", .text, "The model's name as the sources write it.") { .text($0.model) },
      Field("provider", .nullable(.text), "The provider.") { DocumentValue($0.provider) },
    ], FigureShapes.members { $0.figures },
    [
      .array("matches", match, "The prices used, several where they changed; empty when no call was priced.") {
        $0.matches
      },
      Field(
        "configure", .nullable(.text),
        "When calls of the model found no price: the member to add to `prices` in the configuration, with a price for "
          + "each null."
      ) { DocumentValue($0.configuration) },
    ])

  static let shape = Shape<Source>(
    "prices", "The price lists, and the price of each model in use.", FigureShapes.header(.prices) { $0.sources },
    [
      .array("tables", table, "The price lists, in the order in which they are asked.") { $0.ledger.priceTables },
      .array("models", model, "The models in use, ordered by name, then provider.") { $0.ledger.prices },
    ])
}
