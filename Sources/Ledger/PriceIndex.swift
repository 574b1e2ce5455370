import Model

/// How a row was found for a model's name, from the most to the least direct.
package enum PriceRule: String, Sendable, Hashable, CaseIterable {
  /// The row has the name exactly.
  case exact
  /// The row has the name after the provider's and a slash.
  case provider
  /// Both names are the same without their stated beginnings and ends.
  case normalised
}

/// The rows of one table by the names that they can be found under.
struct PriceIndex: Sendable {
  private struct Bare {
    var row: Int
    var name: ModelName
    /// Whether the row's own name is the bare one.
    var isWhole: Bool
  }

  private let rows: [PriceRow]
  private var exact: [String: [Int]] = [:]
  private var bare: [String: [Bare]] = [:]

  init(_ table: PriceTable) {
    rows = table.rows
    for (index, row) in rows.enumerated() {
      exact[row.model, default: []].append(index)
      guard let name = ModelName(row: row.model) else { continue }
      // Equal in length is equal: the bare name only loses ends, and has a dash for a dot.
      let isWhole = name.base.utf8.count == row.model.utf8.count
      bare[name.base, default: []].append(Bare(row: index, name: name, isWhole: isWhole))
    }
  }

  /// The rows for a model, which are those of one name, and the rule that found them; nil when there are none.
  func rows(model: String, provider: String?) -> (rule: PriceRule, rows: [Int])? {
    if let found = exact[model] { return (.exact, found) }
    if let provider, let found = exact["\(provider)/\(model)"] { return (.provider, found) }
    return normalised(ModelName(model)).map { (.normalised, $0) }
  }

  private func normalised(_ name: ModelName) -> [Int]? {
    let all = (bare[name.base] ?? []).filter { $0.name.agrees(with: name) }
    let dated = all.filter { name.date != nil && $0.name.date == name.date }
    let whole = all.filter(\.isWhole)
    let found = !dated.isEmpty ? dated : !whole.isEmpty ? whole : all
    // Several rows that say different things are no answer.
    let byName = Dictionary(grouping: found.map(\.row)) { rows[$0].model }
    guard let first = byName.keys.min(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }), let result = byName[first]
    else { return nil }
    let meaning = result.map { says($0) }
    return byName.values.allSatisfy { $0.map { says($0) } == meaning } ? result : nil
  }

  /// What a row says, without its name and place.
  private func says(_ row: Int) -> PriceRow {
    var row = rows[row]
    row.model = ""
    row.line = nil
    return row
  }
}
