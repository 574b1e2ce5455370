import Model
import Testing

@testable import Ledger

@Suite struct RepeatedActivityTests {
  private func source(_ path: String, _ activities: [(id: String?, time: Int64?, title: String)]) -> SourceRecords {
    var records = SourceRecords(path: path, format: "prisma-database", size: 0)
    records.activities = activities.enumerated().map { index, found in
      var activity = Activity(
        line: index + 1, time: found.time.map { Instant(milliseconds: $0) }, type: .task, level: .info,
        title: found.title)
      activity.id = found.id
      return activity
    }
    return records
  }

  @Test func showsAnEventOfADatabaseAndOfItsExportOnce() {
    let ledger = LedgerBuilder(configuration: SiteConfiguration(), zone: .utc).build([
      source(
        "dev.db#Activity", [("a", 1, "database"), ("b", 2, "database"), (nil, 3, "database"), ("d", nil, "database")]),
      source(
        "dev.db.Activity.csv",
        [("a", 1, "export"), ("b", 9, "export"), ("c", 4, "export"), (nil, 3, "export"), ("d", nil, "export")]),
    ])
    #expect(
      ledger.activities.map { "\($0.activity.id ?? "-") \($0.activity.title)" } == [
        "b export", "c export", "- database", "- export", "b database", "a database", "d database",
      ])
  }
}
