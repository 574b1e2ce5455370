import Markdown
import Model

/// Reads the fenced lines `[HH:MM:SS] text` of a document of agents' logs.
struct AgentLogLines {
  /// When the document was written, or nil.
  let written: Instant?
  private var unreadable: (line: Int, count: Int)?

  /// Makes a reading of a document's blocks.
  init(written: Instant?) { self.written = written }

  /// Whether a block holds a line with a time of day.
  static func isLog(_ block: Block) -> Bool {
    guard case .codeBlock(let code) = block.kind else { return false }
    return code.lines.contains { time(of: $0.text) != nil }
  }

  /// Reads one block as an agent's; a line without a time belongs to the one before it.
  mutating func read(
    _ block: Block, of agent: AgentName?, _ clock: inout DocumentClock, into records: inout SourceRecords
  ) {
    guard case .codeBlock(let code) = block.kind, Self.isLog(block) else { return }
    var current: Activity?
    var more = ContinuationText()
    func finish() {
      guard var activity = current else { return }
      activity.description = more.text
      records.notice(activity.time)
      records.activities.append(activity)
      more = ContinuationText()
    }
    for (number, line) in code.lines {
      guard let time = Self.time(of: line), time.isPossible else {
        if Self.time(of: line) != nil { unreadable = (unreadable?.line ?? number, (unreadable?.count ?? 0) + 1) }
        more.append(String(decoding: LogText.cleaned(line.utf8.prefix(4096)), as: UTF8.self))
        continue
      }
      // What stands before a block's first time introduces it.
      if current != nil { finish() }
      let text = LogText.clipped(String(decoding: LogText.cleaned(time.text), as: UTF8.self))
      let level = Self.level(of: text)
      var activity = Activity(
        line: number, time: moment(time.millisecond, line: number, &clock),
        type: ActivityType(level: level, kind: nil, text: text), level: level, title: text)
      activity.agent = agent
      current = activity
    }
    finish()
  }

  /// Adds what was wrong with the lines.
  func end(into records: inout SourceRecords) {
    guard let unreadable else { return }
    records.diagnostics.append(
      Diagnostic(
        "log.unreadable-lines", .warning, at: SourceLocation(path: records.path, line: unreadable.line),
        "this line cannot be read as a log entry: there is no such time\(LogAssembly.ofMany(unreadable.count)); it is "
          + "kept as text of the entry before it"))
  }

  private func moment(_ millisecond: Int, line: Int, _ clock: inout DocumentClock) -> Instant? {
    var time = ReportTime()
    time.millisecond = millisecond
    guard let day = clock.day else { return nil }
    time.date = .full(day)
    let moment = clock.moment(of: time, line: line)
    guard let written, let moment, moment > written else { return moment }
    time.date = .full(day.adding(-1))
    return clock.moment(of: time, line: line)
  }

  /// The time of day in brackets at a line's start, and the text behind it.
  private static func time(
    of line: Substring
  ) -> (millisecond: Int, isPossible: Bool, text: ArraySlice<UInt8>)? {
    var cursor = LogCursor(Array(line.utf8))
    cursor.skipBlanks()
    guard cursor.take("["), let (millisecond, isPossible) = cursor.timeOfDay(), cursor.take("]") else { return nil }
    cursor.skipBlanks()
    return (millisecond, isPossible, cursor.rest)
  }

  /// The level that a sign in the text tells; `info` without one.
  private static func level(of text: String) -> ActivityLevel {
    if SignText.has(["❌", "🚨", "✗"], in: text) { return .error }
    if SignText.has(["⚠"], in: text) { return .warning }
    return SignText.has(["✅", "✓"], in: text) ? .success : .info
  }
}
