/// Records of spending in little memory, in the order in which they were added; a collection of `UsageRecord`.
///
/// A workspace has millions of calls, and what most of them consist of is short: a call's row has its figures alone, and
/// says who, where and with which model by the number of an origin, which is kept once for all calls that share it. A
/// record that is not of this kind is kept as it is.
package struct UsageList: Sendable {
  /// What the calls of a session share.
  package struct Origin: Sendable, Hashable {
    /// The agent, or nil.
    package var agent: AgentName?
    /// The session's id, or nil.
    package var session: String?
    /// Who asked, or nil.
    package var user: String?
    /// The model's name as written, or nil.
    package var model: String?
    /// The provider's name as written, or nil.
    package var provider: String?

    /// Makes an origin.
    package init(agent: AgentName?, session: String?, user: String? = nil, model: String?, provider: String?) {
      (self.agent, self.session, self.user, self.model, self.provider) = (agent, session, user, model, provider)
    }

    /// The origin of a record.
    package init(_ record: UsageRecord) {
      (agent, session, user) = (record.agent, record.session, record.user)
      (model, provider) = (record.model, record.provider)
    }
  }

  /// A transcript's call without an identity of its own.
  package struct Call: Sendable {
    /// The tokens, or nil.
    package var tokens: TokenCounts?
    /// The recorded cost, or nil.
    package var cost: Parts<USD>?
    /// When the call was made, or nil.
    package var time: Instant?
    /// The place of its origin among the list's origins.
    package var origin: Int32
    fileprivate var shortLine: UInt32

    /// The line or row of the source.
    package var line: Int { Int(shortLine) }

    /// Makes a call; nil for an amount or a line that needs more room.
    fileprivate init?(tokens: TokenCounts?, cost: CostParts?, time: Instant?, origin: Int32, line: Int) {
      guard let line = UInt32(exactly: line) else { return nil }
      if let cost {
        guard let short = cost.mapped({ Int64(exactly: $0.picodollars).map(USD.init) }) else { return nil }
        self.cost = short
      }
      (self.tokens, self.time, self.origin, shortLine) = (tokens, time, origin, line)
    }
  }

  /// A place of the list.
  package enum Entry: Sendable {
    /// A call.
    case call(Call)
    /// The place of any other record in `records`.
    case record(Int32)
  }

  /// What is at each place.
  package private(set) var entries: [Entry] = []
  /// The origins of calls, each once; some may be of no call any more.
  package private(set) var origins: [Origin] = []
  /// The records that are no calls of the short kind.
  package private(set) var records: [UsageRecord] = []
  /// The place of each origin, once there are several.
  private var places: [Origin: Int32] = [:]

  /// Makes an empty list.
  package init() {}

  /// The record that a call stands for.
  package func record(of call: Call) -> UsageRecord {
    let origin = origins[Int(call.origin)]
    return UsageRecord(
      line: call.line, rank: .transcript, basis: .recorded, agent: origin.agent,
      period: call.time.map { .instant($0) } ?? .unknown, session: origin.session, user: origin.user,
      model: origin.model, provider: origin.provider, tokens: call.tokens, cost: call.cost.map(CostParts.init), calls: 1
    )
  }

  /// Adds a transcript's call of an origin by its place.
  package mutating func append(tokens: TokenCounts?, cost: CostParts?, time: Instant?, origin: Int32, line: Int) {
    if let call = Call(tokens: tokens, cost: cost, time: time, origin: origin, line: line) {
      entries.append(.call(call))
    } else {
      let own = origins[Int(origin)]
      append(
        UsageRecord(
          line: line, rank: .transcript, basis: .recorded, agent: own.agent,
          period: time.map { .instant($0) } ?? .unknown, session: own.session, user: own.user, model: own.model,
          provider: own.provider, tokens: tokens, cost: cost, calls: 1))
    }
  }

  /// The short form of a record, if it has one.
  private mutating func entry(_ record: UsageRecord) -> Entry {
    let time: Instant?
    switch record.period {
    case .instant(let moment): time = moment
    case .unknown: time = nil
    case .day, .interval: return whole(record)
    }
    guard record.rank == .transcript, record.basis == .recorded, record.calls == 1, record.callID == nil,
      record.cacheWrite1h == nil,
      var call = Call(tokens: record.tokens, cost: record.cost, time: time, origin: -1, line: record.line)
    else { return whole(record) }
    call.origin = place(of: Origin(record))
    return .call(call)
  }

  private mutating func whole(_ record: UsageRecord) -> Entry {
    records.append(record)
    return .record(Int32(clamping: records.count - 1))
  }

  /// The place of an origin, which is added when it is new.
  package mutating func place(of own: Origin) -> Int32 {
    // Calls of one origin mostly follow each other.
    if let last = origins.last, last == own { return Int32(clamping: origins.count - 1) }
    if origins.isEmpty {
      origins.append(own)
      return 0
    }
    if places.isEmpty { places[origins[0]] = 0 }
    if let place = places[own] { return place }
    let place = Int32(clamping: origins.count)
    origins.append(own)
    places[own] = place
    return place
  }
}

extension UsageList: RandomAccessCollection, MutableCollection, RangeReplaceableCollection, ExpressibleByArrayLiteral {
  /// Makes a list of records.
  package init(arrayLiteral records: UsageRecord...) { self.init(records) }

  package var startIndex: Int { 0 }
  package var endIndex: Int { entries.count }

  package subscript(position: Int) -> UsageRecord {
    get {
      switch entries[position] {
      case .call(let call): record(of: call)
      case .record(let place): records[Int(place)]
      }
    }
    set {
      // A record that is kept as it is stays so, in its place.
      if case .record(let place) = entries[position] {
        records[Int(place)] = newValue
      } else {
        entries[position] = entry(newValue)
      }
    }
  }

  package mutating func append(_ record: UsageRecord) {
    let new = entry(record)
    entries.append(new)
  }

  package mutating func replaceSubrange(_ range: Range<Int>, with new: some Collection<UsageRecord>) {
    let added = new.map { entry($0) }
    entries.replaceSubrange(range, with: added)
  }
}

extension CostParts {
  /// Widens one record's amounts.
  package init(_ cost: Parts<USD>) { self = cost.mapped { USDTotal($0) } ?? CostParts() }
}
