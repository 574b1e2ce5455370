import Synchronization

/// Events for one client, written as server-sent events (HTML, 9.2). What is sent to a client that does not read in time is
/// lost, not kept: a stream holds a bounded number of bytes. What must not be lost is asked for when there is room.
package final class EventStream: Sendable {
  /// What a transport gets when it wants to send.
  enum Piece {
    case bytes([UInt8])
    /// Nothing now; the transport is told when there is.
    case rest
    case end
  }

  private struct State {
    var waiting: [UInt8] = []
    var isEnded = false
    var resume: (@Sendable () -> Void)?
  }

  /// The most bytes that wait for a client.
  static let limit = 1 << 20

  private let state: Mutex<State>
  private let more: (@Sendable () -> [UInt8])?

  /// Makes a stream that begins with these bytes. When they are sent, `more` gives whole events, or nothing when there are
  /// none yet; it is asked again behind `wake`.
  package init(first: [UInt8] = [], more: (@Sendable () -> [UInt8])? = nil) {
    state = Mutex(State(waiting: first))
    self.more = more
  }

  /// Adds bytes; they are dropped when the client does not keep up.
  package func send(_ bytes: [UInt8]) {
    change { state in if state.waiting.count + bytes.count <= Self.limit { state.waiting += bytes } }
  }

  /// Asks for more, if nothing waits.
  package func wake() { change { _ in } }

  /// Adds bytes of no account, such as a comment, where nothing else waits.
  package func fill(_ bytes: [UInt8]) { change { state in if state.waiting.isEmpty { state.waiting = bytes } } }

  /// Ends the stream behind what waits.
  package func end() { change { $0.isEnded = true } }

  /// True when nothing more is sent.
  var isEnded: Bool { state.withLock { $0.isEnded } }

  /// At most `limit` bytes. For `.rest`, `rest` is called before anybody can send, and `resume` when somebody does.
  func next(_ limit: Int, rest: () -> Void, resume: @escaping @Sendable () -> Void) -> Piece {
    state.withLock { state in
      if state.waiting.isEmpty, !state.isEnded, let more { state.waiting = more() }
      if !state.waiting.isEmpty {
        let bytes = Array(state.waiting.prefix(limit))
        state.waiting.removeFirst(bytes.count)
        return .bytes(bytes)
      }
      if state.isEnded { return .end }
      rest()
      state.resume = resume
      return .rest
    }
  }

  private func change(_ body: (inout State) -> Void) {
    let resume = state.withLock { state -> (@Sendable () -> Void)? in
      body(&state)
      defer { state.resume = nil }
      return state.resume
    }
    resume?()
  }
}
