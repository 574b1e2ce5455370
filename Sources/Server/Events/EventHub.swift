import Synchronization

/// Everybody who listens to one kind of events.
package final class EventHub: Sendable {
  /// The most listeners at a time.
  package static let limit = 256

  private struct State {
    var streams: [EventStream] = []
    var isClosed = false
  }

  private let state = Mutex(State())

  /// Makes a hub without listeners.
  package init() {}

  /// A new listener, or nil when there are too many or the hub is closed. `first` is what the client gets at once, `more`
  /// gives what comes behind it (see `EventStream`).
  package func listen(
    first: [UInt8] = Array(": \n\n".utf8), more: (@Sendable () -> [UInt8])? = nil
  ) -> EventStream? {
    state.withLock { state in
      state.streams.removeAll(where: \.isEnded)
      guard !state.isClosed, state.streams.count < Self.limit else { return nil }
      let stream = EventStream(first: first, more: more)
      state.streams.append(stream)
      return stream
    }
  }

  /// Sends an event to everybody; `data` has no line ends.
  package func send(_ event: String, data: String) {
    let bytes = Array("event: \(event)\ndata: \(data)\n\n".utf8)
    for stream in listeners() { stream.send(bytes) }
  }

  /// Has every stream ask for more.
  package func wake() { for stream in listeners() { stream.wake() } }

  /// Sends a comment, so that the transport sees which clients are gone.
  package func sendHeartbeat() { for stream in listeners() { stream.fill(Array(": \n\n".utf8)) } }

  /// Ends all streams; nobody can listen any more.
  package func close() {
    let streams = state.withLock { state in
      state.isClosed = true
      defer { state.streams = [] }
      return state.streams
    }
    for stream in streams { stream.end() }
  }

  private func listeners() -> [EventStream] {
    state.withLock { state in
      state.streams.removeAll(where: \.isEnded)
      return state.streams
    }
  }
}
