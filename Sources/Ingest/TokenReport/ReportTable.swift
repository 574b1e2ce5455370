import Markdown
import Model

/// A table of a report that splits spending by agent, session, day or model.
struct ReportTable {
  /// What the rows stand for, in the order in which a table is chosen to be counted.
  enum Subject: Int, Comparable {
    case agents, sessions, days, models, kinds

    static func < (a: Subject, b: Subject) -> Bool { a.rawValue < b.rawValue }

    /// What one row is called.
    var noun: String {
      switch self {
      case .agents: "agents"
      case .sessions: "sessions"
      case .days: "days"
      case .models: "models"
      case .kinds: "kinds"
      }
    }
  }

  /// What the rows stand for.
  var subject: Subject
  /// The line of the header.
  var line: Int
  /// The rows that are no sums of others.
  var rows: [ReportRow] = []
  /// The rows that state a total.
  var totals: [ReportRow] = []
  /// The sum of `rows`.
  var sum = ReportSum()

  /// What is wrong with the table; of interest when its rows are counted.
  var diagnostics: [Diagnostic] = []
  /// Whether a cell holds no figure where one belongs.
  var hasBadFigures = false

  /// Reads a table; nil when it has no columns of tokens or costs, or none that tells what they are split by.
  init?(_ table: MarkdownTable, at position: TextPosition, in document: MarkdownDocument) {
    let columns = ReportColumns(table.header)
    guard columns.hasFigures else { return nil }
    let subjects: [(Subject, ReportColumns.Role)] = [
      (.agents, .agent), (.sessions, .session), (.days, .day), (.models, .model), (.kinds, .kind),
    ]
    guard let found = subjects.first(where: { columns[$0.1] != nil }) else { return nil }
    subject = found.0
    line = position.line
    var bad: [BadFigure] = []
    for cells in table.rows {
      let row = ReportRow(cells, columns, leading: found.1) { bad.append($0) }
      switch row.position {
      case .total: totals.append(row)
      case .item where row.isNameless && sum.isStated(by: ReportSum(row)): totals.append(row)
      case .subtotal: break
      case .item:
        rows.append(row)
        sum.add(row)
      }
    }
    // A list of prices for input and output is no table of spending.
    if sum.tokens == nil, sum.cost == nil, bad.contains(where: \.isPrice) { return nil }
    diagnostics += TableCheck.missingCells(of: table, in: document)
    diagnostics += bad.map { Self.diagnostic(for: $0, in: document) }
    hasBadFigures = !bad.isEmpty
    let dropped = rows.filter(\.dropsParts)
    if let first = dropped.first {
      diagnostics.append(
        Diagnostic(
          "report.parts-differ", .note, at: SourceLocation(path: document.path, line: first.line),
          "the parts of \"\(Quote.short(first.label))\" add up to more than its total (so in \(dropped.count) "
            + "row\(dropped.count == 1 ? "" : "s")); the total is counted without its parts",
          hint: "a total that leaves out the cache differs from the sum of its columns"))
    }
  }

  private static func diagnostic(for bad: BadFigure, in document: MarkdownDocument) -> Diagnostic {
    Diagnostic(
      "report.bad-figure", .warning, at: document.location(bad.cell.position),
      "\"\(Quote.short(bad.cell.plainText))\" is not \(bad.isCost ? "an amount of US dollars" : "a number of tokens"); "
        + "it is left out, the rest of the row is read",
      hint: bad.hint ?? (bad.isCost ? "write it like $0.52" : "write it like 115,300 or 115.3k"))
  }
}

/// The sum of a table's rows, or a stated total.
struct ReportSum {
  /// The tokens, or nil when no row gives any.
  var tokens: Tokens?
  /// The cost, or nil when no row gives any.
  var cost: USDTotal?
  /// How far the tokens meant may lie from those written.
  var tokenSlack: Int64 = 0
  /// How far the dollars meant may lie from those written.
  var costSlack = USDTotal.zero

  /// Adds a row.
  mutating func add(_ row: ReportRow) {
    if let more = row.tokens?.total { tokens = (tokens ?? .zero) + more }
    if let more = row.cost { cost = (cost ?? .zero) + more }
    tokenSlack = (Tokens(tokenSlack) + Tokens(row.tokenSlack)).count
    costSlack += row.costSlack
  }

  /// The sum that one row states.
  init(_ row: ReportRow) { add(row) }

  /// An empty sum.
  init() {}

  /// Whether the two may be the same amounts, by the digits that they are written with; what one of them does not
  /// give is not compared.
  func agrees(with other: ReportSum) -> Bool {
    if let tokens, let others = other.tokens {
      let (difference, overflow) = tokens.count.subtractingReportingOverflow(others.count)
      let slack = Tokens(tokenSlack) + Tokens(other.tokenSlack)
      if overflow || difference.magnitude > UInt64(clamping: slack.count) { return false }
    }
    if let cost, let others = other.cost {
      let difference = cost - others
      let slack = costSlack + other.costSlack
      if max(difference, USDTotal.zero - difference) > slack { return false }
    }
    return true
  }

  /// Whether a row without a name says what the rows above it add up to.
  func isStated(by row: ReportSum) -> Bool {
    (tokens != nil || cost != nil) && (row.tokens != nil) == (tokens != nil) && (row.cost != nil) == (cost != nil)
      && agrees(with: row)
  }

  /// `247,500 tokens and $0.52`, of what is known in `like` too.
  func text(like other: ReportSum) -> String {
    var parts: [String] = []
    if let tokens, other.tokens != nil { parts.append("\(Quote.grouped(tokens.count)) tokens") }
    if let cost, other.cost != nil { parts.append(Quote.dollars(cost)) }
    return parts.joined(separator: " and ")
  }
}
