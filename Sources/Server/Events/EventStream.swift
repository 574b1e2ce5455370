import Synchronization

/// Events for one client, written as server-sent events (HTML, 9.2). What a client does not read in time is lost, not
/// kept: a stream holds a bounded number of bytes.
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

  /// Makes a stream that begins with these bytes.
  package init(first: [UInt8] = []) { state = Mutex(State(waiting: first)) }

  /// Adds bytes; they are dropped when the client does not keep up.
  package func send(_ bytes: [UInt8]) {
    change { state in if state.waiting.count + bytes.count <= Self.limit { state.waiting += bytes } }
  }

  /// Ends the stream behind what waits.
  package func end() { change { $0.isEnded = true } }

  /// True when nothing more is sent.
  var isEnded: Bool { state.withLock { $0.isEnded } }

  /// At most `limit` bytes. For `.rest`, `rest` is called before anybody can send, and `resume` when somebody does.
  func next(_ limit: Int, rest: () -> Void, resume: @escaping @Sendable () -> Void) -> Piece {
    state.withLock { state in
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
