import Markdown
import Model

/// The totals that a report states in a table of metrics: `Metric | Value`.
enum ReportSummary {
  /// A total under its own label.
  struct Total {
    var line: Int
    var label: String
    var sum: ReportSum
  }

  /// The totals of a table; none when it is no table of metrics.
  static func totals(of table: MarkdownTable) -> [Total] {
    guard table.header.count >= 2, metrics.contains(key(table.header[0])),
      table.header.count == 2 || values.contains(key(table.header[1]))
    else { return [] }
    return table.rows.compactMap { cells in
      guard cells.count >= 2 else { return nil }
      let key = key(cells[0])
      let isTokens = tokenLabels.contains(key)
      guard isTokens || costLabels.contains(key), case .figure(let figure) = FigureText.read(cells[1].plainText)
      else { return nil }
      var sum = ReportSum()
      if isTokens, let tokens = figure.tokens {
        sum.tokens = tokens
        sum.tokenSlack = figure.tokenSlack
      } else if !isTokens, let dollars = figure.dollars {
        sum.cost = dollars
        sum.costSlack = figure.dollarSlack
      } else {
        return nil
      }
      return Total(line: cells[0].position.line, label: SignText.trimmed(cells[0].plainText), sum: sum)
    }
  }

  private static func key(_ cell: TableCell) -> String {
    SignText.trimmed(SignText.words(SignText.withoutNotes(cell.plainText)))
  }

  private static let metrics: Set<String> = [
    "metric", "metrics", "item", "measure", "项目", "指标", "показник", "показатель", "métrique", "mesure", "métrica",
  ]

  private static let values: Set<String> = [
    "value", "amount", "total", "数值", "值", "значення", "значение", "valeur", "valor",
  ]

  private static let tokenLabels: Set<String> = [
    "total tokens used", "total tokens", "tokens used", "total token usage", "total tokens consumed", "tokens",
    "total usage",
    "总 token", "总token", "总tokens", "token 总量", "总用量", "总计", "合计", "всього токенів",
  ]

  private static let costLabels: Set<String> = [
    "total cost", "cost", "total spend", "total spending", "total cost usd", "总费用", "总成本", "费用", "загальна вартість",
  ]
}
