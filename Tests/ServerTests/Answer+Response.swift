import Dispatch

@testable import Server

extension Answer {
  /// The answer, waited for if need be; nil for events.
  var response: Response? {
    switch self {
    case .now(let response): return response
    case .later(let later):
      let done = DispatchSemaphore(value: 0)
      if let response = later.responseOrRest({}, resume: { done.signal() }) { return response }
      done.wait()
      return later.responseOrRest({}, resume: {})
    case .events: return nil
    }
  }
}
