import Model
import TestSupport
import Testing

@testable import Ingest

struct TaskListReaderTests {
  private let reader = TaskListReader()

  @Test func splitsAssigneesAndMapsWords() {
    let records = reader.read(
      """
      {"generated": "2026-02-19T23:08:00Z", "tasks": [
        {"id": "T-1", "title": "a", "status": "completed", "priority": "P2", "assignee": "Code-1,2,3", "dueDate": "Feb 18"},
        {"id": 2, "title": "b", "status": "blocked", "priority": "low", "assignee": "CodeMaster + Forge"},
        {"id": "T-3"}, {"title": "c"}, 5
      ]}
      """, path: "data/tasks.json")
    #expect(records.tasks.map(\.id) == ["T-1", "2"])
    #expect(
      records.tasks.map { $0.assignees.map(\.name) } == [["Code-1", "Code-2", "Code-3"], ["CodeMaster", "Forge"]])
    #expect(records.tasks.map(\.status) == [.completed, .blocked])
    #expect(records.tasks.map(\.priority) == [.medium, .low])
    #expect(records.tasks.map(\.dueText) == ["Feb 18", nil])
    #expect(records.diagnostics.map(\.id).sorted() == ["json.missing-field", "json.missing-field", "json.wrong-type"])
    #expect(records.newest == instant("2026-02-19T23:08:00Z"))
  }

  @Test(.enabled(if: Fixture.samples != nil, "no samples on this machine"))
  func readsTheSample() throws {
    let records = try reader.readSample("mission-control-snapshots/data/tasks.json")
    #expect(records.tasks.count == 8)
    #expect(records.tasks.allSatisfy { $0.status != nil && $0.priority != nil && !$0.assignees.isEmpty })
    #expect(records.diagnostics.isEmpty)
  }
}

struct DealsReaderTests {
  @Test(
    arguments: [
      #"[{"id": "l1", "company": "Quay", "score": 81, "email": "SECRET"}]"#,
      #"{"leads": [{"id": "l1", "company": "Quay", "score": 81, "contact": {"name": "SECRET"}}]}"#,
      #"{"deals": [{"id": "l1", "company": "Quay", "score": 81, "phone": "SECRET"}, {"id": "l1"}]}"#,
    ])
  func readsEachShapeWithoutContacts(text: String) {
    let records = DealsReader().read(text, path: "data/leads.json")
    #expect(records.deals.map(\.id) == ["l1"])
    #expect(records.deals.map(\.company) == ["Quay"])
    #expect(records.deals.map(\.score) == [81])
    #expect(!String(describing: records).contains("SECRET"))
  }

  @Test func doesNotReadAnUnrelatedFile() {
    #expect(DealsReader().read("{}", path: "leads.json").notRead == "no list of deals in it")
  }
}
