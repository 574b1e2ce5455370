import Synchronization

/// How soon the sources may be read again. A workspace that changes all the time must not take the whole machine: between
/// two readings there is as much rest as the first of them took.
final class ReadingPace: Sendable {
  /// The longest rest, in milliseconds.
  static let longestRest: Int64 = 30_000

  /// Why a reading is asked for.
  enum Reason: Sendable, Hashable {
    /// A source changed.
    case change
    /// The task database may have changed; when it did not, nothing is read.
    case database
  }

  private struct State {
    /// Why readings were asked for that have not begun.
    var asked: Set<Reason> = []
    var begun: Int64 = 0
    /// When the rest is over.
    var rested = Int64.min

    /// The milliseconds that are left of the rest.
    func rest(at now: Int64) -> Int64 { now < rested ? rested - now : 0 }
  }

  private let state = Mutex(State())
  private let now: @Sendable () -> Int64

  /// Has read nothing yet; `now` is a steady clock in milliseconds.
  init(now: @escaping @Sendable () -> Int64) { self.now = now }

  /// Asks for a reading: in how many milliseconds it may begin, or nil when one is asked for already for this reason.
  func ask(_ reason: Reason) -> Int64? {
    let now = now()
    return state.withLock { state in
      guard state.asked.insert(reason).inserted else { return nil }
      return state.rest(at: now)
    }
  }

  /// What was asked for is to be done now: in how many milliseconds it may, since another reading may have ended meanwhile;
  /// nil when a reading that began since saw to it. With 0 it is no longer asked for.
  func take(_ reason: Reason) -> Int64? {
    let now = now()
    return state.withLock { state in
      guard state.asked.contains(reason) else { return nil }
      let delay = state.rest(at: now)
      if delay == 0 { state.asked.remove(reason) }
      return delay
    }
  }

  /// A reading begins; what is asked for from now on is another one.
  func begin() {
    let now = now()
    state.withLock { state in
      state.asked = []
      state.begun = now
    }
  }

  /// The reading is over, and what came of it is served.
  func end() {
    let now = now()
    state.withLock { state in
      state.rested = now + min(Self.longestRest, max(0, now - state.begun))
    }
  }
}
