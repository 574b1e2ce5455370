import Ledger
import Model

/// The activities sorted into those of each day, agent and type, in one pass.
struct ActivityShards {
  /// The most activities of one type or day in a document; more are told by `total`.
  static let limit = 1000
  /// The most activities of one agent in a document.
  static let agentLimit = 250
  /// The most days with a document: the newest.
  static let dayLimit = 92

  /// The days with activities, newest first.
  private(set) var days: [(day: Day, shard: ActivityIndex.Shard)] = []
  private(set) var agents: [String: ActivityIndex.Shard] = [:]
  private(set) var types: [ActivityType: ActivityIndex.Shard] = [:]
  /// What an agent did, by type; empty unless asked for.
  private(set) var agentTypes: [String: [ActivityType: ActivityIndex.Shard]] = [:]
  /// The number of activities without a time.
  private(set) var undated = 0
  private let ledger: Ledger

  init(_ ledger: Ledger, byAgentAndType: Bool) {
    self.ledger = ledger
    for (place, activity) in ledger.activities.enumerated() {
      let type = activity.activity.type
      types[type, default: .init()].add(activity, at: place, limit: Self.limit)
      if let id = activity.agentID {
        agents[id, default: .init()].add(activity, at: place, limit: Self.agentLimit)
        if byAgentAndType {
          agentTypes[id, default: [:]][type, default: .init()].add(activity, at: place, limit: Self.agentLimit)
        }
      }
      guard let day = activity.activity.time.map(ledger.zone.day(of:)) else {
        undated += 1
        continue
      }
      // They come newest first, so that a day is done when the next begins.
      if days.last?.day != day { days.append((day, .init())) }
      days[days.count - 1].shard.add(activity, at: place, limit: days.count <= Self.dayLimit ? Self.limit : 1)
    }
    for index in days.indices.prefix(Self.dayLimit) {
      days[index].shard.document = "logs/activity/by-day/\(days[index].day.description)"
    }
  }

  /// The name of the document of the day of an activity; nil for one without a time, or of a day without a document.
  func dayDocument(of place: Int) -> String? {
    guard let day = ledger.activities[place].activity.time.map(ledger.zone.day(of:)),
      let newest = days.prefix(Self.dayLimit).last?.day, day >= newest
    else { return nil }
    return "logs/activity/by-day/\(day.description)"
  }
}

extension ActivityIndex.Shard {
  /// Counts an activity, which is no newer than those before it, and keeps its place if there is room.
  fileprivate mutating func add(_ activity: LedgerActivity, at place: Int, limit: Int) {
    if total == 0 { newest = activity.activity.time }
    total += 1
    if activity.activity.level == .error { errors += 1 }
    sources.insert(activity.path)
    if places.count < limit { places.append(place) }
  }
}
