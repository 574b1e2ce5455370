import Ledger
import Model
import Testing

@Suite struct StuckTasksTests {
  private func stuck(
    _ status: TaskStatus?, created: String? = nil, updated: String? = nil, asOf: String? = "2026-02-17T12:00:00Z",
    after hours: Int = 24
  ) -> Bool? {
    var source = Fixture.source("a.json", format: "task-list")
    var task = WorkItem(id: "T", line: 1, title: "x")
    task.status = status
    task.createdAt = created.map(Fixture.time)
    task.updatedAt = updated.map(Fixture.time)
    source.tasks = [task]
    return Fixture.ledger([source], asOf: asOf) { $0.stuckAfter = hours * 3600 }.tasks.first?.isStuck
  }

  @Test func isStuckWhenNothingHappenedForTheConfiguredTime() {
    #expect(stuck(.active, updated: "2026-02-16T12:00:00Z") == true)
    #expect(stuck(.active, updated: "2026-02-16T12:00:00.001Z") == false)
    #expect(stuck(.active, updated: "2026-02-16T12:00:00Z", after: 25) == false)
    #expect(stuck(.active, created: "2026-02-10T00:00:00Z", updated: "2026-02-17T11:00:00Z") == false)
    #expect(stuck(.active, created: "2026-02-10T00:00:00Z") == true)
    #expect(stuck(.active, updated: "2026-03-01T00:00:00Z") == false)
  }

  @Test func onlyActiveTasksAreStuck() {
    for status in TaskStatus.allCases where status != .active {
      #expect(stuck(status, updated: "2026-01-01T00:00:00Z") == false)
    }
    #expect(stuck(nil, updated: "2026-01-01T00:00:00Z") == false)
  }

  @Test func saysWhenNobodyCanTell() {
    #expect(stuck(.active) == .some(nil))
    #expect(stuck(.active, updated: "2026-02-16T12:00:00Z", asOf: nil) == .some(nil))
  }
}
