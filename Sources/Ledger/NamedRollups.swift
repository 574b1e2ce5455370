import Model

/// Rollups by a name that a record may carry.
enum NamedRollups {
  private struct Key: Hashable {
    var name: String
    var provider: String?
  }

  /// By model and provider; cells without a model are not in it.
  static func byModel(_ cells: some Sequence<UsageCell>, weekStart: Int) -> [NamedRollup] {
    build(cells, weekStart: weekStart) { cell in cell.model.map { Key(name: $0, provider: cell.provider) } }
  }

  /// By user; cells without a user are not in it.
  static func byUser(_ cells: some Sequence<UsageCell>, weekStart: Int) -> [NamedRollup] {
    build(cells, weekStart: weekStart) { cell in cell.user.map { Key(name: $0, provider: nil) } }
  }

  /// By provider; cells without a provider are not in it.
  static func byProvider(_ cells: some Sequence<UsageCell>, weekStart: Int) -> [NamedRollup] {
    build(cells, weekStart: weekStart) { cell in cell.provider.map { Key(name: $0, provider: nil) } }
  }

  private static func build(_ cells: some Sequence<UsageCell>, weekStart: Int, key: (UsageCell) -> Key?)
    -> [NamedRollup]
  {
    var builders: [Key: RollupBuilder] = [:]
    for cell in cells {
      if let key = key(cell) { builders[key, default: RollupBuilder()].add(cell) }
    }
    return builders.map {
      NamedRollup(name: $0.key.name, provider: $0.key.provider, rollup: $0.value.finish(weekStart: weekStart))
    }
    .sorted { a, b in
      if !a.name.utf8.elementsEqual(b.name.utf8) { return a.name.utf8.lexicographicallyPrecedes(b.name.utf8) }
      // One without a provider comes before one whose provider has an empty name.
      guard let (x, y) = a.provider.flatMap({ x in b.provider.map { (x, $0) } }) else {
        return a.provider == nil && b.provider != nil
      }
      return x.utf8.lexicographicallyPrecedes(y.utf8)
    }
  }
}
