import JSON
import Ledger
import Model
import Reports

extension Explanation {
  /// The explanation as JSON: exact figures, null for what is not known.
  var json: JSONValue {
    .object([
      JSONMember("agent", JSONValue(agent?.id)), JSONMember("day", JSONValue(trace.day?.description)),
      JSONMember(
        "week", JSONValue(trace.week?.startOfWeek(beginningOn: ledger.weekStart).description)),
      JSONMember("model", JSONValue(trace.model)), JSONMember("session", JSONValue(trace.session)),
      JSONMember("timezone", .string(ledger.zone.name)), JSONMember("figure", .object(figures.jsonMembers)),
      JSONMember("counted", .array(counted.map(json))), JSONMember("dropped", .array(dropped.map(json))),
    ])
  }

  private func json(_ traced: TracedRecord) -> JSONValue {
    func text(_ value: String?) -> JSONValue { JSONValue(value.map { redactor.redact($0) }) }
    var members: [JSONMember] = [
      JSONMember("path", text(traced.path)), JSONMember("line", JSONValue(traced.record.line)),
      JSONMember("time", JSONValue(traced.timeText)), JSONMember("day", JSONValue(traced.day?.description)),
      JSONMember("agent", JSONValue(traced.agent.map { ledger.agents[$0].id })),
      JSONMember("session", text(traced.record.session)), JSONMember("user", text(traced.user)),
      JSONMember("model", text(traced.record.model)), JSONMember("provider", text(traced.record.provider)),
      JSONMember(
        "recorded", JSONValue(traced.figures.recorded.map { JSONDecimal(mantissa: $0.picodollars, scale: 12) })),
      JSONMember("priced", JSONValue(traced.figures.priced.map { JSONDecimal(mantissa: $0.picodollars, scale: 12) })),
    ]
    members += traced.figures.jsonMembers
    members.append(JSONMember("price", JSONValue(traced.price.map { price($0, above: traced.priceAbove) })))
    if case .dropped(let reason, let kept) = traced.fate {
      members.append(JSONMember("reason", .string(reason.rawValue)))
      members.append(JSONMember("kept", text(kept?.description)))
    }
    return .object(members)
  }

  private func price(_ match: PriceMatch, above: Int64?) -> JSONValue {
    .object([
      JSONMember("origin", .string(match.origin.rawValue)),
      JSONMember("path", JSONValue(match.path.map { redactor.redact($0) })),
      JSONMember("line", JSONValue(match.row.line)), JSONMember("model", .string(redactor.redact(match.row.model))),
      JSONMember("rule", .string(match.rule.rawValue)), JSONMember("above", JSONValue(above)),
    ])
  }
}

extension TracedRecord {
  /// The time that the record speaks for, as text; nil when the source does not say.
  var timeText: String? {
    switch record.period {
    case .instant(let time): time.description
    case .day(let day): day.description
    case .interval(let from, let to): "\(from.description)/\(to.description)"
    case .unknown: nil
    }
  }
}
