import Effects
import Model
import SQLite

/// All tasks at one moment.
package struct TaskList: Sendable {
  /// The tasks with their ventures, newest first.
  package var tasks: [TrackedTask]
  /// The ids of those that are stuck.
  package var stuck: Set<String>
  /// The times, in milliseconds since 1970, for which all this is true unless rows change: from the moment of the look
  /// until one more task is stuck.
  package var times: Range<Int64>
}

extension TaskDatabase {
  /// All tasks, which of them are stuck, and how long that holds.
  package func taskList() throws(TrackerError) -> TaskList {
    try reading { () throws(TrackerError) in
      let now = clock.now().milliseconds
      let age = TimeForm.milliseconds(of: "updatedAt")
      let limit = now - Self.stuckAfter * 1000
      let stuck = try rows(
        "SELECT \"id\" FROM \"Task\" WHERE \"status\" = 'active' AND \(age) <= ?", [.integer(limit)])
      let next = try rows(
        "SELECT min(\(age)) FROM \"Task\" WHERE \"status\" = 'active' AND \(age) > ?", [.integer(limit)])
      let tasks = try findTasks("ORDER BY \(TimeForm.milliseconds(of: "createdAt")) DESC, \"id\" DESC")
      return TaskList(
        tasks: tasks, stuck: Set(stuck.compactMap { RowReading($0).text("id") }),
        times: now..<max(now + 1, Self.end(next.first?[0])))
    }
  }

  /// When a task that was last changed then becomes stuck, in milliseconds since 1970.
  private static func end(_ changed: SQLiteValue?) -> Int64 {
    let milliseconds: Int64
    switch changed {
    case .integer(let number)?: milliseconds = number
    // A part of a millisecond is over with the next one.
    case .real(let number)?: milliseconds = Int64(exactly: number.rounded(.up)) ?? .max
    case .text?, .blob?, .null?, nil: return .max
    }
    let (end, overflows) = milliseconds.addingReportingOverflow(stuckAfter * 1000)
    return overflows ? .max : end
  }

  /// From now on an operation that meets another program's lock fails at once.
  package func waitForNobody() throws(TrackerError) { try run("PRAGMA busy_timeout = 0") }
}
