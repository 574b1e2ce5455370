import Ledger
import Model
import Site

extension ReportTable {
  private struct Column {
    var title: String
    var isNumber: Bool
    /// The lower, the earlier it is left out where there is no room; nil for never.
    var worth: Int?
    var cells: [String]
    var short: [String]?

    var width: Int { max(title.count, cells.map(\.count).max() ?? 0) }
  }

  /// The table for a terminal of so many columns. Where it does not fit, tokens are shortened, then columns left out, then
  /// names cut; notes below say so.
  func text(width: Int) -> String {
    let all = rows + [total]
    var columns = keys.enumerated().map { place, key in
      Column(
        title: key.rawValue, isNumber: false, worth: nil,
        cells: rows.map { ($0.keys[place] ?? "(none)").printable } + [place == 0 ? "TOTAL" : ""])
    }
    func add(_ title: String, worth: Int?, _ cell: (Row) -> String?) {
      let cells = all.map { cell($0) ?? "" }
      if cells.contains(where: { !$0.isEmpty }) {
        columns.append(Column(title: title, isNumber: title != "basis", worth: worth, cells: cells))
      }
    }
    func tokens(_ title: String, worth: Int?, _ count: (TokenCounts) -> Tokens?) {
      let counts = all.map { $0.figures.tokens.flatMap(count)?.count }
      guard counts.contains(where: { $0 != nil }) else { return }
      columns.append(
        Column(
          title: title, isNumber: true, worth: worth, cells: counts.map { $0.map(FigureText.integer) ?? "" },
          short: counts.map { $0.map(Self.shortened) ?? "" }))
    }
    add("calls", worth: 6) { $0.figures.calls.map { FigureText.integer(Int64($0)) } }
    add("sessions", worth: 1) { $0.sessions.map { FigureText.integer(Int64($0)) } }
    tokens("input", worth: 5, \.input)
    tokens("output", worth: 5, \.output)
    tokens("cache read", worth: 4, \.cacheRead)
    tokens("cache write", worth: 3, \.cacheWrite)
    tokens("unsplit", worth: 2) { $0.unsplit == .zero ? nil : $0.unsplit }
    tokens("tokens", worth: nil, \.total)
    add("cost", worth: nil) { $0.figures.costText }
    add("basis", worth: 0) { $0.figures.bases.all.map(\.rawValue).joined(separator: "+") }
    let leftOut = Self.fit(&columns, width)
    return Self.lines(columns) + notes(leftOut)
  }

  /// Makes the columns fit, and gives the titles of those that were left out.
  private static func fit(_ columns: inout [Column], _ width: Int) -> [String] {
    func excess() -> Int { columns.reduce(-2) { $0 + $1.width + 2 } - width }
    if excess() > 0 {
      for index in columns.indices { if let short = columns[index].short { columns[index].cells = short } }
    }
    var leftOut: [String] = []
    while excess() > 0, let worth = columns.compactMap(\.worth).min() {
      leftOut += columns.filter { $0.worth == worth }.map(\.title)
      columns.removeAll { $0.worth == worth }
    }
    while excess() > 0,
      let widest = columns.indices.filter({ !columns[$0].isNumber }).max(by: {
        columns[$0].width < columns[$1].width
      }), columns[widest].width > 8
    {
      let room = max(8, columns[widest].width - excess())
      columns[widest].cells = columns[widest].cells.map { $0.count <= room ? $0 : String($0.prefix(room - 1)) + "…" }
    }
    return leftOut
  }

  private static func lines(_ columns: [Column]) -> String {
    let widths = columns.map(\.width)
    func line(_ cells: [String]) -> String {
      var text = ""
      for (index, cell) in cells.enumerated() {
        let space = String(repeating: " ", count: widths[index] - cell.count)
        text += (index > 0 ? "  " : "") + (columns[index].isNumber ? space + cell : cell + space)
      }
      while text.hasSuffix(" ") { text.removeLast() }
      return text + "\n"
    }
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ") + "\n"
    var text = line(columns.map(\.title)) + rule
    let count = columns.first?.cells.count ?? 0
    for row in 0..<count {
      if row == count - 1, row > 0 { text += rule }
      text += line(columns.map { $0.cells[row] })
    }
    return text
  }

  private func notes(_ leftOut: [String]) -> String {
    var text = ""
    if total.figures.unpriced > 0 {
      let records = total.figures.unpriced == 1 ? "1 record has" : "\(total.figures.unpriced) records have"
      text += "≥ at least: \(records) tokens but no known price\n"
    }
    if undated.records > 0 {
      text += "left out: \(undated.records == 1 ? "1 record" : "\(undated.records) records") of no single day"
      text += undated.costText.map { ", \($0)\n" } ?? "\n"
    }
    if !leftOut.isEmpty { text += "no room for: \(leftOut.joined(separator: ", ")) (--csv and --json have them)\n" }
    return text
  }

  /// Three digits and a unit: `9.32G`, `123M`; below ten thousand the number itself.
  private static func shortened(_ count: Int64) -> String {
    guard count >= 10_000 else { return FigureText.integer(count) }
    var unit: Int64 = 1000
    var names = ["k", "M", "G", "T", "P"][...]
    while names.count > 1, count / unit >= 1000 { (unit, names) = (unit * 1000, names.dropFirst()) }
    let whole = count / unit
    let digits = String(count / (unit / 1000) % 1000)
    let decimals = String(repeating: "0", count: 3 - digits.count) + digits
    let fraction = whole >= 100 ? "" : "." + decimals.prefix(whole >= 10 ? 1 : 2)
    return "\(whole)\(fraction)\(names.first ?? "")"
  }
}

extension Figures {
  /// The cost as shown to people, with ≥ when prices are missing; `unpriced` when none is known of tokens used.
  var costText: String? {
    guard let cost else { return unpriced > 0 ? "unpriced" : nil }
    return (unpriced > 0 ? "≥ " : "") + FigureText.dollars(cost.total)
  }
}
