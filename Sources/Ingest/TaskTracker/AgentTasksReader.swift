import Model

/// Reads `ALL_AGENT_TASKS.md`: below a heading for each agent its state, what it does, and a numbered list.
struct AgentTasksReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] {
    var records = input.records(.agentTasks)
    guard let document = TaskDocument(input, into: &records) else { return [records] }
    var department: String?
    for section in document.sections {
      let fields = LabelledText.all(in: section.blocks)
      let status = fields.first { $0.key == "status" }?.value
      let activity = fields.first { ["current activity", "current task", "activity"].contains($0.key) }?.value
      // A heading that says nothing of this kind is no agent's; a large one is that of a department.
      guard section.level >= 2, status != nil || activity != nil else {
        if section.level <= 2 { department = section.level < 2 || section.title.isEmpty ? nil : section.title }
        continue
      }
      let lists = CheckListReading.lists(in: section.blocks)
      for (index, agent) in AgentHeading.agents(section, time: document.written).enumerated() {
        var facts = agent
        facts.department = section.level > 2 ? department : nil
        facts.status = status.map(SignText.withoutNotes).flatMap { $0.isEmpty ? nil : $0 }
        facts.currentTask = activity.map(SignText.trimmed).flatMap { $0.isEmpty ? nil : $0 }
        if index == 0 { facts.checkLists = lists }
        records.agents.append(facts)
      }
    }
    document.finish(&records)
    return [records]
  }
}
