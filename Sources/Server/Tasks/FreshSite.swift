import Dispatch
import Synchronization
package import Tracker

/// Knows whether the site was made of the rows that the task database has now, and lets those wait who need one that is.
///
/// It has a connection of its own, so that no look waits for what somebody does with the database. However many wait, one
/// reading of the sources serves all that came before it began.
package final class FreshSite: Sendable {
  private struct State {
    /// The rows that the site was made of, as a mark; nil before the first reading, and when the database could not be
    /// looked at.
    var seen: TaskDatabase.ChangeMark?
    /// The rows that a reading under way sees.
    var reading: TaskDatabase.ChangeMark??
    /// Who waits for the reading under way.
    var joined: [@Sendable () -> Void] = []
    /// Who waits for the next one.
    var waiting: [@Sendable () -> Void] = []
    var isClosed = false
  }

  /// Somebody who waits: he is told once, when the site is fresh or when he has waited long enough.
  private final class Waiter: Sendable {
    private let then: Mutex<(@Sendable () -> Void)?>

    init(_ then: @escaping @Sendable () -> Void) { self.then = Mutex(then) }

    @Sendable func tell() {
      let then = then.withLock { then in
        defer { then = nil }
        return then
      }
      then?()
    }
  }

  /// How long somebody waits at most, in seconds: a site that takes longer is answered as it is.
  private static let patience = 10

  private let database: Mutex<TaskDatabase>
  private let state = Mutex(State())
  private let renew: @Sendable () -> Void

  /// Looks through a connection that nobody else uses, and that waits for no lock; `renew` asks for a new reading.
  package init(_ database: sending TaskDatabase, renew: @escaping @Sendable () -> Void) {
    self.database = Mutex(database)
    self.renew = renew
  }

  /// The present mark. A database that is locked is being written: what is written is not there yet.
  private func look() -> TaskDatabase.ChangeMark? { database.withLock { try? $0.changeMark() } }

  /// Something of the database as it is now; nil when it cannot be read at once.
  package func read<Value: Sendable>(_ body: @Sendable (TaskDatabase) throws(TrackerError) -> Value) -> Value? {
    database.withLock { try? body($0) }
  }

  /// True when the site is to be made again: rows changed, or somebody waits.
  package var isStale: Bool {
    let now = look()
    return state.withLock { !$0.waiting.isEmpty || now != nil && $0.seen != now }
  }

  /// To be called before the sources are read: who waits by then, waits for that reading.
  package func begin() {
    let now = look()
    state.withLock { state in
      state.reading = .some(now)
      state.joined += state.waiting
      state.waiting = []
    }
  }

  /// To be called when the site of that reading is served, or could not be made: then nobody waits for a better one until
  /// the database changes again.
  package func end() {
    let joined = state.withLock { state in
      if let reading = state.reading { state.seen = reading }
      state.reading = nil
      defer { state.joined = [] }
      return state.joined
    }
    for call in joined { call() }
  }

  /// Nobody waits any more, now or later: the server is stopping.
  package func close() {
    let all = state.withLock { state in
      state.isClosed = true
      defer { (state.joined, state.waiting) = ([], []) }
      return state.joined + state.waiting
    }
    for call in all { call() }
  }

  /// True when the site is fresh; else `then` is called when a fresh one was made, or after ten seconds.
  func isFresh(orElse then: @escaping @Sendable () -> Void) -> Bool {
    guard let now = look() else { return true }
    let (isFresh, isAsking) = state.withLock { state -> (Bool, Bool) in
      if state.seen == now || state.isClosed { return (true, false) }
      let waiter = Waiter(then)
      DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(Self.patience), execute: waiter.tell)
      if state.reading == .some(now) {
        state.joined.append(waiter.tell)
        return (false, false)
      }
      state.waiting.append(waiter.tell)
      // Who waits already has asked.
      return (false, state.waiting.count == 1)
    }
    if isAsking { renew() }
    return isFresh
  }
}
