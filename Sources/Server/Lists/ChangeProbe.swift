import Synchronization
package import Tracker

/// A connection to the task database that only tells whether rows may have changed, whoever changed them. It waits for
/// nobody, so that the threads that answer may ask it.
package final class ChangeProbe: Sendable {
  /// The database, which nobody uses without the lock.
  private final class Owner: @unchecked Sendable {
    let database: TaskDatabase

    init(_ database: sending TaskDatabase) { self.database = database }
  }

  private let owner: Mutex<Owner>

  /// Takes a connection over.
  ///
  /// - Throws: `.database`.
  package init(_ database: sending TaskDatabase) throws(TrackerError) {
    try database.waitForNobody()
    owner = Mutex(Owner(database))
  }

  /// The present mark; nil when somebody is in the way.
  func mark() -> TaskDatabase.ChangeMark? { owner.withLock { try? $0.database.changeMark() } }
}
