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
  private var seen: Set<CallKey> = []
  /// The cell of the last call: mostly the next one belongs to it too.
  private var last: (key: Key, place: Int)?
  /// The agents' ids as the configuration joins them: the same agent in two folders is one.
  private var agentKeys = Interning<String>()
  private var keyOfAgent: [Int32: Int32] = [:]
  private let spellings: AgentSpellings

  init(_ settings: [SiteConfiguration.AgentSettings]) { spellings = AgentSpellings(settings) }

  /// Adds a call that has no identity of its own, unless it is a copy of one that was added before. The key is that of all
  /// its copies; nil for a call without a time, which is never taken for a copy.
  mutating func add(
    _ record: UsageRecord, costs: RecordCosts, day: Day?, claimsDay: Bool
  ) -> (isNew: Bool, key: CallKey?) {
    var key: CallKey?
    let agent = agents.number(of: record.agent)
    let model = texts.number(of: record.model)
    let provider = texts.number(of: record.provider)
    if case .instant(let time) = record.period {
      let own = CallKey(record, time: time, agent: agentKey(agent, record.agent), model: model, provider: provider)
      if !seen.insert(own).inserted { return (false, own) }
      key = own
    }
    addToCell(record, costs, day, agent: agent, model: model, provider: provider, claimsDay: claimsDay)
    return (true, key)
  }

  /// Adds a call that is known to be no copy.
  mutating func addOnce(_ record: UsageRecord, costs: RecordCosts, day: Day?, claimsDay: Bool) {
    addToCell(
      record, costs, day, agent: agents.number(of: record.agent), model: texts.number(of: record.model),
      provider: texts.number(of: record.provider), claimsDay: claimsDay)
  }

  /// Lets go of what only adding needs, before the cells are given away: no call comes after that.
  mutating func endAdding() { seen = [] }

  mutating func letCellsGo() { (cells, sums) = ([:], []) }

  private mutating func addToCell(
    _ record: UsageRecord, _ costs: RecordCosts, _ day: Day?, agent: Int32, model: Int32, provider: Int32,
    claimsDay: Bool
  ) {
    let session = texts.number(of: record.session)
    let key = Key(
      agent: agent, session: session, user: texts.number(of: record.user), model: model, provider: provider,
      day: day.map { Int32(clamping: $0.daysSinceEpoch) } ?? .min)
    if let last, last.key == key {
      sums[last.place].add(record, costs)
    } else {
      let place = cells[key] ?? Int32(sums.count)
      if place == sums.count {
        sums.append(Figures())
        cells[key] = place
      }
      last = (key, Int(place))
      sums[Int(place)].add(record, costs)
    }
    if session >= 0 { sessions.insert(session) }
    if claimsDay, let day, record.hasSpending { days.insert(day) }
  }

  private mutating func agentKey(_ number: Int32, _ name: AgentName?) -> Int32 {
    if let key = keyOfAgent[number] { return key }
    let spelled = (name?.id ?? name?.name).flatMap(AgentID.normalized)
    let key = agentKeys.number(of: spelled.map { spellings.joined[$0] ?? $0 })
    keyOfAgent[number] = key
    return key
  }
}

extension UsageRecord {
  /// Whether the record stands for any spending at all.
  var hasSpending: Bool { (tokens?.total ?? .zero) > .zero || (cost?.total ?? .zero) > .zero }
}
