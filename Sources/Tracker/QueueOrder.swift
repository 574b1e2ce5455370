/// The order in which tasks are claimed.
enum QueueOrder {
  /// SQL for the place of a priority: high, P0 and P1 are 0, medium and P2 are 1, low and P3 are 2, any other word is 3.
  static let rank = """
    CASE lower("priority") WHEN 'high' THEN 0 WHEN 'p0' THEN 0 WHEN 'p1' THEN 0 \
    WHEN 'medium' THEN 1 WHEN 'p2' THEN 1 WHEN 'low' THEN 2 WHEN 'p3' THEN 2 ELSE 3 END
    """

  /// SQL that is true for a task that may be claimed.
  static let claimable = "\"status\" = 'queue' AND \"assignedTo\" IS NULL"

  /// SQL for the order: the highest priority, then the oldest, then by id.
  static let order = "\(rank), \(TimeForm.milliseconds(of: "createdAt")), \"id\""

  /// What makes the indexes for claims and for the work of an agent. Prisma looks at no partial index, so that for it the
  /// schema is its own.
  static let indexes = [
    "CREATE INDEX IF NOT EXISTS \"\(indexName)\" ON \"Task\" (\(order)) WHERE \(claimable)",
    "CREATE INDEX IF NOT EXISTS \"Task_active_idx\" ON \"Task\" (\"assignedTo\") WHERE \"status\" = 'active'",
  ]

  /// The name of the index for claims.
  static let indexName = "Task_queue_idx"

  /// The number of tasks in the queue above which a database that lacks the indexes gets them: a claim then takes
  /// milliseconds without, and holds up all others.
  static let lengthWithoutIndex: Int64 = 1000
}
