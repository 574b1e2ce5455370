import Dispatch
package import Hosting
import Synchronization

/// What a request is answered with, now or later.
package enum Answer: Sendable {
  /// This.
  case now(Response)
  /// What comes when something else is done.
  case later(LaterResponse)
  /// Events, until somebody ends them.
  case events(EventStream, headers: [Header])
}

extension Answer {
  private static let queue = DispatchQueue(label: "fleetledger.answers", attributes: .concurrent)

  /// What takes a while to make: the thread that reads requests goes on.
  static func making(_ make: @escaping @Sendable () -> Response) -> Answer {
    let later = LaterResponse()
    aside { later.finish(make()) }
    return .later(later)
  }

  /// The same for somebody who waits already.
  static func making(_ later: LaterResponse, _ make: @escaping @Sendable () -> Answer) {
    aside {
      switch make() {
      case .now(let response): later.finish(response)
      case .later(let other): other.forward(to: later)
      case .events(_, let headers):
        later.finish(Problem(500, "events cannot be waited for").response(headers))
      }
    }
  }

  /// Has something done on the threads that make answers.
  static func aside(_ work: @escaping @Sendable () -> Void) { queue.async(execute: work) }
}

/// An answer that is made after its request was read; the connection rests until then.
package final class LaterResponse: Sendable {
  private struct State {
    var response: Response?
    var resume: (@Sendable () -> Void)?
    var headers: [Header] = []
  }

  private let state = Mutex(State())

  /// Makes one that is not answered yet.
  package init() {}

  /// Gives the answer; the first one counts.
  package func finish(_ response: Response) {
    let resume = state.withLock { state -> (@Sendable () -> Void)? in
      guard state.response == nil else { return nil }
      state.response = response
      defer { state.resume = nil }
      return state.resume
    }
    resume?()
  }

  /// Gives the answer to somebody else who waits, as soon as it is there.
  func forward(to other: LaterResponse) {
    let known = responseOrRest({}) { [self] in
      if let response = responseOrRest({}, resume: {}) { other.finish(response) }
    }
    if let known { other.finish(known) }
  }

  /// Has the answer carry more headers, whenever it is given.
  func add(_ headers: [Header]) { state.withLock { $0.headers += headers } }

  /// The answer, or nil; then `rest` is called before anybody can finish, and `resume` when somebody does.
  func responseOrRest(_ rest: () -> Void, resume: @escaping @Sendable () -> Void) -> Response? {
    state.withLock { state in
      if let response = state.response {
        return state.headers.isEmpty ? response : response.adding(state.headers)
      }
      rest()
      state.resume = resume
      return nil
    }
  }
}
