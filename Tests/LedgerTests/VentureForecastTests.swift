import Model
import Testing

@testable import Ledger

@Suite struct VentureForecastTests {
  private func venture(
    spent: String? = "45", budget: String? = "80", created: String? = "2026-01-01T00:00:00Z", status: String? = nil
  ) -> Venture {
    var venture = Venture(id: "v", line: 1, name: "V")
    venture.capitalSpent = spent.map(Fixture.usd)
    venture.capitalBudget = budget.map(Fixture.usd)
    venture.createdAt = created.map(Fixture.time)
    venture.status = status
    return venture
  }

  private func task(_ cost: String, _ completed: String) -> LedgerTask {
    var item = WorkItem(id: completed, line: 1, title: "x")
    item.status = .completed
    item.actualCost = Fixture.usd(cost)
    item.completedAt = Fixture.time(completed)
    return LedgerTask(item: item, path: "a", otherPaths: [], agentIDs: [])
  }

  private func forecast(_ venture: Venture, _ tasks: [LedgerTask] = [], today: String = "2026-02-17")
    -> VentureForecast?
  {
    VentureForecast(venture, tasks: tasks, today: Fixture.day(today), zone: .utc)
  }

  /// 30 days up to 17 February begin on 19 January; $30 in them are $1 a day, and $35 are left.
  @Test func takesThePaceOfTheTasksCompletedInThirtyDays() throws {
    let tasks = [
      task("10", "2026-01-19T00:00:00Z"), task("20", "2026-02-17T23:59:59Z"), task("500", "2026-01-18T23:59:59Z"),
      task("500", "2026-02-18T00:00:00Z"),
    ]
    let found = try #require(forecast(venture(), tasks))
    #expect(found.method == .completedTasks)
    #expect(found.from == Fixture.day("2026-01-19"))
    #expect(found.perDay == Fixture.usd("1"))
    #expect(found.reachedOn == Fixture.day("2026-03-24"))
  }

  @Test func countsNoDaysBeforeTheVenture() throws {
    let found = try #require(
      forecast(venture(created: "2026-02-13T08:00:00Z"), [task("10", "2026-02-14T00:00:00Z")]))
    #expect(found.perDay == Fixture.usd("2"))
    // $35 at $2 a day last 17.5 days: reached on the 18th.
    #expect(found.reachedOn == Fixture.day("2026-03-07"))
  }

  /// 1 January to 17 February are 48 days; $48 in them are $1 a day.
  @Test func fallsBackToAllThatWasSpentSinceItWasMade() throws {
    let found = try #require(forecast(venture(spent: "48", budget: "50.5")))
    #expect(found.method == .sinceCreated)
    #expect(found.perDay == Fixture.usd("1"))
    #expect(found.reachedOn == Fixture.day("2026-02-20"))
  }

  @Test func saysNothingWithoutData() {
    #expect(forecast(venture(spent: nil)) == nil)
    #expect(forecast(venture(budget: nil)) == nil)
    #expect(forecast(venture(spent: "80")) == nil)
    #expect(forecast(venture(spent: "0")) == nil)
    #expect(forecast(venture(created: nil)) == nil)
    #expect(forecast(venture(created: "2026-02-17T00:00:00Z")) == nil)
    #expect(forecast(venture(created: "2026-03-01T00:00:00Z")) == nil)
    #expect(forecast(venture(status: "Paused")) == nil)
    #expect(VentureForecast(venture(), tasks: [], today: nil, zone: .utc) == nil)
  }

  @Test func givesNoDayBeyondTenYears() throws {
    let found = try #require(forecast(venture(spent: "0.001", budget: "1000000")))
    #expect(found.reachedOn == nil)
  }
}
