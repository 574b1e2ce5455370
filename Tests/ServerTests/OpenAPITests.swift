import JSON
import Site
import Testing
import Tracker

/// The description of the task API is held against the readers of its inputs.
struct OpenAPITests {
  @Test func describesEveryFieldOfEveryInput() {
    let read = [
      "NewVenture": NewVenture.fields, "VentureChange": VentureChange.fields, "NewTask": NewTask.fields,
      "TaskChange": TaskChange.fields, "AgentChange": AgentChange.fields, "AgentPatch": AgentChange.fields,
      "NewActivity": NewActivity.fields,
      "TaskClaim": TaskClaim.fields, "TaskResult": TaskResult.fields,
    ]
    #expect(Set(OpenAPI.inputs.map(\.name)) == Set(read.keys))
    for input in OpenAPI.inputs {
      #expect(input.fields.map(\.name).sorted() == read[input.name]?.sorted(), "\(input.name)")
      #expect(Set(input.required).isSubset(of: input.fields.map(\.name)), "\(input.name)")
    }
  }

  @Test(arguments: [
    ("NewVenture", "status", TrackerWords.ventureStatus), ("NewVenture", "priority", TrackerWords.venturePriority),
    ("TaskChange", "status", TrackerWords.taskStatus), ("TaskChange", "priority", TrackerWords.taskPriority),
    ("AgentChange", "status", TrackerWords.agentStatus), ("NewActivity", "level", TrackerWords.activityLevel),
  ])
  func describesEveryWord(input: String, field: String, words: [String]) throws {
    let found = try #require(OpenAPI.inputs.first { $0.name == input })
    let schema = try #require(found.fields.first { $0.name == field }?.schema)
    let text = JSONWriter.text(of: schema, layout: .compact)
    #expect(text.contains(JSONWriter.text(of: JSONValue(words), layout: .compact)), "\(text)")
  }
}
