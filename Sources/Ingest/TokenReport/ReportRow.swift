import Markdown
import Model

/// A row of a report's table with its figures.
struct ReportRow {
  /// The line in the file, from 1.
  var line: Int
  /// The first cell that is not empty, without markup and signs.
  var label: String
  /// The cell of the table's leading column (agent, session, model or day), without markup and signs.
  var name: String
  /// The cell of the kind column, lower case, or nil.
  var kind: String?
  /// The model, or nil.
  var model: String?
  /// The provider, or nil.
  var provider: String?
  /// The words of the day column, or nil.
  var day: String?
  /// The tokens, or nil when the row gives none.
  var tokens: TokenCounts?
  /// The cost, or nil when the row gives none.
  var cost: USDTotal?
  /// How far the tokens meant may lie from those written.
  var tokenSlack: Int64 = 0
  /// How far the dollars meant may lie from those written.
  var costSlack = USDTotal.zero
  /// Whether parts were dropped because they exceed the row's own total.
  var dropsParts = false

  /// What the row is, told by its first words.
  enum Position { case item, subtotal, total }

  /// Whether the row is an item of the table or a sum of others.
  var position: Position {
    let words = SignText.trimmed(SignText.words(SignText.withoutNotes(label)))
    if Self.totals.contains(words) { return .total }
    return Self.subtotals.contains(words) ? .subtotal : .item
  }

  /// Whether the row begins with a figure: it has no name, not even a dash for one.
  var isNameless: Bool {
    if case .figure = FigureText.read(label) { name.isEmpty } else { false }
  }

  /// Whether the row stands for spending that has no agent's name.
  var isUnattributed: Bool {
    Self.nobody.contains(SignText.trimmed(SignText.words(SignText.withoutNotes(name))))
  }

  private static let totals: Set<String> = [
    "total", "totals", "all", "sum", "grand total", "overall", "total tokens", "合计", "总计", "總計", "合計", "全部", "всього",
    "разом", "итого",
  ]

  private static let subtotals: Set<String> = ["subtotal", "sub total", "小计"]

  private static let nobody: Set<String> = [
    "", "other", "others", "unallocated", "unattributed", "unassigned", "unknown", "misc", "miscellaneous", "rest",
    "remaining", "other sessions", "other agents", "other tasks", "all others", "n a", "none", "其他", "其它", "інші",
    "autres",
  ]
}

extension ReportRow {
  /// Reads a row; cells that hold no number where one belongs are reported through `complain`.
  init(_ cells: [TableCell], _ columns: ReportColumns, leading: ReportColumns.Role, complain: (BadFigure) -> Void) {
    func text(_ role: ReportColumns.Role) -> String? {
      guard let index = columns[role], index < cells.count else { return nil }
      let text = SignText.trimmed(cells[index].plainText)
      return text.isEmpty || text == "—" || text == "-" || text == "–" ? nil : text
    }
    line = cells.first?.position.line ?? 1
    label = cells.lazy.map { SignText.trimmed($0.plainText) }.first { !$0.isEmpty } ?? ""
    name = text(leading) ?? ""
    kind = text(.kind)?.lowercased()
    model = text(.model)
    provider = text(.provider)
    day = text(.day)

    func figure(_ role: ReportColumns.Role) -> FigureText? {
      guard let index = columns[role], index < cells.count else { return nil }
      let isCost = role == .cost
      switch FigureText.read(cells[index].plainText) {
      case .noValue: return nil
      case .figure(let figure):
        if isCost ? figure.dollars != nil : figure.tokens != nil { return figure }
        complain(BadFigure(cell: cells[index], isCost: isCost, isPrice: figure.currency != nil, hint: nil))
      case .several:
        complain(BadFigure(cell: cells[index], isCost: isCost, hint: "write one value in a cell"))
      case .unreadable(let hint): complain(BadFigure(cell: cells[index], isCost: isCost, hint: hint))
      }
      return nil
    }
    if let figure = figure(.cost) {
      cost = figure.dollars
      costSlack = figure.dollarSlack
    }
    let parts = [figure(.input), figure(.output), figure(.cacheRead), figure(.cacheWrite), figure(.cache)]
    let total = figure(.tokens)
    setTokens(parts: parts.map { $0?.tokens }, total: total?.tokens)
    tokenSlack = total?.tokenSlack ?? parts.reduce(Tokens.zero) { $0 + Tokens($1?.tokenSlack ?? 0) }.count
  }

  /// Parts and total: what the parts leave of the total is unsplit; parts beyond the total are dropped.
  private mutating func setTokens(parts: [Tokens?], total: Tokens?) {
    let known = parts.compactMap { $0 }
    guard !known.isEmpty || total != nil else { return }
    let split = TokenCounts(
      input: parts[0], output: parts[1], cacheRead: parts[2], cacheWrite: parts[3], unsplit: parts[4] ?? .zero)
    guard let total else {
      tokens = split
      return
    }
    let sum = split.total
    if known.isEmpty || sum > total {
      tokens = TokenCounts(unsplit: total)
      dropsParts = !known.isEmpty
    } else {
      tokens = split
      tokens?.unsplit = split.unsplit + Tokens(total.count - sum.count)
    }
  }
}

/// A cell that should hold a figure and does not.
struct BadFigure {
  /// The cell.
  var cell: TableCell
  /// Whether a cost was expected, else a number of tokens.
  var isCost: Bool
  /// Whether the cell holds money where tokens were expected, as in a list of prices.
  var isPrice = false
  /// How to write it, where that can be told.
  var hint: String?
}
