import Model
import Mustache
import Reports

/// What templates cannot do for themselves: putting a document's own values into another order or into groups.
enum Arrangement {
  /// The most days on a page, some years of them; who wants more reads the JSON.
  static let dayLimit = 1000

  /// `days` and `weeks`, newest first, and the number of older `daysLeftOut`.
  static func newestFirst(_ document: DocumentValue, _ context: TemplateContext) -> [(String, MustacheValue)] {
    let days = document["daily"]?.elements ?? []
    return [
      ("days", list(days.suffix(dayLimit).reversed(), context)),
      ("daysLeftOut", context.count(max(0, days.count - dayLimit))),
      ("weeks", list(document["weekly"]?.elements?.reversed() ?? [], context)),
    ]
  }

  /// `has`: for each list of a document whether there is anything in it; of a document that is itself a list as `items`.
  static func presence(_ document: DocumentValue) -> MustacheValue {
    guard case .object(let members) = document else {
      return .object(["items": .flag(document.elements?.isEmpty == false)])
    }
    return .object(
      MustacheObject(members.compactMap { member in member.value.elements.map { (member.name, .flag(!$0.isEmpty)) } }))
  }

  /// `days` and `weeks`, newest first; `newestDay`; `hasFacts`: whether there is anything in the table of what rosters
  /// state.
  static func agent(_ document: DocumentValue, _ context: TemplateContext) -> [(String, MustacheValue)] {
    let facts = ["currentTask", "model", "maxTokens", "sessionsCount", "tasksCompleted", "successRate"]
    let hasFacts = facts.contains { document[$0] != .null } || document["aliases"]?.elements?.isEmpty == false
    let newestDay = document["daily"]?.elements?.last?["date"] ?? .null
    return newestFirst(document, context) + [
      ("hasFacts", .flag(hasFacts)), ("newestDay", context.value(of: newestDay)),
    ]
  }

  /// `agents`: the agents, those that cost most first and equal ones by id, each with its newest `snapshot` that gives
  /// tokens; `hasFigures`: whether any has spending.
  static func roster(_ document: DocumentValue, _ context: TemplateContext) -> [(String, MustacheValue)] {
    let agents = document.elements ?? []
    return [
      ("hasFigures", .flag(agents.contains { $0["basis"] != .null })),
      (
        "agents",
        .list(
          costliestFirst(agents).map { agent in
            let snapshot = agent["snapshots"]?.elements?.first { $0["tokens"] != .null }
            return context.value(of: agent, adding: [("snapshot", context.value(of: snapshot ?? .null))])
          })
      ),
    ]
  }

  /// Those with the highest cost first; those of equal cost, or without one, in the order in which they come.
  private static func costliestFirst(_ values: DocumentList) -> [DocumentValue] {
    let costs = values.map { value -> USDTotal in
      guard case .usd(let cost)? = value["cost"]?["total"] else { return USDTotal(picodollars: -1) }
      return cost
    }
    let order = values.indices.sorted { costs[$0] != costs[$1] ? costs[$0] > costs[$1] : $0 < $1 }
    return order.map { values[$0] }
  }

  /// `read` and `notRead`: the files by what became of them, each with the number of its `findings`; `flagged`: those
  /// that have any; `hasFindings`: whether there is anything to say at all; `findingsLeftOut`: how many more audits
  /// found than are listed.
  static func files(_ document: DocumentValue, _ context: TemplateContext) -> [(String, MustacheValue)] {
    let files = document["files"]?.elements ?? []
    func table(read: Bool) -> MustacheValue {
      .list(
        files.filter { $0["read"] == .flag(read) }.map { file in
          let findings = file["diagnostics"]?.elements?.count ?? 0
          return context.value(of: file, adding: [("findings", context.count(findings))])
        })
    }
    let flagged = files.filter { $0["diagnostics"]?.elements?.isEmpty == false }
    let hasFindings = !flagged.isEmpty || document["diagnostics"]?.elements?.isEmpty == false
    return [
      ("read", table(read: true)), ("notRead", table(read: false)), ("flagged", list(flagged, context)),
      ("hasFindings", .flag(hasFindings)),
      (
        "findingsLeftOut",
        context.count(leftOut(document["findingsTotal"], document["findings"]?.elements?.count ?? 0))
      ),
    ]
  }

  /// `documents`: the documents, each with the number of its sources and whether it `isCut`.
  static func documents(_ document: DocumentValue, _ context: TemplateContext) -> [(String, MustacheValue)] {
    let documents = (document["documents"]?.elements ?? []).map { entry in
      context.value(
        of: entry,
        adding: [
          ("sourceCount", context.count(entry["sources"]?.elements?.count ?? 0)),
          ("isCut", .flag(entry["items"] != entry["total"])),
        ])
    }
    return [("documents", .list(documents)), ("forms", .list(forms(document, context)))]
  }

  /// The kinds of documents, each with its `path`, `summary`, `schema` and `example` (addresses), `time` and `tables`.
  private static func forms(_ document: DocumentValue, _ context: TemplateContext) -> [MustacheValue] {
    let documents = document["documents"]?.elements ?? []
    return DocumentSet.schemas.map { kind, node in
      var example: String?
      for entry in documents where example == nil && entry["schema"] == .text(kind.schemaID) {
        if case .text(let name) = entry["name"] { example = "\(context.root)api/\(name).json" }
      }
      if let name = queryExample(of: kind, documents) { example = "\(context.root)api/\(name).json" }
      let tables = kind.tables(node)
      return .object([
        "path": .text("/api/\(kind.path).json"), "summary": .text(APIReference.summary(of: node)),
        "schema": .text("\(context.root)schema/\(kind.rawValue).schema.json"), "example": MustacheValue(example),
        "time": .text(APIReference.time(of: kind, context.cache)),
        "tables": .list(tables.map { .text("/api/\($0.path(ofDocument: kind.path)).csv") }),
      ])
    }
  }

  /// A document that answers queries and is in no list.
  private static func queryExample(of kind: DocumentKind, _ documents: DocumentList) -> String? {
    guard kind == .usageAgent || kind == .usageView else { return nil }
    if kind == .usageView { return "usage/view/summary" }
    let agents = documents.lazy.filter { $0["schema"] == .text(DocumentKind.agent.schemaID) }
    guard case .text(let name)? = agents.first?["name"] else { return nil }
    return "usage/by-agent/" + name.split(separator: "/").dropFirst().joined()
  }

  static func list(_ values: some Sequence<DocumentValue>, _ context: TemplateContext) -> MustacheValue {
    .list(values.map(context.value(of:)))
  }
}
