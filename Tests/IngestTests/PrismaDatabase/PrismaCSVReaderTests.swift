import Effects
import Model
import TestSupport
import Testing

@testable import Ingest

@Suite struct PrismaCSVReaderTests {
  @Test func readsTasksByTheMappingOfTheDatabase() throws {
    let records = read(
      PrismaCSVReader(), "db/dev.db.Task.csv",
      """
      id,title,status,priority,actualCost,tags,createdAt,completedAt,ventureId,actualTokens,surprise
      t-1,"Two
      lines",queue,high,5.0,"[""a"",""b""]",1770702849362,,v-1,12,x
      t-2,Next,active,low,much,,2026-02-10T05:54:09.347+00:00,1770702849.5,,80.0,
      t-3,Short

      """)
    #expect(records.tasks.map(\.id) == ["t-1", "t-2"])
    #expect(records.tasks.map(\.line) == [2, 4])
    #expect(records.tasks.map(\.tags) == [["a", "b"], []])
    #expect(records.tasks.map(\.actualTokens) == [12, 80])
    #expect(records.tasks.map { $0.actualCost?.decimalText } == ["5", nil])
    #expect(
      records.tasks.map { $0.createdAt?.description } == ["2026-02-10T05:54:09.362Z", "2026-02-10T05:54:09.347Z"])
    #expect(records.faults == ["database.wrong-type:4", "database.bad-row:5"])
    #expect(records.format == "prisma-csv")
    #expect(records.digest != nil)
  }

  @Test func refusesOtherColumns() {
    let records = read(PrismaCSVReader(), "Task.csv", "id,headline\n1,2\n")
    #expect(records.recordCount == 0)
    #expect(records.notRead != nil)
  }

  @Test(.enabled(if: Fixture.samples != nil, "the real samples are not beside the checkout"))
  func readsFromTheRealExportsWhatTheDatabaseHolds() throws {
    let samples = try #require(Fixture.samples)
    func input(_ name: String) -> SourceInput {
      SourceInput(
        path: name, absolutePath: "\(samples)/task-tracker/prisma/\(name)", size: 0, clocks: ClockRules(site: .utc),
        files: .live)
    }
    let database = PrismaDatabaseReader().read(input("dev.db"))
    for table in ["Venture", "Task", "Agent", "Activity"] {
      let exported = PrismaCSVReader().read(input("dev.db.\(table).csv"))[0]
      let rows = try #require(database.first { $0.path == "dev.db#\(table)" })
      #expect(exported.diagnostics.isEmpty)
      #expect(exported.recordCount == rows.recordCount)
      #expect(exported.newest == rows.newest)
      #expect(Set(exported.tasks.map { withoutLine($0) }) == Set(rows.tasks.map { withoutLine($0) }))
      #expect(Set(exported.activities.map { withoutLine($0) }) == Set(rows.activities.map { withoutLine($0) }))
    }
  }

  private func withoutLine(_ task: WorkItem) -> WorkItem {
    var task = task
    task.line = 0
    return task
  }

  private func withoutLine(_ activity: Activity) -> Activity {
    var activity = activity
    activity.line = 0
    return activity
  }
}
