import Model

/// Active tasks that nobody has touched for a configured time.
enum StuckTasks {
  /// The tasks, each with whether it is stuck.
  ///
  /// - Parameters:
  ///   - asOf: the moment to speak for; without one nobody can say.
  ///   - limit: seconds that an active task may go without a change.
  static func marked(_ tasks: [LedgerTask], at asOf: Instant?, after limit: Int) -> [LedgerTask] {
    tasks.map { task in
      guard task.item.status == .active else { return task }
      var task = task
      task.isStuck = nil
      guard let asOf, let last = task.lastChange else { return task }
      let (age, overflow) = asOf.milliseconds.subtractingReportingOverflow(last.milliseconds)
      task.isStuck = overflow ? asOf > last : age >= Int64(limit) * 1000
      return task
    }
  }
}
