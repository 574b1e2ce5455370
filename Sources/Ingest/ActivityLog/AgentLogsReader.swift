import Markdown
import Model

/// Reads `AGENT_LOGS_DETAILED.md`: below a heading for each agent, fenced blocks of `[HH:MM:SS] text`. The day is that
/// of the document's own date; a time later than the document's is one of the day before.
struct AgentLogsReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] {
    var records = input.records(.agentLogs)
    guard let bytes = input.bytes(into: &records, limit: SourceInput.markdownLimit) else { return [records] }
    let document = MarkdownParser.parse(bytes, path: input.path)
    records.diagnostics += document.diagnostics
    let sections = DocumentSection.sections(of: document)
    let dates = DocumentDates.times(in: sections.flatMap { LabelledText.all(in: $0.blocks) })
    var clock = DocumentClock(clocks: input.clocks, header: dates.map(\.time))
    let written = dates.first.flatMap { clock.moment(of: $0.time, line: $0.line) }
    records.notice(written)

    var lines = AgentLogLines(written: written)
    for group in Self.groups(of: sections) {
      let blocks = group.sections.flatMap(\.blocks)
      // A heading is an agent's when a log stands below it.
      let agents = blocks.contains { AgentLogLines.isLog($0) } ? Self.agents(group.heading, time: written) : []
      records.agents += agents
      for block in blocks { lines.read(block, of: agents.first?.agent, &clock, into: &records) }
      if let agent = agents.first?.agent {
        records.snapshots += Self.figures(of: agent, in: blocks, time: written)
      }
    }
    lines.end(into: &records)
    if clock.day == nil, !records.activities.isEmpty {
      records.diagnostics.append(
        Diagnostic(
          "agent-logs.no-date", .warning, at: input.location(),
          "the document gives no date of its own, so its entries have no time",
          hint: "write **Generated:** 2026-02-17 7:15 PM below the title"))
    }
    records.diagnostics += [clock.diagnostic(path: input.path)].compactMap { $0 }
    return [records]
  }

  /// The sections by heading of level 2, what stands before the first under none.
  private static func groups(
    of sections: [DocumentSection]
  ) -> [(heading: DocumentSection?, sections: [DocumentSection])] {
    var groups: [(heading: DocumentSection?, sections: [DocumentSection])] = []
    for section in sections {
      if section.level == 2 {
        groups.append((section, [section]))
      } else if section.level < 2 || groups.isEmpty {
        groups.append((nil, [section]))
      } else {
        groups[groups.count - 1].sections.append(section)
      }
    }
    return groups
  }

  private static func agents(_ heading: DocumentSection?, time: Instant?) -> [AgentFacts] {
    heading.map { AgentHeading.agents($0, time: time) } ?? []
  }

  /// `- Token usage: 75K (healthy)`
  private static func figures(of agent: AgentName, in blocks: [Block], time: Instant?) -> [SnapshotFigure] {
    LabelledText.all(in: blocks).compactMap { field in
      guard ["token usage", "tokens used", "tokens"].contains(field.key),
        case .figure(let figure) = FigureText.read(field.value), let tokens = figure.tokens
      else { return nil }
      return SnapshotFigure(line: field.line, agent: agent, label: field.label, tokens: tokens, time: time)
    }
  }
}
