/// A calendar day of the proleptic Gregorian calendar, without a time zone.
package struct Day: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01, negative before.
  package var daysSinceEpoch: Int

  /// Makes a day from its number since 1970-01-01.
  package init(daysSinceEpoch: Int) { self.daysSinceEpoch = daysSinceEpoch }

  /// Makes a day from its date, or nil when there is no such date (month 13, 30 February, year outside 0...9999).
  package init?(year: Int, month: Int, day: Int) {
    guard (0...9999).contains(year), (1...12).contains(month), day >= 1, day <= Day.length(ofMonth: month, year: year)
    else { return nil }
    // Days from civil, by years that begin on 1 March (so that the leap day is the last).
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    daysSinceEpoch = era * 146_097 + dayOfEra - 719_468
  }

  /// Year, month (1 to 12) and day of the month (1 to 31).
  package var date: (year: Int, month: Int, day: Int) {
    let z = daysSinceEpoch + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let mp = (5 * dayOfYear + 2) / 153
    let month = mp < 10 ? mp + 3 : mp - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * mp + 2) / 5 + 1)
  }

  /// The weekday by ISO 8601: 1 for Monday to 7 for Sunday.
  package var isoWeekday: Int { ((daysSinceEpoch + 3) % 7 + 7) % 7 + 1 }

  /// `YYYY-MM-DD`.
  package var description: String {
    let (year, month, day) = date
    return "\(pad(year, 4))-\(pad(month, 2))-\(pad(day, 2))"
  }

  /// The instant of this day's midnight in UTC; the nearest one there is for days some 290 million years away.
  package var utcMidnight: Instant {
    let (milliseconds, overflow) = Int64(daysSinceEpoch).multipliedReportingOverflow(by: 86_400_000)
    return Instant(milliseconds: overflow ? (daysSinceEpoch < 0 ? .min : .max) : milliseconds)
  }

  /// The day `days` later (earlier when negative).
  package func adding(_ days: Int) -> Day { Day(daysSinceEpoch: daysSinceEpoch + days) }

  /// Orders by date.
  package static func < (a: Day, b: Day) -> Bool { a.daysSinceEpoch < b.daysSinceEpoch }

  /// The number of days of a month.
  package static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    default: 31
    }
  }

  /// The first day of the week that holds this day, for weeks that begin on `weekday` (1 Monday to 7 Sunday).
  package func startOfWeek(beginningOn weekday: Int = 1) -> Day { adding(-((isoWeekday - weekday + 7) % 7)) }

  /// Reads `YYYY-MM-DD`, exactly that, or gives nil.
  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = Day.number(bytes[0..<4]), let month = Day.number(bytes[5..<7]), let day = Day.number(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Reads a week of ISO 8601, `YYYY-Www`, exactly that, and gives its Thursday, the day that decides which year it belongs
  /// to; nil for anything else, and for a week 53 of a year that has none.
  package init?(thursdayOfISOWeek text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 8, bytes[4] == UInt8(ascii: "-"), bytes[5] == UInt8(ascii: "W"),
      let year = Day.number(bytes[0..<4]), let week = Day.number(bytes[6..<8]), (1...53).contains(week),
      let inFirstWeek = Day(year: year, month: 1, day: 4)
    else { return nil }
    self = inFirstWeek.startOfWeek().adding((week - 1) * 7 + 3)
    guard date.year == year else { return nil }
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in digits {
      guard byte >= 48, byte <= 57 else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    return value
  }
}
