import Ledger
import Model
import Testing

@Suite struct BudgetTests {
  /// Tuesday 2026-02-17 is today. Nexus spent 3 dollars on it, 4 on Monday and 5 on Sunday, Forge 10 on Monday.
  private let ledger = Fixture.ledger(
    [
      Fixture.source(
        "agents/nexus/sessions/x.jsonl",
        [
          Fixture.call("nexus", "2026-02-15T10:00:00Z", line: 1, cost: "5"),
          Fixture.call("nexus", "2026-02-16T10:00:00Z", line: 2, model: "haiku", cost: "4"),
          Fixture.call("nexus", "2026-02-17T10:00:00Z", line: 3, cost: "3"),
        ]),
      Fixture.source(
        "agents/forge/sessions/y.jsonl", [Fixture.call("forge", "2026-02-16T11:00:00Z", line: 1, cost: "10")]),
    ], configure: { $0.agents = [.init(id: "nexus", name: "Nexus", aliases: ["Air1ck3ff"])] })

  private func state(
    _ period: BudgetSettings.Period, _ usd: String, _ change: (inout BudgetSettings) -> Void = { _ in }
  )
    throws -> BudgetState
  {
    var budget = BudgetSettings(name: "b", amount: Fixture.usd(usd), period: period)
    change(&budget)
    return try #require(ledger.states(of: [budget]).first)
  }

  @Test(arguments: [
    (BudgetSettings.Period.day, "3", "2026-02-17", "2026-02-17"), (.week, "17", "2026-02-16", "2026-02-22"),
    (.month, "22", "2026-02-01", "2026-02-28"),
  ])
  func addsUpThePeriodOfToday(period: BudgetSettings.Period, spent: String, from: String, to: String) throws {
    let state = try state(period, "100")
    #expect(state.spent?.cost?.total == Fixture.usd(spent))
    #expect(state.days == Fixture.day(from)...Fixture.day(to))
    #expect(state.remaining == Fixture.usd("100") - Fixture.usd(spent))
    #expect(!state.isOver)
  }

  @Test(arguments: ["nexus", "Nexus", "Air1ck3ff"])
  func knowsAnAgentByItsNames(name: String) throws {
    let state = try state(.week, "7") { $0.agent = name }
    #expect(state.spent?.cost?.total == Fixture.usd("7"))
    #expect(!state.isOver, "what is spent to the last dollar is not over")
    #expect(try self.state(.week, "6.99") { $0.agent = name }.isOver)
  }

  @Test func limitsWhatAgentAndModelAgreeIn() throws {
    let state = try state(.month, "1") {
      $0.agent = "nexus"
      $0.model = "haiku"
    }
    #expect(state.spent?.cost?.total == Fixture.usd("4"))
    #expect(state.remaining == Fixture.usd("-3"))
  }

  @Test func tellsNamesThatNothingHas() throws {
    for change in [{ $0.agent = "nobody" }, { $0.model = "none" }, { $0.user = "no one" }]
      as [(inout BudgetSettings) -> Void]
    {
      let state = try state(.month, "1", change)
      #expect(state.isUnmatched)
      #expect(state.spent == nil)
      #expect(!state.isOver)
    }
  }

  /// The mean of the two days before today would be made up of too little; a day is never forecast.
  @Test func forecastsOnlyWhatItCan() throws {
    #expect(try state(.month, "1").forecast == nil)
    #expect(try state(.day, "1").forecast == nil)
  }
}
