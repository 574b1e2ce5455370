import Ledger
import Model

/// Makes documents of activities; each activity is published and redacted once for all documents it stands in.
struct ActivityLogs {
  let maker: DocumentMaker
  let shards: ActivityShards
  private let everything: DocumentSources
  private var published: [Int: DocumentValue] = [:]

  init(maker: DocumentMaker, shards: ActivityShards) {
    self.maker = maker
    self.shards = shards
    everything = maker.sources { !$0.activities.isEmpty }
  }

  /// The newest activities of all.
  mutating func newest(limit: Int? = nil) -> Document {
    let places = maker.ledger.activities.indices.prefix(limit ?? DocumentSet.activityLimit)
    let name = limit.map { "logs/activity/limit/\($0)" } ?? "logs/activity"
    return document(
      name, .init(limit: limit), places, total: maker.ledger.activities.count, everything,
      whole: limit == nil ? nil : "logs/activity")
  }

  /// The activities of one day, agent or type, which have a document; at most as many as the filter says.
  mutating func document(_ filter: ActivityDocuments.Filter, _ shard: ActivityIndex.Shard) -> Document {
    let whole = shard.document ?? ""
    let sources = shard.total > 0 ? maker.sources(of: shard.sources) : everything
    return document(
      filter.limit.map { "\(whole)/\($0)" } ?? whole, filter, shard.places.prefix(filter.limit ?? .max),
      total: shard.total, sources, whole: filter.limit == nil ? nil : whole)
  }

  /// What answers where something is asked for that is not known.
  mutating func unmatched() -> Document {
    document(
      QueryEndpoint.activity.unmatched, .init(isMatched: false), EmptyCollection<Int>(), total: 0, DocumentSources([]),
      whole: nil)
  }

  /// - Parameter whole: the document without the limit, which has more.
  private mutating func document(
    _ name: String, _ filter: ActivityDocuments.Filter, _ places: some Collection<Int>, total: Int,
    _ sources: DocumentSources, whole: String?
  ) -> Document {
    var items: [DocumentValue] = []
    items.reserveCapacity(places.count)
    var last: Int?
    for place in places {
      items.append(value(of: place))
      last = place
    }
    var next: String?
    if items.count < total { next = whole ?? last.flatMap(shards.dayDocument(of:)) }
    if next == name { next = nil }
    let log = ActivityDocuments.Log(sources: sources, filter: filter, total: total, count: items.count, next: next)
    var made = maker.document(
      name, .logActivity, ActivityDocuments.log.value(of: log), sources, items: (items.count, total))
    made.value.replace("items", with: .array(items))
    return made
  }

  private mutating func value(of place: Int) -> DocumentValue {
    if let known = published[place] { return known }
    let activity = maker.activitySource(maker.ledger.activities[place])
    let value = ActivityDocuments.activity.value(of: activity).mapTexts(maker.redactor.redact)
    published[place] = value
    return value
  }
}
