import Model

/// Totals that a source states of itself beside the sums of its rows.
struct StatedRows {
  /// The source's place in the list of sources.
  var source: Int
  var path: String
  private var stated: [StatedTotal]
  private var rows: [Period: (tokens: Tokens?, cost: USDTotal?)] = [:]

  /// Adds up the rows of a source that states totals; nil for one that states none.
  init?(_ records: SourceRecords, source: Int) {
    guard !records.stated.isEmpty else { return nil }
    (self.source, path, stated) = (source, records.path, records.stated)
    for row in records.usage {
      var sum = rows[row.period] ?? (nil, nil)
      if let more = row.tokens?.total { sum.tokens = (sum.tokens ?? .zero) + more }
      if let more = row.cost?.total { sum.cost = (sum.cost ?? .zero) + more }
      rows[row.period] = sum
    }
  }

  /// Each stated total beside the sum of the rows for the same time.
  func comparisons(counts: Bool) -> [StatedComparison] {
    stated.map { total in
      StatedComparison(
        path: path, total: total, rowTokens: rows[total.period]?.tokens, rowCost: rows[total.period]?.cost,
        counts: counts)
    }
  }
}
