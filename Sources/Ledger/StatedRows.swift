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

  /// What counts in the sessions for which totals are stated.
  static func sums(of stated: [StatedRows], _ cells: UsageCells) -> [String: Figures] {
    var sums: [String: Figures] = [:]
    for total in stated.flatMap(\.stated) { if let session = total.session { sums[session] = Figures() } }
    if sums.isEmpty { return sums }
    for cell in cells { if let session = cell.session { sums[session]?.add(cell.figures) } }
    return sums
  }

  /// Each stated total beside the sum of the rows for the same time, or of the same session.
  func comparisons(counts: Bool, sessions: [String: Figures]) -> [StatedComparison] {
    stated.map { total in
      if let session = total.session {
        let sum = sessions[session]
        return StatedComparison(
          path: path, total: total, rowTokens: sum?.tokens?.total, rowCost: sum?.cost?.total, counts: counts)
      }
      return StatedComparison(
        path: path, total: total, rowTokens: rows[total.period]?.tokens, rowCost: rows[total.period]?.cost,
        counts: counts)
    }
  }
}
