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
  mutating func costs(of record: UsageRecord, day: Day?) -> RecordCosts {
    costs(of: Spending(record), model: place(model: record.model, provider: record.provider), day: day)
  }

  /// What spending costs on a day, for a model by its place in the book.
  ///
  /// A transcript's recorded $0 for tokens that were used is how OpenClaw writes a price that it does not know; it is
  /// no cost, and is shown only where a table says that the model is free.
  mutating func costs(of spending: Spending, model: Int?, day: Day?) -> RecordCosts {
    let found = model.flatMap { price(spending, model: $0, day: day) }
    let isUnknownZero =
      spending.rank == .transcript && spending.cost?.total == .zero && (spending.tokens?.total ?? .zero) > .zero
    let recorded = isUnknownZero ? nil : spending.cost
    var costs = RecordCosts(
      recorded: spending.cost, priced: found?.cost, shown: recorded, basis: spending.basis, price: found?.reference)
    if choice == .priced || (choice == .auto && recorded == nil) {
      costs.shown = found?.cost
      if found != nil { costs.basis = .priced }
    }
    return costs
  }

  /// The priced cost of spending and the row that it is from.
  private mutating func price(
    _ spending: Spending, model: Int, day: Day?
  ) -> (cost: CostParts, reference: PriceReference)? {
    guard let tokens = spending.tokens, tokens.unsplit == .zero,
      tokens.input != nil || tokens.output != nil || tokens.cacheRead != nil || tokens.cacheWrite != nil
    else { return nil }
    guard let candidate = known[model].candidate(on: day),
      let found = known[model].candidates[candidate].cost(of: spending, tokens)
    else {
      if tokens.total > .zero { known[model].lacksPrice = true }
      return nil
    }
    known[model].candidates[candidate].isUsed = true
    return found
  }

  /// The place in the book of a model under the name that calls give; nil without a name.
  mutating func place(model: String?, provider: String?) -> Int? {
    guard let model else { return nil }
    let name = ModelUse.Name(model: model, provider: provider)
    // Calls of one model mostly follow each other.
    if let last, known[last].name == name { return last }
    let place = places[name] ?? known.count
    if place == known.count {
      var candidates: [ModelUse.Candidate] = []
      for (table, index) in indexes.enumerated() {
        guard let (rule, rows) = index.rows(model: model, provider: provider) else { continue }
        candidates += rows.map { row in
          ModelUse.Candidate(
            reference: PriceReference(table: table, row: row, rule: rule), row: tables[table].rows[row])
        }
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
      let used = use.map { $0.candidates.filter(\.isUsed).map(\.reference) } ?? []
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

  /// A row for the name.
  struct Candidate: Sendable {
    var reference: PriceReference
    var row: PriceRow
    /// Whether a call was priced by it.
    var isUsed = false

    /// What tokens cost by the row; nil where it does not tell.
    func cost(of spending: Spending, _ tokens: TokenCounts) -> (cost: CostParts, reference: PriceReference)? {
      let prompt = (tokens.input ?? .zero) + (tokens.cacheRead ?? .zero) + (tokens.cacheWrite ?? .zero)
      let band = row.bands.isEmpty ? nil : row.band(ofPrompt: prompt.count)
      // A sum of several calls with many tokens does not tell how long each of their prompts was.
      if band != nil, spending.calls != 1 { return nil }
      var reference = reference
      reference.above = band?.above
      return (band?.rates ?? row.rates).cost(of: tokens, cacheWrite1h: spending.cacheWrite1h).map { ($0, reference) }
    }
  }

  var name: Name
  /// The rows for this name, in the order in which they are asked.
  var candidates: [Candidate]
  /// Whether a call with tokens found no price.
  var lacksPrice = false
  /// The row of the last day that was asked for.
  private var last: (day: Day?, candidate: Int?)?

  init(name: Name, candidates: [Candidate]) {
    self.name = name
    self.candidates = candidates
  }

  /// The row that holds on a day.
  mutating func candidate(on day: Day?) -> Int? {
    if let last, last.day == day { return last.candidate }
    let candidate = candidates.firstIndex { $0.row.isValid(on: day) }
    last = (day, candidate)
    return candidate
  }
}
