import Model

/// Adds up the calls of transcripts while they are read, each once, so that memory grows with sessions and not with calls.
struct CallFold {
  /// What the records of a cell agree in, as numbers of their texts; -1 stands for what is not known.
  struct Key: Hashable {
    var agent: Int32
    var session: Int32
    var user: Int32
    var model: Int32
    var provider: Int32
    /// Days since 1970, or `Int32.min` for what lies in no single day.
    var day: Int32
  }

  private(set) var agents = Interning<AgentName>()
  private(set) var texts = Interning<String>()
  /// The sums of the cells; apart from their keys, as the empty places of a dictionary should cost little.
  private(set) var sums: [Figures] = []
  private(set) var cells: [Key: Int32] = [:]
  /// Days on which calls spent anything.
  private(set) var days: Set<Day> = []
  /// Ids of sessions that have a call.
  private(set) var sessions: Set<Int32> = []
  private var seen = CallKeySet()
  /// The cell of the last call: mostly the next one belongs to it too.
  private var last: (key: Key, place: Int)?
  private var lastClaimed: Day?
  /// The agents' ids as the configuration joins them: the same agent in two folders is one.
  private var agentKeys = Interning<String>()
  private var keyOfAgent: [Int32: Int32] = [:]
  private let spellings: AgentSpellings

  init(_ settings: [SiteConfiguration.AgentSettings]) { spellings = AgentSpellings(settings) }

  /// Where calls come from, as numbers of the texts.
  struct Origin {
    var agent: Int32
    /// The same number for all spellings that the configuration joins.
    var agentKey: Int32
    var session: Int32
    var user: Int32
    var model: Int32
    var provider: Int32
    /// The place of the model in the price book.
    var price: Int?
  }

  /// The numbers of an origin.
  mutating func origin(_ origin: UsageList.Origin, price: Int?) -> Origin {
    let agent = agents.number(of: origin.agent)
    return Origin(
      agent: agent, agentKey: agentKey(agent, origin.agent), session: texts.number(of: origin.session),
      user: texts.number(of: origin.user), model: texts.number(of: origin.model),
      provider: texts.number(of: origin.provider), price: price)
  }

  /// Adds a call that has no identity of its own, unless it is a copy of one that was added before. The key is that of all
  /// its copies; nil for a call without a time, which is never taken for a copy.
  mutating func add(
    _ spending: Spending, _ origin: Origin, costs: RecordCosts, day: Day?, claimsDay: Bool
  ) -> (isNew: Bool, key: CallKey?) {
    var key: CallKey?
    if let time = spending.time {
      let own = CallKey(spending, time: time, origin: origin)
      if !seen.insert(own) { return (false, own) }
      key = own
    }
    addOnce(spending, origin, costs: costs, day: day, claimsDay: claimsDay)
    return (true, key)
  }

  /// Adds a call that is known to be no copy.
  mutating func addOnce(_ spending: Spending, _ origin: Origin, costs: RecordCosts, day: Day?, claimsDay: Bool) {
    let key = Key(
      agent: origin.agent, session: origin.session, user: origin.user, model: origin.model, provider: origin.provider,
      day: day.map { Int32(clamping: $0.daysSinceEpoch) } ?? .min)
    let place: Int
    if let last, last.key == key {
      place = last.place
    } else {
      place = cells[key].map(Int.init) ?? sums.count
      if place == sums.count {
        sums.append(Figures())
        cells[key] = Int32(clamping: place)
        if origin.session >= 0 { sessions.insert(origin.session) }
      }
      last = (key, place)
    }
    sums[place].add(spending, costs)
    if claimsDay, let day, day != lastClaimed, spending.isAny {
      days.insert(day)
      lastClaimed = day
    }
  }

  /// Lets go of what only adding needs, before the cells are given away: no call comes after that.
  mutating func endAdding() { seen = CallKeySet() }

  mutating func letCellsGo() { (cells, sums) = ([:], []) }

  private mutating func agentKey(_ number: Int32, _ name: AgentName?) -> Int32 {
    if let key = keyOfAgent[number] { return key }
    let spelled = (name?.id ?? name?.name).flatMap(AgentID.normalized)
    let key = agentKeys.number(of: spelled.map { spellings.joined[$0] ?? $0 })
    keyOfAgent[number] = key
    return key
  }
}
