import Model

/// Puts the lines of one log together: each timed line with the untimed ones that belong to it.
struct LogAssembly {
  /// From this many on, a note says that the log is large.
  static let manyActivities = 1_000_000

  private let clocks: ClockRules
  private let location: (_ line: Int) -> SourceLocation
  private var current: Activity?
  private var more = ContinuationText()
  /// The line of the first text before any timed line.
  private var firstLine: Int?
  private var zoneNote: Diagnostic?
  private var unreadable: (line: Int, reason: String, count: Int)?
  private var invalidText: (line: Int, count: Int)?

  /// Starts a log; `location` gives the place of a line.
  init(clocks: ClockRules, location: @escaping (_ line: Int) -> SourceLocation) {
    self.clocks = clocks
    self.location = location
  }

  /// Takes the next line.
  mutating func add(_ bytes: some Collection<UInt8>, line number: Int, into records: inout SourceRecords) {
    // A long line that is no JSON says what it has to say at its start.
    let isJSON = bytes.first == UInt8(ascii: "{")
    let cleaned = LogText.cleaned(isJSON ? bytes.prefix(GatewayJSONGrammar.byteLimit + 1) : bytes.prefix(16 << 10))
    if cleaned.contains(where: { $0 >= 0x80 }), String(validating: cleaned, as: UTF8.self) == nil {
      invalidText = (invalidText?.line ?? number, (invalidText?.count ?? 0) + 1)
    }
    // Every form of a time has a colon.
    let line = isJSON || cleaned.contains(UInt8(ascii: ":")) ? LogLine(cleaned) : .untimed
    if case .timed(let entry) = line {
      begin(entry, line: number, into: &records)
      return
    }
    if case .unreadable(let reason) = line {
      unreadable = (unreadable?.line ?? number, unreadable?.reason ?? reason, (unreadable?.count ?? 0) + 1)
    }
    guard cleaned.contains(where: { $0 != 0x20 }) else { return }
    if firstLine == nil { firstLine = number }
    if more.isFull { more.count() } else { more.append(String(decoding: cleaned.prefix(4096), as: UTF8.self)) }
  }

  private mutating func begin(_ entry: LogEntry, line number: Int, into records: inout SourceRecords) {
    // What stands before the first timed line introduces it.
    var before: ContinuationText?
    if current == nil { before = more } else { finish(into: &records) }
    more = before ?? ContinuationText()
    let lines = LogText.lines(of: entry.message)
    let title = LogText.clipped(lines.first ?? "")
    for line in lines.dropFirst() { more.append(line) }
    for line in LogText.lines(of: entry.details ?? "") { more.append(line) }
    var activity = Activity(
      line: number, time: moment(of: entry.time, line: number),
      type: ActivityType(level: entry.level, kind: entry.kind, text: title), level: entry.level, title: title)
    activity.kind = entry.kind
    activity.agent = entry.agent
    activity.session = entry.session
    current = activity
  }

  private mutating func finish(into records: inout SourceRecords) {
    guard var activity = current else { return }
    if activity.title.isEmpty, let first = more.removeFirst() { activity.title = first }
    activity.description = more.text
    records.notice(activity.time)
    records.activities.append(activity)
    current = nil
    more = ContinuationText()
  }

  private mutating func moment(of time: LogTime, line number: Int) -> Instant {
    switch time {
    case .instant(let instant): return instant
    case .clock(let day, let millisecond, let zone):
      let (rules, choice) = clocks.zone(namedInFile: zone)
      if zoneNote == nil { zoneNote = clocks.diagnostic(for: choice, at: location(number)) }
      return rules.instant(day: day, millisecond: millisecond)
    }
  }

  /// Ends the log: the last activity and the file's diagnostics.
  mutating func end(into records: inout SourceRecords) {
    if current == nil, let firstLine {
      // A log without any time is one activity without a time.
      let title = more.removeFirst() ?? ""
      current = Activity(
        line: firstLine, time: nil, type: ActivityType(level: .info, kind: nil, text: title), level: .info, title: title
      )
      records.diagnostics.append(
        Diagnostic(
          "log.no-time", .warning, at: location(firstLine),
          "no line of this log carries a time that is understood; it is one activity without a time"))
    }
    finish(into: &records)
    if let zoneNote { records.diagnostics.append(zoneNote) }
    if let unreadable {
      records.diagnostics.append(
        Diagnostic(
          "log.unreadable-lines", .warning, at: location(unreadable.line),
          "this line cannot be read as a log entry: \(unreadable.reason)\(Self.ofMany(unreadable.count)); it is kept as "
            + "text of the entry before it"))
    }
    if let invalidText {
      records.diagnostics.append(
        Diagnostic(
          "log.invalid-utf8", .warning, at: location(invalidText.line),
          "this line is not UTF-8\(Self.ofMany(invalidText.count)); such bytes are shown as U+FFFD",
          hint: "save the file as UTF-8"))
    }
    if records.activities.count > Self.manyActivities {
      records.diagnostics.append(
        Diagnostic(
          "log.large", .note, at: location(1), "this log has \(records.activities.count) entries; all of them are kept",
          hint: "rotate the log, or leave it out with \"exclude\" in the configuration"))
    }
  }

  /// ` (the first of 3 such lines)`, or nothing for one.
  static func ofMany(_ count: Int) -> String { count == 1 ? "" : " (the first of \(count) such lines)" }
}
