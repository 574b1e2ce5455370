import Ledger
import Model
import Reports

/// A figure with the records that it is made of and those that it leaves out.
struct Explanation {
  let ledger: Ledger
  let trace: LedgerTrace
  /// Takes out what is not to be shown.
  let redactor: Redactor
  /// The agent asked for.
  let agent: LedgerAgent?
  /// The figure, from the same sums as every other figure.
  let figures: Figures
  /// The records that count.
  let counted: [TracedRecord]
  /// The records that do not.
  let dropped: [TracedRecord]

  /// Explains what a ledger that was made with this trace holds.
  ///
  /// - Throws: when an agent, model or session is asked for that nothing names.
  init(_ ledger: Ledger, _ trace: LedgerTrace, redactor: Redactor = Redactor()) throws(UsageError) {
    self.redactor = redactor
    self.ledger = ledger
    self.trace = trace
    let place = try Self.agent(trace.agent, ledger)
    agent = place.map { ledger.agents[$0] }
    let isKnown = !ledger.traced.isEmpty
    if let model = trace.model, !isKnown {
      try Self.require(model, "model", in: ledger.cells.compactMap(\.model))
    }
    if let session = trace.session, !isKnown {
      try Self.require(session, "session", in: ledger.cells.compactMap(\.session))
    }
    let days = trace.days(weekStart: ledger.weekStart)
    var figures = Figures()
    for cell in ledger.cells {
      if let place, cell.agent != place { continue }
      if let days { guard let day = cell.day, days.contains(day) else { continue } }
      if let model = trace.model, cell.model != model { continue }
      if let session = trace.session, cell.session != session { continue }
      figures.add(cell.figures)
    }
    self.figures = figures
    counted = ledger.traced.filter { $0.fate == .counted }
    dropped = ledger.traced.filter { $0.fate != .counted }
  }

  private static func agent(_ name: String?, _ ledger: Ledger) throws(UsageError) -> Int? {
    guard let name else { return nil }
    if let agent = ledger.tracedAgent { return agent }
    try require(name, "agent", in: ledger.agents.flatMap { [$0.id, $0.name] })
    return nil
  }

  private static func require(_ word: String, _ what: String, in known: [String]) throws(UsageError) {
    let known = Set(known)
    if known.contains(word) { return }
    let near = EditDistance.nearest(to: word, in: Array(known))
    throw UsageError("no \(what) \"\(word)\" has spending here", hint: near.map { "did you mean \($0)?" })
  }
}
