import Dispatch
import Hosting
import Synchronization
package import Tracker

/// The one connection of the server to the task database. What is asked of it is done in the order of asking, on a queue
/// of its own: a lock that another program holds keeps nobody waiting who wants something else.
package final class TaskDesk: Sendable {
  /// The database, which no other thread ever sees.
  private final class Owner: @unchecked Sendable {
    let database: TaskDatabase

    init(_ database: sending TaskDatabase) { self.database = database }
  }

  /// The most requests that wait.
  static let limit = 2000

  private let queue = DispatchQueue(label: "fleetledger.tasks")
  private let owner: Owner
  private let waiting = Atomic<Int>(0)

  /// Takes a database over.
  package init(_ database: sending TaskDatabase) { owner = Owner(database) }

  /// Asks for something; the answer comes later.
  ///
  /// - Throws: a problem when too many wait already.
  func answer(
    _ body: @escaping @Sendable (TaskDatabase) throws(Problem) -> Response,
    telling: @escaping @Sendable (Problem) -> Response
  ) throws(Problem) -> Answer {
    let later = LaterResponse()
    try perform { database in
      do throws(Problem) {
        later.finish(try body(database))
      } catch {
        later.finish(telling(error))
      }
    }
    return .later(later)
  }

  /// Does something with the database, behind all that was asked before.
  ///
  /// - Throws: a problem when too many wait already.
  func perform(_ body: @escaping @Sendable (TaskDatabase) -> Void) throws(Problem) {
    guard waiting.load(ordering: .relaxed) < Self.limit else {
      throw Problem(503, "too many requests wait for the task database", headers: [.init("Retry-After", "1")])
    }
    waiting.wrappingAdd(1, ordering: .relaxed)
    queue.async { [self] in
      defer { waiting.wrappingSubtract(1, ordering: .relaxed) }
      body(owner.database)
    }
  }
}

extension Problem {
  /// What the task database refuses, told to a client. `error` repeats what is wrong, as agents of that API read it.
  init(_ error: TrackerError) {
    switch error {
    case .invalid(let faults):
      self.init(
        faults.allSatisfy(\.isAboutRows) ? 409 : 422,
        "the request has \(faults.count == 1 ? "a fault" : "\(faults.count) faults")")
      errors = faults.map(\.description)
    case .notFound: self.init(404, error.description)
    case .conflict: self.init(409, error.description)
    case .busy: self.init(503, error.description, headers: [.init("Retry-After", "1")])
    case .missing, .damaged, .otherSchema, .readOnly, .database: self.init(500, error.description)
    }
    isTaskProblem = true
  }
}
