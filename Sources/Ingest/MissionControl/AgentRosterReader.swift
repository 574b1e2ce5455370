import JSON
import Model

/// Reads `agents.json`: agents under their ids (names of fields like `tokens_used`), a list of agents (`tokensUsed`),
/// or such a list alone.
struct AgentRosterReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] {
    JSONReading.read(input, as: .agentRoster) { reading in
      let root = reading.root
      guard let agents = root.array == nil ? root["agents"] : root else {
        reading.records.notRead = "no list of agents in it"
        return
      }
      let time = reading.time(root, "lastUpdated", "last_updated", "generated")
      reading.records.notice(time)
      _ = reading.readAgents(agents, time: time)
    }
  }
}
