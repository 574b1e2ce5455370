import Hosting
import JSON
import Reports

/// The description of the documents, made from the tables that the documents themselves are made from.
package enum APIReference {
  /// The files of the description by path below `docs/`: `api.md` and one JSON Schema for each kind of document.
  package static var files: [(path: String, bytes: [UInt8])] {
    [("api.md", Array(markdown.utf8))]
      + schemas
  }

  /// One JSON Schema for each kind of document, by path: the same below `docs/` and in the site.
  static var schemas: [(path: String, bytes: [UInt8])] {
    DocumentSet.schemas.map { kind, node in
      ("schema/\(kind.rawValue).schema.json", JSONWriter.bytes(of: schema(of: kind, node), layout: .pretty))
    }
  }

  /// Each document with its address, cache time and fields.
  static var markdown: String {
    let cache = CachePolicies()
    var text = """
      # The documents

      Everything that the pages show stands in JSON documents below `/api/`, made from the same values. This page and the
      JSON Schemas in `schema/` are written from the code; `swift test` fails when they differ.

      Keys stand in the order of their UTF-8 bytes. A value that is not known is `null`, never 0. Dollars are exact plain
      decimal numbers in US dollars; shares go from 0 to 1; times are `YYYY-MM-DDTHH:MM:SS.mmmZ`, days `YYYY-MM-DD`.
      Object documents say in `asOf` and `sources` how new they are and what they come from; for those that are lists the
      same stands under `documents` in `health.json`.

      A document that is a list of objects, and each member of a document that is one, also stands beside it as a table: `/api/agents.csv`,
      `/api/usage/daily.csv`. CSV by RFC 4180 in UTF-8, a header, CRLF at the end of each row. Columns are the fields, those of
      objects in objects with a dot (`cost.total`), lists of plain values joined with `; `; lists of objects in a row are left to the JSON. Values are
      exact, as in the JSON; what is not known is an empty field, an empty text is `""`. **A text that begins with `=`, `+`, `-`, `@`, a tab or a
      line break gets an apostrophe in front**, because spreadsheets would run it as a formula; numbers never do. A table is
      kept by caches as long as its document. Of a document that there are many of (`agents/<id>`), only tables with rows are published.

      | Document | What it is | Cached for |
      | --- | --- | --- |

      """
    for (kind, node) in DocumentSet.schemas {
      let link = "[`/api/\(kind.path).json`](#\(kind.rawValue))"
      text += "| \(link) | \(cell(summary(of: node))) | \(time(of: kind, cache)) |\n"
    }
    text += queries
    for (kind, node) in DocumentSet.schemas {
      text += "\n## \(kind.rawValue)\n\n"
      text += "`/api/\(kind.path).json`, kept by caches for \(time(of: kind, cache)) unless configured otherwise; "
      text += "[JSON Schema](schema/\(kind.rawValue).schema.json). \(summary(of: node))\n"
      let tables = kind.tables(node).map { "`/api/\($0.path(ofDocument: kind.path)).csv`" }
      if !tables.isEmpty { text += "Tables: \(tables.joined(separator: ", ")).\n" }
      if case .array = node { text += "The document is a list; these are the fields of an element.\n" }
      for object in objects(in: node) {
        text += "\n### \(kind.rawValue): \(object.name)\n\n\(object.summary)\n\n"
        text += "| Field | Type | Meaning |\n| --- | --- | --- |\n"
        for field in object.fields {
          text += "| `\(field.name)` | \(cell(typeName(field.node))) | \(cell(field.summary)) |\n"
        }
      }
    }
    return text
  }

  static func time(of kind: DocumentKind, _ cache: CachePolicies) -> String {
    guard case .data(let seconds) = cache.policy(forDocument: kind.path) else { return "no time" }
    return seconds == 1 ? "1 second" : "\(seconds) seconds"
  }

  private static func cell(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }

  static func summary(of node: SchemaNode) -> String {
    switch node {
    case .object(_, let summary, _): summary
    case .array(let element): "A list. Each element: \(summary(of: element))"
    default: ""
    }
  }

  /// The type in words; objects link to nothing, their names are headings of the same document.
  private static func typeName(_ node: SchemaNode) -> String {
    switch node {
    case .object(let name, _, _): "object \(name)"
    case .array(let element): "list of \(typeName(element))"
    case .nullable(let node): "\(typeName(node)), or null"
    case .oneOf(let nodes): nodes.map(typeName).joined(separator: " or ")
    case .text: "text"
    case .agent: "agent’s id"
    case .document: "document’s name"
    case .word(let words): words.count == 1 ? "`\(words[0])`" : words.map { "`\($0)`" }.joined(separator: " | ")
    case .integer: "integer"
    case .tokens: "tokens"
    case .usd: "US dollars"
    case .share: "share"
    case .number: "number"
    case .instant: "time"
    case .day: "day"
    case .flag: "true or false"
    }
  }

  /// The objects of a document, outermost first, each name once.
  static func objects(in node: SchemaNode) -> [(name: String, summary: String, fields: [SchemaField])] {
    var found: [(name: String, summary: String, fields: [SchemaField])] = []
    func visit(_ node: SchemaNode) {
      switch node {
      case .object(let name, let summary, let fields):
        if found.contains(where: { $0.name == name }) { return }
        found.append((name, summary, fields))
        for field in fields { visit(field.node) }
      case .array(let inner), .nullable(let inner): visit(inner)
      case .oneOf(let nodes): for node in nodes { visit(node) }
      default: break
      }
    }
    visit(node)
    return found
  }
}

extension DocumentKind {
  /// The tables that documents of this kind are also published as.
  func tables(_ node: SchemaNode) -> [DocumentTable] {
    switch self {
    case .build, .usageView, .usageAgent: []
    default: DocumentTable.tables(of: node)
    }
  }

  /// The path below `/api/`, without `.json`.
  var path: String {
    switch self {
    case .agent: "agents/<id>"
    case .model: "models/<name>"
    case .user: "users/<name>"
    case .usageWindow: "usage/<days>d"
    case .usageView: "usage/view/<view>"
    case .usageAgent: "usage/by-agent/<id>"
    case .logActivity: "logs/activity"
    case .activityIndex: "logs/activity/index"
    case .task: "tasks/<name>"
    case .taskList: "tasks/<filter>"
    case .venture: "ventures/<name>"
    case .document: "documents/<name>"
    default: rawValue
    }
  }
}
