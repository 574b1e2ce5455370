import Ledger
import Model
import Reports

/// The ledger's smallest sums, added up by keys.
struct ReportTable {
  /// What was added up under one combination of keys.
  struct Row {
    /// The keys' texts, nil where the spending has none; empty for the total.
    var keys: [String?]
    var figures = Figures()
    /// The number of sessions, or nil when no source names one.
    var sessions: Int? { sessionKeys.isEmpty ? nil : sessionKeys.count }
    fileprivate var sessionKeys: Set<SessionKey> = []

    fileprivate mutating func add(_ cell: UsageCell) {
      figures.add(cell.figures)
      if let session = cell.session { sessionKeys.insert(SessionKey(agent: cell.agent, session: session)) }
    }
  }

  fileprivate struct SessionKey: Hashable {
    var agent: Int?
    var session: String
  }

  let keys: [ReportKey]
  let rows: [Row]
  let total: Row
  /// What has no single day and was left out because days were asked for.
  let undated: Figures

  /// Adds up what lies on the days from `since` to `until`, each nil for no bound.
  ///
  /// Rows whose first key is a time are ordered by it; then the largest cost comes first, then the most tokens, then the
  /// keys in byte order.
  init(_ ledger: Ledger, by keys: [ReportKey], since: Day?, until: Day?, redactor: Redactor = Redactor()) {
    self.keys = keys
    var byKeys: [[String?]: Row] = [:]
    var total = Row(keys: [])
    var undated = Figures()
    for cell in ledger.cells {
      if since != nil || until != nil {
        guard let day = cell.day else {
          undated.add(cell.figures)
          continue
        }
        if let since, day < since { continue }
        if let until, day > until { continue }
      }
      let texts = keys.map { $0.text(of: cell, in: ledger) }
      byKeys[texts, default: Row(keys: texts)].add(cell)
      total.add(cell)
    }
    rows = byKeys.values.sorted(by: Self.order(keys)).map { row in
      var row = row
      row.keys = zip(keys, row.keys).map { key, text in key.isTime ? text : text.map { redactor.redact($0) } }
      return row
    }
    self.total = total
    self.undated = undated
  }

  private static func order(_ keys: [ReportKey]) -> (Row, Row) -> Bool {
    { a, b in
      if keys.first?.isTime == true, let (x, y) = different(a.keys[0], b.keys[0]) { return precedes(x, y) }
      let (p, q) = (a.figures.cost?.total.picodollars ?? -1, b.figures.cost?.total.picodollars ?? -1)
      if p != q { return p > q }
      let (t, u) = (a.figures.tokens?.total.count ?? -1, b.figures.tokens?.total.count ?? -1)
      if t != u { return t > u }
      for (x, y) in zip(a.keys, b.keys) { if let (x, y) = different(x, y) { return precedes(x, y) } }
      return false
    }
  }

  private static func different(_ a: String?, _ b: String?) -> (String?, String?)? { a == b ? nil : (a, b) }

  /// In byte order; what has no key comes last.
  private static func precedes(_ a: String?, _ b: String?) -> Bool {
    guard let a else { return false }
    guard let b else { return true }
    return a.utf8.lexicographicallyPrecedes(b.utf8)
  }
}
