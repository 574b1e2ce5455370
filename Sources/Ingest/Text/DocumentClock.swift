import Model

/// The time frame of one document: its own date and zone, by which the times in it are completed.
struct DocumentClock {
  /// The document's own day, or nil when it gives none.
  private(set) var day: Day?
  private let clocks: ClockRules
  private let rules: ZoneRules
  private let choice: ClockRules.Choice
  /// The line of the first time for which a zone had to be assumed.
  private var firstAssumed: Int?

  /// Makes the frame from the times of a document's header, most telling first: the first with a full date gives the
  /// document's day, the first that names a zone its zone.
  init(clocks: ClockRules, header times: [ReportTime]) {
    self.clocks = clocks
    (rules, choice) = clocks.zone(namedInFile: times.lazy.compactMap(\.zone).first)
    for time in times {
      if let instant = time.instant {
        day = rules.day(of: instant)
        break
      }
      if case .full(let full)? = time.date {
        day = full
        break
      }
    }
  }

  /// The day that a written time names; nil when its words give none.
  func day(of time: ReportTime) -> Day? {
    if let instant = time.instant { return rules.day(of: instant) }
    switch time.date {
    case .full(let full): return full
    case .relative(let days): return day?.adding(days)
    case nil: return day
    case .monthDay(let month, let date):
      guard let day else { return nil }
      let year = day.date.year
      guard let same = Day(year: year, month: month, day: date) else { return nil }
      // In December, "Jan 5" is the coming one.
      guard day.daysSinceEpoch - same.daysSinceEpoch > 183 else { return same }
      return Day(year: year + 1, month: month, day: date)
    }
  }

  /// The moment that a written time names; nil without a clock time.
  mutating func moment(of time: ReportTime, line: Int) -> Instant? {
    if let instant = time.instant { return instant }
    guard let millisecond = time.millisecond, let day = day(of: time) else { return nil }
    return zone(of: time, line: line).instant(day: day, millisecond: millisecond)
  }

  /// The moment by which something is due: the clock time, or the end of the day when only a day is written.
  mutating func deadline(of time: ReportTime, line: Int) -> Instant? {
    if time.instant != nil || time.millisecond != nil { return moment(of: time, line: line) }
    guard let day = day(of: time) else { return nil }
    return zone(of: time, line: line).instant(day: day, millisecond: 86_399_999)
  }

  /// The moment at which the day of a written time begins; nil when its words give no day.
  mutating func beginning(of time: ReportTime, line: Int) -> Instant? {
    guard let day = day(of: time) else { return nil }
    return zone(of: time, line: line).instant(day: day, millisecond: 0)
  }

  /// A time's own zone where it names one that is not shared, else the document's.
  private mutating func zone(of time: ReportTime, line: Int) -> ZoneRules {
    if let name = time.zone {
      var own = clocks
      own.configured = nil
      let (zone, choice) = own.zone(namedInFile: name)
      if choice == .named { return zone }
    }
    firstAssumed = min(firstAssumed ?? line, line)
    return rules
  }

  /// The one diagnostic of a document whose times needed an assumption, at the first of them.
  func diagnostic(path: String) -> Diagnostic? {
    firstAssumed.flatMap { clocks.diagnostic(for: choice, at: SourceLocation(path: path, line: $0)) }
  }
}
