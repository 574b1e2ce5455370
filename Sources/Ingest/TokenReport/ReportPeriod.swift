import Model

/// The time that a report speaks for, told by its header.
struct ReportPeriod {
  private let fields: [LabelledText]

  /// Looks in the labelled lines of a report.
  init(_ fields: [LabelledText]) { self.fields = fields }

  /// The start of what is reported, as written.
  var start: ReportTime? { field(Self.starts).flatMap { ReportTime.read($0.value) } }

  /// The period: a stated one, else start and end or duration, else the day of a daily report.
  ///
  /// - Parameters:
  ///   - title: the report's title.
  ///   - written: when the report was written, or nil.
  func period(title: String, written: Instant?, _ clock: inout DocumentClock) -> Period {
    if let stated = field(Self.periods), let period = Self.stated(stated, &clock) { return period }
    if let period = interval(written, &clock) { return period }
    for word in title.split(whereSeparator: \.isWhitespace) {
      if let time = ReportTime.read(SignText.withoutNotes(String(word))), case .full(let day)? = time.date {
        return .day(day)
      }
    }
    let words = SignText.words(title)
    if SignText.has(words: "daily", in: words) || title.contains("日报"), let day = clock.day { return .day(day) }
    return .unknown
  }

  private func field(_ labels: Set<String>) -> LabelledText? { fields.first { labels.contains($0.key) } }

  private func interval(_ written: Instant?, _ clock: inout DocumentClock) -> Period? {
    let duration = field(Self.durations).flatMap { Self.milliseconds($0.value) }
    var begin: Instant?
    if let field = field(Self.starts), let time = ReportTime.read(field.value) {
      begin = clock.moment(of: time, line: field.line)
    }
    var end: Instant?
    if let field = field(Self.ends), let time = ReportTime.read(field.value) {
      end = clock.moment(of: time, line: field.line)
    }
    if let begin, end == nil, let duration { end = Self.adding(duration, to: begin) }
    // Nothing is spent after the report on it was written.
    if let latest = written { end = end.map { min($0, latest) } ?? latest }
    if begin == nil, let end, let duration { begin = Self.adding(-duration, to: end) }
    guard let begin, let end, begin <= end else { return nil }
    return .interval(begin, end)
  }

  /// `2026-02-10 to 2026-02-16`, `Feb 18, 2026 12:59 AM - 6:59 AM`, `2026-02-17`
  private static func stated(_ field: LabelledText, _ clock: inout DocumentClock) -> Period? {
    if let single = ReportTime.read(field.value) {
      return single.millisecond == nil && single.instant == nil ? clock.day(of: single).map(Period.day) : nil
    }
    for mark in [" to ", " – ", " — ", " - ", "→", "~", "–"] {
      guard let cut = field.value.unicodeScalars.firstRange(of: mark.unicodeScalars),
        let from = ReportTime.read(String(field.value.unicodeScalars[..<cut.lowerBound])),
        var to = ReportTime.read(String(field.value.unicodeScalars[cut.upperBound...]))
      else { continue }
      if to.date == nil, to.instant == nil { to.date = from.date }
      to.zone = to.zone ?? from.zone
      guard let begin = clock.moment(of: from, line: field.line) ?? clock.beginning(of: from, line: field.line),
        let end = clock.deadline(of: to, line: field.line), begin <= end
      else { return nil }
      if from.millisecond == nil, let day = clock.day(of: from), day == clock.day(of: to), to.millisecond == nil {
        return .day(day)
      }
      return .interval(begin, end)
    }
    return nil
  }

  private static func adding(_ milliseconds: Int64, to instant: Instant) -> Instant? {
    let (sum, overflow) = instant.milliseconds.addingReportingOverflow(milliseconds)
    return overflow ? nil : Instant(milliseconds: sum)
  }

  /// `~14 hours`, `1h 30m`, `17m 24s`; nil for other texts and for more than ten years.
  static func milliseconds(_ text: String) -> Int64? {
    var total: Int64 = 0
    var number = ""
    var unit = ""
    var found = false
    func add() -> Bool {
      guard let factor = units[unit], let (mantissa, scale) = DecimalText.parse(number), (0...6).contains(scale),
        mantissa >= 0, mantissa <= 1_000_000_000_000
      else { return false }
      var value = mantissa * Int128(factor)
      for _ in 0..<scale { value /= 10 }
      guard value <= 315_360_000_000 else { return false }
      total += Int64(value)
      (number, unit, found) = ("", "", true)
      return total <= 315_360_000_000
    }
    for scalar in SignText.withoutNotes(text).lowercased().unicodeScalars.prefix(80) {
      if (48...57).contains(scalar.value) || scalar == "." {
        if !unit.isEmpty, !add() { return nil }
        number.unicodeScalars.append(scalar)
      } else if scalar.properties.isAlphabetic {
        if number.isEmpty { return nil }
        unit.unicodeScalars.append(scalar)
      } else if !scalar.properties.isWhitespace, scalar != "~", scalar != ",", scalar != "≈" {
        return nil
      }
    }
    guard !unit.isEmpty, add(), number.isEmpty else { return nil }
    return found ? total : nil
  }

  private static let units: [String: Int64] = {
    let words: [(Int64, String)] = [
      (1000, "s,sec,secs,second,seconds"), (60_000, "m,min,mins,minute,minutes,分钟"),
      (3_600_000, "h,hr,hrs,hour,hours,小时"), (86_400_000, "d,day,days,天"),
    ]
    var table: [String: Int64] = [:]
    for (factor, list) in words { for word in list.split(separator: ",") { table[String(word)] = factor } }
    return table
  }()

  private static let starts: Set<String> = [
    "session start", "session started", "start", "started", "started at", "start time", "开始时间", "开始",
  ]
  private static let ends: Set<String> = [
    "session end", "session ended", "end", "ended", "ended at", "end time", "结束时间",
  ]
  private static let durations: Set<String> = ["duration", "session duration", "时长", "持续时间"]
  private static let periods: Set<String> = [
    "period", "reporting period", "report period", "date range", "time range", "timeframe", "周期", "统计周期", "період",
    "période",
  ]
}
