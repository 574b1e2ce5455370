import JSON
import Reports
import Synchronization

/// The activities as server-sent events: to each listener those that he asked for, in the order in which they come.
///
/// A listener takes what is his when his connection has room, from a list that all share. So nothing is lost to one who is
/// slow, and nothing is kept for him.
package final class ActivityFeed: Sendable {
  private struct State {
    /// Nil until somebody listens: till then nobody needs to know what is new.
    var log: ActivityLog?
    /// Events by the number of their activity, so that one is written once for all who get it.
    var written: [Int: [UInt8]] = [:]
  }

  /// The most events that are kept written.
  private static let writtenLimit = 2000
  /// About how many bytes a listener takes at a time.
  private static let pieceSize = 64 << 10

  let site: PublishedSite
  private let state = Mutex(State())
  private let hub = EventHub()

  /// Makes a feed of what a site answers.
  package init(_ site: PublishedSite) { self.site = site }

  /// To be called when the site answers with other activities: whoever listens gets what is new.
  package func update() {
    let isNew = state.withLock { state in
      guard let queries = site.state.queries, state.log != nil else { return false }
      state.written = [:]
      return state.log?.take(queries) ?? false
    }
    if isNew { hub.wake() }
  }

  /// Sends a comment, so that the transport sees which clients are gone.
  package func sendHeartbeat() { hub.sendHeartbeat() }

  /// Ends all streams; nobody can listen any more.
  package func close() { hub.close() }

  /// A new listener, who first gets the last `limit` activities, or all behind the one of an id, if it is known; nil when
  /// too many listen already.
  func listen(_ filter: ActivityFilter, last limit: Int, behind id: String?) -> EventStream? {
    let start = state.withLock { state -> ActivityLog.Position? in
      if state.log == nil { state.log = site.state.queries.map(ActivityLog.init) }
      return id.flatMap { state.log?.position(behind: $0) } ?? state.log?.position(ofLast: limit, filter)
    }
    let position = Mutex(start)
    return hub.listen(first: Array("retry: 1000\n\n".utf8)) { [self] in
      position.withLock { position in
        guard var next = position else { return [] }
        defer { position = next }
        return events(&next, filter)
      }
    }
  }

  private func events(_ position: inout ActivityLog.Position, _ filter: ActivityFilter) -> [UInt8] {
    state.withLock { state in
      guard let log = state.log else { return [] }
      var bytes: [UInt8] = []
      while bytes.count < Self.pieceSize {
        let items = log.next(50, &position, filter)
        if items.isEmpty { break }
        for item in items {
          if let known = state.written[item.number] {
            bytes += known
          } else {
            let event = Self.event(item, log)
            if state.written.count < Self.writtenLimit { state.written[item.number] = event }
            bytes += event
          }
        }
      }
      return bytes
    }
  }

  private static func event(_ item: ActivityLog.Item, _ log: ActivityLog) -> [UInt8] {
    // JSON without white space has no line ends.
    Array("id: \(item.id)\nevent: activity\ndata: ".utf8) + log.value(item).jsonBytes(.compact) + Array("\n\n".utf8)
  }
}
