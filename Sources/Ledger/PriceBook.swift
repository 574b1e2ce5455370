package import Model

/// Prices of models, to cost calls: the tables in the order in which they are asked.
package struct PriceBook: Sendable {
  /// The tables; the first that has a row for a model on the call's day decides.
  package let tables: [PriceTable]
  private let indexes: [PriceIndex]
  private let choice: SiteConfiguration.CostChoice
  /// What was found for the names met so far.
  private var known: [ModelUse] = []
  private var places: [ModelUse.Name: Int] = [:]
  private var last: Int?

  /// Makes a book of tables.
  package init(_ tables: [PriceTable], showing choice: SiteConfiguration.CostChoice = .auto) {
    self.tables = tables
    self.choice = choice
    indexes = tables.map(PriceIndex.init)
  }

  /// Makes the book of a configuration: its own prices, then those of its price file, then the built-in ones.
  package init(_ configuration: SiteConfiguration, file: PriceTable? = nil) {
    let own = PriceTable(origin: .configuration, rows: configuration.prices)
    self.init([own] + (file.map { [$0] } ?? []) + [BuiltInPrices.table], showing: configuration.cost)
  }

  /// What a record costs, on its day.
  ///
  /// A transcript's recorded $0 for tokens that were used is how OpenClaw writes a price that it does not know; it is
  /// no cost, and is shown only where a table says that the model is free.
  mutating func costs(of record: UsageRecord, day: Day?) -> RecordCosts {
    let found = price(record, day: day)
    let isUnknownZero =
      record.rank == .transcript && record.cost?.total == .zero && (record.tokens?.total ?? .zero) > .zero
    let recorded = isUnknownZero ? nil : record.cost
    var costs = RecordCosts(
      recorded: record.cost, priced: found?.cost, shown: recorded, basis: record.basis, price: found?.reference)
    if choice == .priced || (choice == .auto && recorded == nil) {
      costs.shown = found?.cost
      if found != nil { costs.basis = .priced }
    }
    return costs
  }

  /// The priced cost of a record and the row that it is from.
  private mutating func price(_ record: UsageRecord, day: Day?) -> (cost: CostParts, reference: PriceReference)? {
    guard let model = record.model, let tokens = record.tokens, tokens.unsplit == .zero,
      tokens.input != nil || tokens.output != nil || tokens.cacheRead != nil || tokens.cacheWrite != nil
    else { return nil }
    let place = place(of: ModelUse.Name(model: model, provider: record.provider))
    let candidate = known[place].candidates.firstIndex { tables[$0.table].rows[$0.row].isValid(on: day) }
    guard let candidate, let found = cost(of: record, tokens, by: known[place].candidates[candidate]) else {
      if tokens.total > .zero { known[place].lacksPrice = true }
      return nil
    }
    known[place].used[candidate] = true
    return found
  }

  private func cost(
    of record: UsageRecord, _ tokens: TokenCounts, by reference: PriceReference
  ) -> (cost: CostParts, reference: PriceReference)? {
    let row = tables[reference.table].rows[reference.row]
    let prompt = [tokens.input, tokens.cacheRead, tokens.cacheWrite].reduce(Tokens.zero) { $0 + ($1 ?? .zero) }
    let band = row.band(ofPrompt: prompt.count)
    // A sum of several calls with many tokens does not tell how long each of their prompts was.
    if band != nil, record.calls != 1 { return nil }
    var reference = reference
    reference.above = band?.above
    let rates = band?.rates ?? row.rates
    return rates.cost(of: tokens, cacheWrite1h: record.cacheWrite1h).map { ($0, reference) }
  }

  private mutating func place(of name: ModelUse.Name) -> Int {
    // Calls of one model mostly follow each other.
    if let last, known[last].name == name { return last }
    let place = places[name] ?? known.count
    if place == known.count {
      var candidates: [PriceReference] = []
      for (table, index) in indexes.enumerated() {
        guard let (rule, rows) = index.rows(model: name.model, provider: name.provider) else { continue }
        candidates += rows.map { PriceReference(table: table, row: $0, rule: rule) }
      }
      known.append(ModelUse(name: name, candidates: candidates))
      places[name] = place
    }
    last = place
    return place
  }

  /// The row that a reference means.
  func match(_ reference: PriceReference) -> PriceMatch {
    let table = tables[reference.table]
    return PriceMatch(table: table, row: table.rows[reference.row], rule: reference.rule)
  }

  /// The prices of models that have spending, in the order of the models.
  func prices(of models: [NamedRollup]) -> [ModelPrice] {
    models.map { model in
      let use = places[.init(model: model.name, provider: model.provider)].map { known[$0] }
      let used = use.map { use in zip(use.candidates, use.used).filter(\.1).map(\.0) } ?? []
      return ModelPrice(
        model: model.name, provider: model.provider, figures: model.rollup.total,
        matches: used.map(match),
        lacksPrice: use?.lacksPrice ?? false)
    }
  }
}

/// What a book has found for a name, and what of it calls have used.
private struct ModelUse: Sendable {
  /// The name that calls give.
  struct Name: Hashable, Sendable {
    var model: String
    var provider: String?
  }

  var name: Name
  /// The rows for this name, in the order in which they are asked.
  var candidates: [PriceReference]
  /// For each of them, whether a call was priced by it.
  var used: [Bool]
  /// Whether a call with tokens found no price.
  var lacksPrice = false

  init(name: Name, candidates: [PriceReference]) {
    self.name = name
    self.candidates = candidates
    used = candidates.map { _ in false }
  }
}
