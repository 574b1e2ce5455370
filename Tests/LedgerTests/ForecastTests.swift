import Ledger
import Model
import Testing

@Suite struct ForecastTests {
  /// A call on each day of February 2026, by day of the month and dollars.
  private func ledger(_ costs: [(day: Int, cost: String?)], asOf: String? = nil) -> Ledger {
    Fixture.ledger(
      [
        Fixture.source(
          "agents/a/sessions/x.jsonl",
          costs.map {
            Fixture.call("a", "2026-02-\($0.day < 10 ? "0" : "")\($0.day)T10:00:00Z", line: $0.day, cost: $0.cost)
          })
      ], asOf: asOf)
  }

  private func forecast(_ ledger: Ledger) throws -> Forecast? {
    let today = try #require(ledger.today)
    let days = try #require(ledger.days(of: .month))
    return Forecast(
      spent: ledger.fleet.figures(on: days.lowerBound...today), rollup: ledger.fleet, today: today, end: days.upperBound
    )
  }

  /// The seven days before the 17th cost 1 to 7 dollars, 28 in all, 4 a day. The month has 11 days left. Spent are 28,
  /// 9 on the 9th and 0.5 today.
  @Test func takesTheMeanOfTheSevenNewestCompleteDays() throws {
    let costs = [(9, "9")] + (1...7).map { (9 + $0, "\($0)") } + [(17, "0.5")]
    let found = try #require(try forecast(ledger(costs)))
    #expect(found.mean == Fixture.usd("4"))
    #expect(found.spent == Fixture.usd("37.5"))
    #expect(found.cost == Fixture.usd("81.5"))
    #expect((found.daysUsed, found.daysLeft) == (7, 11))
    #expect((found.firstDay, found.lastDay) == (Fixture.day("2026-02-10"), Fixture.day("2026-02-16")))
    #expect(!found.isLeast)
  }

  /// Three days of 2 dollars together: two thirds a day, six of them for nine days left.
  @Test func roundsOnceAndNotBefore() throws {
    let found = try #require(try forecast(ledger([(16, "0.5"), (17, "1"), (18, "0.5"), (19, "0.25")])))
    #expect(found.mean == Fixture.usd("0.666666666667"))
    #expect(found.cost == Fixture.usd("8.25"))
  }

  @Test func saysNothingFromFewerThanThreeDays() throws {
    #expect(try forecast(ledger([(15, "1"), (16, "1"), (17, "1")])) == nil)
    #expect(try forecast(ledger([(14, "1"), (15, "1"), (16, "1"), (17, "1")])) != nil)
  }

  /// The 1st and 2nd lie more than fourteen days before the 17th.
  @Test func looksBackForFourteenDays() throws {
    #expect(try forecast(ledger([(1, "1"), (2, "1"), (3, "1"), (4, "1"), (17, "1")])) == nil)
    #expect(try forecast(ledger([(3, "1"), (4, "1"), (5, "1"), (17, "1")])) != nil)
  }

  @Test func knowsNoMonthWithoutCost() throws {
    #expect(try forecast(ledger([(3, "1"), (4, "1"), (5, "1")], asOf: "2026-03-02T00:00:00Z")) == nil)
  }

  @Test func isAtLeastWhereACostIsNotKnown() throws {
    let found = try forecast(ledger([(13, "1"), (14, "1"), (15, "1"), (16, nil), (17, "1")]))
    #expect(found?.daysUsed == 3, "a day without any known cost is not used")
    #expect(found?.isLeast == true)
    let today = Fixture.ledger([
      Fixture.source(
        "agents/a/sessions/x.jsonl",
        [13, 14, 15, 17].map { Fixture.call("a", "2026-02-\($0)T10:00:00Z", line: $0, cost: "1") } + [
          Fixture.call("a", "2026-02-17T11:00:00Z", line: 99, model: "nobody-prices-this", cost: nil)
        ])
    ])
    #expect(try forecast(today)?.isLeast == true)
  }
}
