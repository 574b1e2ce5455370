import Model
import Mustache
import Reports

extension Arrangement {
  /// The most rows of one of the page's tables.
  private static let rowLimit = 100

  /// `fleet` and `agents`: the rows in which a source says something else than what counts, each with its statements as
  /// `lines`, their number as `span`, and `dayHref`, the way to the day on the agent's page; `hasFleet`, `hasAgents`; `stated`; and how many are left out of each.
  static func reconciliation(_ document: DocumentValue, _ context: TemplateContext) -> [(String, MustacheValue)] {
    let stated = document["stated"]?.elements ?? []
    var members: [(String, MustacheValue)] = [
      ("stated", list(stated.prefix(rowLimit), context)),
      ("statedLeftOut", context.count(leftOut(document["statedTotal"], min(stated.count, rowLimit)))),
    ]
    for (name, has, left, count) in [
      ("fleet", "hasFleet", "fleetLeftOut", "fleetDiffering"),
      ("agents", "hasAgents", "agentsLeftOut", "agentsDiffering"),
    ] {
      let rows = (document[name]?.elements ?? []).filter { $0["differs"] == .flag(true) }.prefix(rowLimit)
      members += [
        (name, .list(rows.map { row($0, context) })), (has, .flag(!rows.isEmpty)),
        (left, context.count(leftOut(document[count], rows.count))),
      ]
    }
    return members
  }

  /// `hasSessions`: whether sessions have no transcript; `sessionsLeftOut`: how many more of them than are listed.
  static func coverage(_ document: DocumentValue, _ context: TemplateContext) -> [(String, MustacheValue)] {
    let listed = document["fleet"]?["missingSessions"]?.elements?.count ?? 0
    return [
      ("hasSessions", .flag(listed > 0)),
      ("sessionsLeftOut", context.count(leftOut(document["fleet"]?["missingSessionCount"], listed))),
    ]
  }

  static func leftOut(_ total: DocumentValue?, _ shown: Int) -> Int {
    guard case .integer(let count) = total else { return 0 }
    return max(0, Int(clamping: count) - shown)
  }

  private static func row(_ row: DocumentValue, _ context: TemplateContext) -> MustacheValue {
    let statements = row["statements"]?.elements ?? []
    let lines = statements.enumerated().map { index, statement in
      context.value(
        of: statement,
        adding: [
          ("isFirst", .flag(index == 0)), ("kindText", .text(kind(statement["kind"]))),
          ("why", .list(why(statement).map(MustacheValue.text))),
        ])
    }
    return context.value(
      of: row,
      adding: [
        ("lines", .list(lines)), ("span", context.count(lines.count)),
        ("dayHref", MustacheValue(dayLink(row, context))),
      ])
  }

  /// The way to the day's row on the agent's page, which has one for each day with figures that count.
  private static func dayLink(_ row: DocumentValue, _ context: TemplateContext) -> String? {
    guard case .agent(let id)? = row["agentId"], case .day(let day)? = row["date"], row["lastDate"] == .null,
      row["tokens"] != .null || row["cost"] != .null
    else { return nil }
    return "\(context.root)\(AgentPage.path(of: id))#\(day.description)"
  }

  private static func kind(_ kind: DocumentValue?) -> String {
    switch kind {
    case .text("transcripts"): "all transcripts"
    case .text("usage-table"): "usage table"
    case .text("daily-usage-table"): "table of daily usage"
    case .text("token-report"): "token report"
    default: "snapshot"
    }
  }

  /// How much of a statement counts, and the rule by which the rest does not.
  private static func why(_ statement: DocumentValue) -> [String] {
    var words: [String]
    switch statement["used"] {
    case .text("all"): return ["counts"]
    case .text("some"): words = ["counts in part"]
    default: words = ["does not count"]
    }
    for reason in statement["reasons"]?.elements ?? [] {
      switch reason {
      case .text("more-direct-source"): words.append("a more direct source has spending in this time")
      case .text("session-has-transcript"): words.append("the transcripts of its sessions are here")
      case .text("newer-source"): words.append("a newer source of this kind speaks for the same time")
      default: words.append("the same records stand elsewhere")
      }
    }
    return words
  }
}
