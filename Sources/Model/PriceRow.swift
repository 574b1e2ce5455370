/// Prices of one token of each kind in picodollars; nil where the table has none, which is not $0.
package struct PriceRates: Sendable, Hashable {
  /// Prompt tokens not served from a cache.
  package var input: Int64?
  /// Answer tokens.
  package var output: Int64?
  /// Tokens read from a prompt cache.
  package var cacheRead: Int64?
  /// Tokens written to a prompt cache that keeps them for five minutes.
  package var cacheWrite: Int64?
  /// Tokens written to a prompt cache that keeps them for an hour.
  package var cacheWrite1h: Int64?

  /// Makes rates; what is not given has no price.
  package init(
    input: Int64? = nil, output: Int64? = nil, cacheRead: Int64? = nil, cacheWrite: Int64? = nil,
    cacheWrite1h: Int64? = nil
  ) {
    self.input = input
    self.output = output
    self.cacheRead = cacheRead
    self.cacheWrite = cacheWrite
    self.cacheWrite1h = cacheWrite1h
  }
}

/// The rates of calls with a long prompt. They replace all rates of the row: what a band does not name has no price in it.
package struct PriceBand: Sendable, Hashable {
  /// The band is for prompts of more tokens than this: input, cache reads and cache writes together.
  package var above: Int64
  /// The rates of the whole call.
  package var rates: PriceRates

  /// Makes a band.
  package init(above: Int64, rates: PriceRates) {
    self.above = above
    self.rates = rates
  }
}

/// The price of a model, for a time.
package struct PriceRow: Sendable, Hashable {
  /// The model's name as the table writes it.
  package var model: String
  /// The rates.
  package var rates: PriceRates
  /// Rates for long prompts, by ascending threshold.
  package var bands: [PriceBand]
  /// The first day for which the row holds, or nil for all before `validTo`.
  package var validFrom: Day?
  /// The last day for which the row holds, or nil for all after `validFrom`.
  package var validTo: Day?
  /// The line in the table's file from 1, or nil.
  package var line: Int?

  /// Makes a row.
  package init(
    model: String, rates: PriceRates, bands: [PriceBand] = [], validFrom: Day? = nil, validTo: Day? = nil,
    line: Int? = nil
  ) {
    self.model = model
    self.rates = rates
    self.bands = bands
    self.validFrom = validFrom
    self.validTo = validTo
    self.line = line
  }

  /// Makes a row for all days and all lengths.
  package init(
    model: String, input: Int64?, output: Int64?, cacheRead: Int64? = nil, cacheWrite: Int64? = nil,
    cacheWrite1h: Int64? = nil
  ) {
    self.init(
      model: model,
      rates: PriceRates(
        input: input, output: output, cacheRead: cacheRead, cacheWrite: cacheWrite, cacheWrite1h: cacheWrite1h))
  }

  /// Whether the row holds on a day; for a record without a day only when it holds always.
  package func isValid(on day: Day?) -> Bool {
    guard let day else { return validFrom == nil && validTo == nil }
    return validFrom.map { $0 <= day } ?? true && validTo.map { day <= $0 } ?? true
  }

  /// The band of a prompt's length: the highest whose threshold it exceeds, or nil for the row's own rates.
  package func band(ofPrompt tokens: Int64) -> PriceBand? { bands.last { tokens > $0.above } }
}

/// A list of prices from one origin.
package struct PriceTable: Sendable, Hashable {
  /// Where the list comes from, in the order in which they are asked.
  package enum Origin: String, Sendable, Hashable, CaseIterable {
    /// The workspace's configuration.
    case configuration
    /// A price file that the configuration names.
    case file
    /// The list that comes with the program.
    case builtIn = "built-in"
  }

  /// Where the list comes from.
  package var origin: Origin
  /// The path of its file, or nil.
  package var path: String?
  /// What tells versions of the list apart: XXH3-128 of the file's bytes as 32 hexadecimal digits, or the day as of
  /// which the built-in list was made; nil for the configuration.
  package var version: String?
  /// The rows, in the table's order.
  package var rows: [PriceRow]

  /// Makes a table.
  package init(origin: Origin, path: String? = nil, version: String? = nil, rows: [PriceRow]) {
    self.origin = origin
    self.path = path
    self.version = version
    self.rows = rows
  }
}
