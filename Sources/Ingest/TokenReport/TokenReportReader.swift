import Markdown
import Model

/// Reads a written report of token usage (`ACTUAL_TOKEN_USAGE_REPORT.md` and its relatives): the rows of one table are
/// spending, everything else that adds up the same spending is a check.
struct TokenReportReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] {
    var records = input.records(.tokenReport)
    guard let document = input.markdown(into: &records) else { return [records] }
    let sections = DocumentSection.sections(of: document)
    let fields = sections.flatMap { LabelledText.all(in: $0.blocks) }
    let header = ReportPeriod(fields)
    let dates = DocumentDates.times(in: fields)
    let dated = DatedPath(input.path)
    // A date in the path dates a report that does not date itself.
    let named = dated.day.map { ReportTime(date: .full($0)) }
    var clock = DocumentClock(
      clocks: input.clocks, header: dates.map(\.time) + [header.start, named].compactMap { $0 })
    let written = dates.first.flatMap { clock.moment(of: $0.time, line: $0.line) }
    records.notice(written)
    let title = sections.first { $0.level == 1 }?.title ?? ""
    let period = header.period(title: title, written: written, &clock)
    if case .interval(_, let end) = period { records.notice(end) }
    let site = input.clocks.configured ?? input.clocks.site
    records.version = SourceVersion(
      series: dated.stem, period: period, written: written, day: clock.day, named: dated.period(site))
    // The beginning of the named day is surely past; its end may not be.
    if records.newest == nil, let first = dated.days?.lowerBound {
      records.notice(site.instant(day: Day(daysSinceEpoch: first), millisecond: 0))
    }

    var tables: [ReportTable] = []
    var summary: [ReportSummary.Total] = []
    for block in sections.flatMap(\.blocks) {
      guard case .table(let table) = block.kind else { continue }
      let totals = ReportSummary.totals(of: table)
      if !totals.isEmpty {
        summary += totals
      } else if let found = ReportTable(table, at: block.position, in: document) {
        tables.append(found)
      }
    }
    add(tables, summary, period: period, written: written, clock, to: &records)
    records.diagnostics += [clock.diagnostic(path: input.path)].compactMap { $0 }
    records.tallyDiagnostics()
    return [records]
  }

  private func add(
    _ tables: [ReportTable], _ summary: [ReportSummary.Total], period: Period, written: Instant?,
    _ clock: DocumentClock,
    to records: inout SourceRecords
  ) {
    for total in summary {
      records.stated.append(
        StatedTotal(
          line: total.line, label: total.label, tokens: total.sum.tokens, cost: total.sum.cost, period: period))
    }
    // The first of the tables whose subject comes first; the others split the same spending another way.
    let counted = tables.indices.filter { tables[$0].subject < .kinds && !tables[$0].rows.isEmpty }
      .min { (tables[$0].subject, $0) < (tables[$1].subject, $1) }
    guard let counted else {
      records.diagnostics.append(noTable(records))
      return
    }
    let table = tables[counted]
    records.diagnostics += table.diagnostics
    addRows(of: table, period: period, written: written, clock, to: &records)
    for total in table.totals where total.tokens != nil || total.cost != nil {
      records.stated.append(
        StatedTotal(
          line: total.line, label: total.label, tokens: total.tokens?.total, cost: total.cost, period: period))
    }
    records.stated.sort { $0.line < $1.line }
    ReportChecks(table: table, summary: summary, path: records.path).check(
      others: tables.indices.filter { $0 != counted }.map { tables[$0] }, &records)
  }

  private func addRows(
    of table: ReportTable, period: Period, written: Instant?, _ clock: DocumentClock, to records: inout SourceRecords
  ) {
    var known: Set<String> = []
    for row in table.rows {
      let agent = table.subject == .agents && row.isAgent ? NameText.name(row.name) : nil
      if let agent, known.insert(agent.name).inserted {
        var facts = AgentFacts(line: row.line, agent: AgentName(name: agent.name), time: written)
        facts.aliases = [agent.alias].compactMap { $0 }
        facts.model = row.model
        records.agents.append(facts)
      }
      guard row.tokens != nil || row.cost != nil else { continue }
      var span = period
      if let text = row.day {
        // A row of its own day does not speak for the report's period.
        span = ReportTime.read(text).flatMap { clock.day(of: $0) }.map(Period.day) ?? .unknown
      }
      records.usage.append(
        UsageRecord(
          line: row.line, rank: .tokenReport, basis: .reported, agent: agent.map { AgentName(name: $0.name) },
          period: span, model: row.model, provider: row.provider, tokens: row.tokens,
          cost: row.cost.map { CostParts(unsplit: $0) }))
    }
  }

  private func noTable(_ records: SourceRecords) -> Diagnostic {
    Diagnostic(
      "report.no-table", .warning, at: SourceLocation(path: records.path),
      records.stated.isEmpty
        ? "this report has no table of tokens or costs by agent, session, day or model; it gives no spending"
        : "this report states totals, but has no table that splits them by agent, session, day or model; none is counted",
      hint: "a table with the columns Agent, Tokens and Cost is read")
  }
}

extension ReportRow {
  /// Whether the row's name is an agent's: skills and what has no name are none.
  fileprivate var isAgent: Bool { !isUnattributed && kind != "skill" && kind != "skills" && kind != "tool" }
}
