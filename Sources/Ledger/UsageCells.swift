import Model

/// The cells of a ledger: a collection of `UsageCell` in little memory, each put together when it is asked for.
package struct UsageCells: Sendable {
  /// The keys of the calls' cells, in their order, with the places of their sums.
  private var keys: [(key: CallFold.Key, place: Int32)] = []
  private var sums: [Figures] = []
  /// The agents' places in the directory by the numbers of the keys.
  private var agents: [Int?] = []
  /// The texts by the numbers of the keys.
  private var texts = Interning<String>()
  private var stores = SessionStores()
  /// Cells of other records, which come behind those of calls.
  private var others: [UsageCell] = []

  /// No cells.
  package init() {}

  init(
    _ cells: [CallFold.Key: Int32], sums: [Figures], agents: [Int?], texts: Interning<String>, stores: SessionStores
  ) {
    keys = cells.map { ($0.key, $0.value) }
    keys.sort { $0.key < $1.key }
    (self.sums, self.agents, self.texts, self.stores) = (sums, agents, texts, stores)
  }

  /// Adds cells behind all others.
  mutating func append(_ cells: [UsageCell]) { others += cells }
}

extension UsageCells: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { keys.count + others.count }

  /// The figures of the cell at a place.
  func figures(at position: Int) -> Figures {
    position < keys.count ? sums[Int(keys[position].place)] : others[position - keys.count].figures
  }

  package subscript(position: Int) -> UsageCell {
    if position >= keys.count { return others[position - keys.count] }
    let (key, place) = keys[position]
    let agent = key.agent < 0 ? nil : agents[Int(key.agent)]
    let session = texts[key.session]
    return UsageCell(
      agent: agent, session: session, user: texts[key.user] ?? stores.user(agent, session), model: texts[key.model],
      provider: texts[key.provider], day: key.day == .min ? nil : Day(daysSinceEpoch: Int(key.day)),
      figures: sums[Int(place)])
  }
}
