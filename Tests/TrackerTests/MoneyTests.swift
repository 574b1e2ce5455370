import Model
import SQLite
import Testing

@testable import Tracker

/// Charges add up exactly in a floating-point column.
struct MoneyTests {
  let fixture: TrackerFixture

  init() throws { fixture = try TrackerFixture() }

  /// What stands in the column after adding the amount to what stood there.
  private func charged(_ stored: Double, _ cost: USDTotal) throws -> Double {
    let spent = try #require(USDTotal(decimal: stored.description))
    return try #require(Double((spent + cost).decimalText))
  }

  @Test func sumsOfTenThousandChargesAreExact() throws {
    var state: UInt64 = 88_172_645_463_325_252
    func random(below limit: Int64) -> Int64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int64(state % UInt64(limit))
    }
    for (name, next) in [
      ("0.1", { USDTotal("0.1") }), ("0.07", { USDTotal("0.07") }),
      ("cents", { USDTotal(picodollars: Int128(random(below: 5_000_000)) * 10_000_000_000) }),
      ("six decimals", { USDTotal(picodollars: Int128(random(below: 99_000_000_000)) * 1_000_000) }),
    ] as [(String, () -> USDTotal)] {
      var stored = 0.0
      var exact = USDTotal.zero
      for _ in 0..<10_000 {
        let cost = next()
        exact += cost
        stored = try charged(stored, cost)
        guard USDTotal(decimal: stored.description) == exact else {
          Issue.record("\(name): \(stored) is not \(exact.decimalText)")
          break
        }
      }
      #expect(exact < InputCheck.dollarLimit, "\(name): the promise goes no further")
    }
  }

  @Test func floatingPointAdditionWouldNotDo() {
    #expect((0..<10).reduce(0.0) { sum, _ in sum + 0.1 } != 1)
  }

  @Test func theDatabaseChargesExactly() throws {
    let database = try fixture.create()
    let venture = try database.create(NewVenture(name: "Shop", capitalBudget: USDTotal("80"))).id
    for number in 0..<30 {
      let task = try database.create(NewTask(title: "\(number)", ventureID: venture))
      _ = try database.claim(TaskClaim(agentID: "a"))
      var result = TaskResult(taskID: task.id, agentID: "a")
      result.actualCost = USDTotal(number.isMultiple(of: 3) ? "0.07" : "0.1")
      _ = try database.complete(result)
    }
    let rows = try fixture.connection().rows(#"SELECT "capitalSpent" FROM "Venture""#)
    #expect(rows[0][0] == .real(2.7))
  }

  @Test func aSpoiledAmountIsNotOverwritten() throws {
    let database = try fixture.create()
    let venture = try database.create(NewVenture(name: "Shop", capitalBudget: USDTotal("80"))).id
    let task = try database.create(NewTask(title: "x", ventureID: venture))
    _ = try database.claim(TaskClaim(agentID: "a"))
    try fixture.connection().execute(#"UPDATE "Venture" SET "capitalSpent" = 'a lot'"#)
    var result = TaskResult(taskID: task.id, agentID: "a")
    result.actualCost = USDTotal("1")
    #expect(throws: TrackerError.self) { try database.complete(result) }
    #expect(try database.task(task.id).status == "active", "nothing half done")
    #expect(try database.ventures()[0].venture.capitalSpent == nil)
  }
}
