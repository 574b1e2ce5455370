import Model

/// When a log line says that something happened.
enum LogTime: Hashable {
  /// A moment: the line names UTC or an offset.
  case instant(Instant)
  /// What a clock showed, with the abbreviation of a zone where one stands behind it.
  case clock(Day, millisecond: Int, zone: String?)

  /// The day of a date, or nil when there is none. The first and the last year are left out, as in another zone their
  /// ends lie in years that do not have four digits.
  static func day(year: Int, month: Int, date: Int) -> Day? {
    (1...9998).contains(year) ? Day(year: year, month: month, day: date) : nil
  }
}

/// What stands where a line may have its time.
enum ScannedTime: Hashable {
  /// Nothing that has the form of a time.
  case none
  /// The form of a time, but no such date or hour.
  case impossible
  /// A time.
  case time(LogTime)
}
