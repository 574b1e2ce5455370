import Model

/// Compares the counted rows of a report with what else the report says of the same spending.
struct ReportChecks {
  /// The table whose rows are counted.
  var table: ReportTable
  /// The totals stated in tables of metrics.
  var summary: [ReportSummary.Total]
  /// The report's path.
  var path: String

  /// Reports what disagrees; `others` are the tables that are not counted.
  func check(others: [ReportTable], _ records: inout SourceRecords) {
    for total in table.totals {
      let stated = ReportSum(total)
      if !stated.agrees(with: table.sum) { records.diagnostics.append(differs(total.label, total.line, stated)) }
    }
    // Stated twice, a wrong total is reported once. No honest report has more than a few totals.
    let totals = table.totals.prefix(20).map { ReportSum($0) }
    let wrong = totals.filter { !$0.agrees(with: table.sum) }
    for total in summary where !total.sum.agrees(with: table.sum) {
      if wrong.contains(where: { isComparable(total.sum, $0) && total.sum.agrees(with: $0) }) { continue }
      records.diagnostics.append(differs(total.label, total.line, total.sum))
    }
    let stated = totals + summary.prefix(20).map(\.sum)
    for other in others where !other.rows.isEmpty && !other.hasBadFigures {
      let matches = stated.contains { isComparable(other.sum, $0) && other.sum.agrees(with: $0) }
      if matches || other.sum.agrees(with: table.sum) { continue }
      records.diagnostics.append(
        Diagnostic(
          "report.tables-differ", .note, at: SourceLocation(path: path, line: other.line),
          "this table of \(other.subject.noun) adds up to \(other.sum.text(like: table.sum)), "
            + "the table of \(table.subject.noun) to \(table.sum.text(like: other.sum)); only the latter is counted",
          hint: "tables of one report are read as views of the same spending"))
    }
  }

  private func isComparable(_ a: ReportSum, _ b: ReportSum) -> Bool {
    (a.tokens != nil && b.tokens != nil) || (a.cost != nil && b.cost != nil)
  }

  private func differs(_ label: String, _ line: Int, _ stated: ReportSum) -> Diagnostic {
    Diagnostic(
      "report.total-differs", .warning, at: SourceLocation(path: path, line: line),
      "\(Quote.short(label)) states \(stated.text(like: table.sum)), the rows add up to \(table.sum.text(like: stated)); "
        + "the rows are counted",
      hint: "correct the rows or the total; the site shows both")
  }
}
