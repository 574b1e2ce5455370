import Testing

@testable import Model

struct DayTests {
  /// Date, days since 1970-01-01, ISO weekday, Monday of its week: as Python's `datetime` has them.
  @Test(
    arguments: [
      ("1970-01-01", 0, 4, "1969-12-29"), ("1969-12-31", -1, 3, "1969-12-29"), ("2000-02-29", 11016, 2, "2000-02-28"),
      ("1900-02-28", -25509, 3, "1900-02-26"), ("1900-03-01", -25508, 4, "1900-02-26"),
      ("2026-02-17", 20501, 2, "2026-02-16"), ("2024-02-29", 19782, 4, "2024-02-26"),
      ("2100-03-01", 47541, 1, "2100-03-01"), ("9999-12-31", 2_932_896, 5, "9999-12-27"),
      ("0001-01-01", -719_162, 1, "0001-01-01"), ("0000-01-01", -719_528, 6, nil),
    ] as [(String, Int, Int, String?)])
  func countsDays(text: String, number: Int, weekday: Int, monday: String?) throws {
    let day = try #require(Day(text))
    #expect(day.daysSinceEpoch == number)
    #expect(day.isoWeekday == weekday)
    #expect(day.description == text)
    if let monday { #expect(day.startOfWeek().description == monday) }
  }

  @Test(
    arguments: [
      "2026-02-29", "1900-02-29", "2100-02-29", "2026-00-01", "2026-13-01", "2026-04-31", "2026-01-00", "2026-1-01",
      "2026-01-1", "26-01-01", "2026/01/01", "-026-01-01", "+026-01-01", "2026-01-01 ", "", "10000-01-01",
    ])
  func refusesWhatIsNoDate(text: String) {
    #expect(Day(text) == nil)
  }

  @Test func takesTheWholeFourDigitRangeThereAndBack() throws {
    let first = try #require(Day("0000-01-01"))
    let last = try #require(Day("9999-12-31"))
    var expected = first
    var leapDays = 0
    for number in first.daysSinceEpoch...last.daysSinceEpoch {
      let day = Day(daysSinceEpoch: number)
      let (year, month, date) = day.date
      if Day(year: year, month: month, day: date) != expected { Issue.record("\(number) is \(day.description)") }
      if month == 2, date == 29 { leapDays += 1 }
      expected = expected.adding(1)
    }
    #expect(leapDays == 2425)
  }

  @Test(
    arguments: [
      (1, "2026-02-16"), (2, "2026-02-17"), (3, "2026-02-11"), (4, "2026-02-12"), (5, "2026-02-13"), (6, "2026-02-14"),
      (7, "2026-02-15"),
    ])
  func beginsWeeksOnAnyWeekday(weekday: Int, start: String) throws {
    // A Tuesday.
    #expect(try #require(Day("2026-02-17")).startOfWeek(beginningOn: weekday).description == start)
  }

  @Test func refusesYearsOutsideFourDigits() {
    #expect(Day(year: -1, month: 1, day: 1) == nil)
    #expect(Day(year: 10000, month: 1, day: 1) == nil)
    #expect(Day(year: .max, month: .max, day: .max) == nil)
  }

  /// Years that begin on each weekday, leap years among them; the dates are those of Python's `fromisocalendar`.
  @Test(
    arguments: [
      ("2026-W08", "2026-02-19"), ("2026-W01", "2026-01-01"), ("2025-W01", "2025-01-02"), ("2020-W53", "2020-12-31"),
      ("2024-W09", "2024-02-29"), ("2021-W01", "2021-01-07"), ("2015-W53", "2015-12-31"), ("1999-W52", "1999-12-30"),
    ])
  func readsAnISOWeekAsItsThursday(text: String, thursday: String) {
    #expect(Day(thursdayOfISOWeek: text)?.description == thursday)
  }

  @Test(
    arguments: [
      "2026-W00", "2026-W54", "2025-W53", "2026-W8", "2026-08", "2026W08", "2026-w08", "2026-W08-1", "-026-W08", "",
    ])
  func refusesWhatIsNoISOWeek(text: String) {
    #expect(Day(thursdayOfISOWeek: text) == nil)
  }
}
