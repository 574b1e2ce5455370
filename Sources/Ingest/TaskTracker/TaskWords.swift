import Model

/// The words and signs by which documents tell a task's state and priority.
enum TaskWords {
  /// The state that a text tells; nil when no word or sign of it is understood. Words count before signs, and what
  /// stands outside parentheses before what stands inside.
  static func status(_ text: String) -> TaskStatus? {
    for part in [SignText.withoutNotes(text), text] {
      let words = SignText.words(Quote.short(part))
      for (status, phrases) in statuses where phrases.contains(where: { SignText.has(words: $0, in: words) }) {
        return status
      }
    }
    if SignText.has(["✅", "☑", "✔"], in: text) { return .completed }
    if SignText.has(["🚫", "⛔"], in: text) { return .blocked }
    if SignText.has(["🔄"], in: text) { return .active }
    return SignText.has(["⏳", "⏸"], in: text) ? .queue : nil
  }

  /// What is looked for first comes first: "not started" before "started", "partially complete" before "complete".
  private static let statuses: [(TaskStatus, [String])] = [
    (.archived, ["archived", "cancelled", "canceled", "obsolete"]),
    (.queue, ["not started", "not done", "not complete", "not completed", "not yet", "incomplete"]),
    (.active, ["partially complete", "partially completed", "partly done"]),
    (
      .completed,
      ["completed", "complete", "done", "finished", "resolved", "closed", "deployed", "erledigt", "完成", "已完成"]
    ),
    (.blocked, ["blocked", "stuck"]),
    (.active, ["in progress", "active", "ongoing", "working", "wip", "started", "busy", "fixing", "进行中"]),
    (
      .queue,
      [
        "pending", "planned", "waiting", "queued", "queue", "todo", "to do", "backlog", "scheduled", "on hold",
        "paused",
        "new", "open", "critical", "待办", "等待",
      ]
    ),
  ]

  /// The priority that a text tells: `P0` to `P3` first, else its words.
  static func priority(_ text: String) -> TaskPriority? {
    if let level = level(in: text) { return level }
    let words = SignText.words(Quote.short(SignText.withoutNotes(text)))
    for (priority, phrases) in priorities where phrases.contains(where: { SignText.has(words: $0, in: words) }) {
      return priority
    }
    return nil
  }

  private static let priorities: [(TaskPriority, [String])] = [
    (.high, ["critical", "urgent", "highest", "high", "高"]), (.medium, ["medium", "normal", "moderate", "中"]),
    (.low, ["low", "lowest", "minor", "低"]),
  ]

  /// The priority of the first `P0` … `P3` of a text, those outside parentheses first; nil without one.
  static func level(in text: String) -> TaskPriority? {
    let levels: [(word: String, priority: TaskPriority)] = [
      ("p0", .high), ("p1", .high), ("p2", .medium), ("p3", .low),
    ]
    for part in [SignText.withoutNotes(text), text] {
      for word in SignText.words(Quote.short(part)).utf8.split(separator: 0x20) {
        if let level = levels.first(where: { $0.word.utf8.elementsEqual(word) }) { return level.priority }
      }
    }
    return nil
  }

  /// A value that says there is nothing.
  static func isNone(_ text: String) -> Bool {
    ["", "none", "n/a", "-", "–", "—", "nil", "no"].contains(SignText.trimmed(text).lowercased())
  }
}
