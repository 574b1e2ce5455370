import Ledger
import Model
import Reports
import Site

extension Explanation {
  /// The explanation for a terminal: the figure, then a line for each record.
  var text: String {
    var lines = ["\(subject): \(sum(figures))"]
    lines.append("\(counted.count == 1 ? "1 record counts" : "\(counted.count) records count"):")
    lines += counted.map(line)
    if !dropped.isEmpty {
      lines.append("\(dropped.count == 1 ? "1 record adds" : "\(dropped.count) records add") nothing:")
      lines += dropped.map(line)
    }
    return lines.map { redactor.redact($0).printable + "\n" }.joined()
  }

  private var subject: String {
    var parts = [agent.map { "agent \($0.id)" } ?? "the fleet"]
    if let day = trace.day { parts.append("on \(day.description)") }
    if let week = trace.week {
      parts.append("in the week of \(week.startOfWeek(beginningOn: ledger.weekStart).description)")
    }
    if let model = trace.model { parts.append("with \(model)") }
    if let session = trace.session { parts.append("in session \(session)") }
    return parts.joined(separator: " ") + " (\(ledger.zone.name))"
  }

  private func sum(_ figures: Figures) -> String {
    guard figures.records > 0 else { return "no data" }
    var parts: [String] = []
    if let calls = figures.calls {
      parts.append("\(FigureText.integer(Int64(calls))) \(calls == 1 ? "call" : "calls")")
    }
    parts.append(figures.tokens.map { "\(FigureText.integer($0.total.count)) tokens" } ?? "tokens not known")
    parts.append(figures.exactCost)
    if figures.unpriced > 0 { parts.append("\(figures.unpriced) unpriced") }
    parts.append(figures.bases.all.map(\.rawValue).joined(separator: "+"))
    return parts.joined(separator: ", ")
  }

  private func line(_ traced: TracedRecord) -> String {
    let figures = traced.figures
    var parts = [
      traced.timeText ?? "no time", traced.record.model ?? "no model",
      figures.tokens.map(tokens) ?? "tokens not known", figures.exactCost,
      figures.bases.all.map(\.rawValue).joined(separator: "+"),
    ]
    if let price = traced.price, figures.bases.all.contains(.priced) {
      let list = price.path ?? (price.origin == .builtIn ? "the built-in prices" : "the configuration")
      let band = traced.priceAbove.map { " above \($0) tokens of prompt" } ?? ""
      parts.append("by \(list)\(price.row.line.map { ":\($0)" } ?? ""), \(price.row.model)\(band)")
    }
    if agent == nil { parts.insert(traced.agent.map { ledger.agents[$0].id } ?? "no agent", at: 1) }
    if case .dropped(let reason, let kept) = traced.fate {
      parts.append(reason.words + (kept.map { " of \($0.description)" } ?? ""))
    }
    let place = SourceLocation(path: traced.path, line: traced.record.line).description
    return "  \(place): " + parts.joined(separator: ", ")
  }

  private func tokens(_ counts: TokenCounts) -> String {
    let parts = [
      (counts.input, "in"), (counts.output, "out"), (counts.cacheRead, "cache read"),
      (counts.cacheWrite, "cache write"),
      (counts.unsplit == .zero ? nil : counts.unsplit, "unsplit"),
    ]
    let known = parts.compactMap { count, name in count.map { "\($0.count) \(name)" } }
    return "\(counts.total.count) tokens (\(known.joined(separator: " + ")))"
  }
}

extension Figures {
  /// The cost to the picodollar.
  fileprivate var exactCost: String {
    guard let cost else { return unpriced > 0 ? "unpriced" : "no cost known" }
    return (unpriced > 0 ? "≥ " : "") + "$" + cost.total.decimalText
  }
}

extension Difference.Reason {
  fileprivate var words: String {
    switch self {
    case .duplicate: "duplicate"
    case .sessionHasTranscript: "the session has a transcript"
    case .moreDirectSource: "a more direct source speaks for the time"
    case .newerSource: "a newer source of the same kind speaks for the time"
    }
  }
}
