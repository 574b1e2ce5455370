package import Model

extension Redactor {
  /// The places of a source at which something is masked, ordered by line and kind.
  ///
  /// The same text on the same line is one place, however many fields, documents or messages show it; what a source says
  /// of many calls alike (session, user, model) has its place at the first of them.
  package func places(in source: SourceRecords) -> [MaskedPlace] {
    guard privacy != .off else { return [] }
    var census = SecretCensus(redactor: self)
    census.take(source)
    return census.places(path: source.path)
  }
}

/// Collects what is masked in a source, each place once.
private struct SecretCensus {
  private struct Place: Hashable {
    var line: Int?
    var kind: SecretKind
    var text: [UInt8]
  }

  let redactor: Redactor
  private var found: Set<Place> = []

  init(redactor: Redactor) { self.redactor = redactor }

  func places(path: String) -> [MaskedPlace] {
    found.map { MaskedPlace(location: SourceLocation(path: path, line: $0.line), kind: $0.kind.rawValue) }
      .sorted(by: MaskedPlace.isOrderedBefore)
  }

  mutating func take(_ source: SourceRecords) {
    take(nil, source.path)
    takeSpending(source)
    takeAgents(source)
    takeWork(source)
    for activity in source.activities {
      take(
        activity.line, activity.id, activity.kind, activity.title, activity.description, activity.taskID,
        activity.ventureID, activity.session)
      take(activity.line, activity.agent)
    }
    for sample in source.metrics {
      take(sample.line, sample.host)
      for value in sample.values { take(sample.line, value.name) }
      for state in sample.states { take(sample.line, state.name, state.text) }
    }
    for finding in source.findings {
      take(finding.line, finding.id, finding.title, finding.detail, finding.remediation)
    }
    if let written = source.written { takeLines(of: written.text) }
    for diagnostic in source.diagnostics { take(diagnostic.location.line, diagnostic.message, diagnostic.hint) }
  }

  private mutating func takeSpending(_ source: SourceRecords) {
    var isKnown = [Bool](repeating: false, count: source.usage.origins.count)
    for entry in source.usage.entries {
      guard case .call(let call) = entry, !isKnown[Int(call.origin)] else { continue }
      isKnown[Int(call.origin)] = true
      let origin = source.usage.origins[Int(call.origin)]
      take(call.line, origin.session, origin.user, origin.model, origin.provider)
      take(call.line, origin.agent)
    }
    var texts: Set<String> = []
    for record in source.usage.records {
      for text in [
        record.session, record.user, record.model, record.provider, record.agent?.id, record.agent?.name,
      ] {
        if let text, texts.insert(text).inserted { take(record.line, text) }
      }
    }
    for total in source.stated { take(total.line, total.label, total.session) }
    for figure in source.snapshots {
      take(figure.line, figure.label)
      take(figure.line, figure.agent)
    }
  }

  private mutating func takeAgents(_ source: SourceRecords) {
    for facts in source.agents {
      take(facts.line, facts.agent)
      take(
        facts.line, facts.role, facts.department, facts.status, facts.model, facts.currentTask, facts.emoji)
      for alias in facts.aliases { take(facts.line, alias) }
      for list in facts.checkLists {
        take(facts.line, list.title)
        for item in list.items { take(item.line, item.text) }
      }
    }
    for session in source.sessions {
      take(nil, session.id, session.key, session.channel, session.user)
      take(nil, session.agent)
    }
  }

  private mutating func takeWork(_ source: SourceRecords) {
    for task in source.tasks {
      take(
        task.line, task.id, task.title, task.description, task.statusText, task.priorityText, task.dueText,
        task.ventureID, task.output, task.error)
      for tag in task.tags { take(task.line, tag) }
      for name in task.assignees { take(task.line, name) }
    }
    for venture in source.ventures {
      take(
        venture.line, venture.id, venture.name, venture.icon, venture.status, venture.priority, venture.description)
    }
    for deal in source.deals {
      take(deal.line, deal.id, deal.company, deal.status, deal.priority, deal.region, deal.industry)
    }
  }

  private mutating func take(_ line: Int?, _ agent: AgentName?) { take(line, agent?.id, agent?.name) }

  private mutating func take(_ line: Int?, _ texts: String?...) {
    for text in texts {
      guard var text, text.utf8.count >= 6 else { continue }
      text.withUTF8 { bytes in
        for finding in redactor.findings(in: bytes) {
          found.insert(Place(line: line, kind: finding.kind, text: Array(bytes[finding.range])))
        }
      }
    }
  }

  /// A whole text, each find at its line.
  private mutating func takeLines(of text: String) {
    var text = text
    text.withUTF8 { bytes in
      var (line, position) = (1, 0)
      for finding in redactor.findings(in: bytes) {
        line += bytes[position..<finding.range.lowerBound].count { $0 == UInt8(ascii: "\n") }
        position = finding.range.lowerBound
        found.insert(Place(line: line, kind: finding.kind, text: Array(bytes[finding.range])))
      }
    }
  }
}
