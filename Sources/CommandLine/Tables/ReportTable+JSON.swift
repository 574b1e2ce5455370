import JSON
import Ledger
import Model

extension ReportTable {
  /// The table as JSON: exact counts and dollars, null for what is not known.
  func json(_ ledger: Ledger, since: Day?, until: Day?) -> JSONValue {
    .object([
      JSONMember("by", JSONValue(keys.map(\.rawValue))),
      JSONMember("timezone", .string(ledger.zone.name)),
      JSONMember("since", JSONValue(since?.description)),
      JSONMember("until", JSONValue(until?.description)),
      JSONMember("rows", .array(rows.map { .object(members(of: $0)) })),
      JSONMember("total", .object(members(of: total))),
      JSONMember("undatedLeftOut", undated.records == 0 ? .null : .object(undated.jsonMembers)),
    ])
  }

  private func members(of row: Row) -> [JSONMember] {
    zip(keys, row.keys).map { JSONMember($0.rawValue, JSONValue($1)) }
      + [JSONMember("sessions", JSONValue(row.sessions))] + row.figures.jsonMembers
  }
}

extension Figures {
  /// The figures as members of an object.
  var jsonMembers: [JSONMember] {
    [
      JSONMember("calls", JSONValue(calls)),
      JSONMember("tokens", JSONValue(tokens.map { $0.json { .integer($0.count) } })),
      JSONMember(
        "cost",
        JSONValue(cost.map { $0.json { .decimal(JSONDecimal(mantissa: $0.picodollars, scale: 12)) } })),
      JSONMember("atLeast", .bool(unpriced > 0)),
      JSONMember("unpriced", JSONValue(unpriced)),
      JSONMember("basis", JSONValue(bases.all.map(\.rawValue))),
    ]
  }
}

extension Parts {
  fileprivate func json(_ number: (Amount) -> JSONValue) -> JSONValue {
    .object([
      JSONMember("input", JSONValue(input.map(number))), JSONMember("output", JSONValue(output.map(number))),
      JSONMember("cacheRead", JSONValue(cacheRead.map(number))),
      JSONMember("cacheWrite", JSONValue(cacheWrite.map(number))),
      JSONMember("unsplit", number(unsplit)), JSONMember("total", number(total)),
    ])
  }
}
