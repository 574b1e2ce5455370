import Markdown
import Model

/// Facts about the agents that a heading such as `Forge / Forge-2 - UI/Frontend` names.
enum AgentHeading {
  /// One entry for each name; the role is that of all.
  static func agents(_ section: DocumentSection, time: Instant?) -> [AgentFacts] {
    let (names, role) = NameText.heading(section.title)
    return names.map { name in
      var facts = AgentFacts(line: section.position.line, agent: AgentName(name: name.name), time: time)
      facts.aliases = [name.alias].compactMap { $0 }
      facts.role = role
      return facts
    }
  }
}
