import Ledger

/// The names of the documents, and so of the pages, of models and users.
struct SpendingNames: Sendable {
  /// Of each model, in the ledger's order.
  let models: [String]
  /// Of each user, in the ledger's order.
  let users: [String]
  private let byModel: [ModelKey: String]
  private let byUser: [String: String]

  private struct ModelKey: Hashable {
    var name: String
    var provider: String?
  }

  init(_ ledger: Ledger, _ redactor: Redactor) {
    models = Self.names(
      ledger.models.map { model in model.provider.map { "\($0)/\(model.name)" } ?? model.name }, below: "models",
      redactor)
    users = Self.names(ledger.users.map(\.name), below: "users", redactor)
    let keys = ledger.models.map { ModelKey(name: $0.name, provider: $0.provider) }
    byModel = Dictionary(zip(keys, models)) { first, _ in first }
    byUser = Dictionary(zip(ledger.users.map(\.name), users)) { first, _ in first }
  }

  /// The name of the document of a model of the ledger.
  func document(ofModel model: NamedRollup) -> String {
    byModel[ModelKey(name: model.name, provider: model.provider)] ?? ""
  }

  /// The name of the document of a user of the ledger.
  func document(ofUser name: String) -> String { byUser[name] ?? "" }

  /// A name for each text. What is redacted in texts must not stand in addresses either, so the parts are made of what
  /// is left; texts of which the same is left are numbered in their order.
  private static func names(_ texts: [String], below folder: String, _ redactor: Redactor) -> [String] {
    var used: Set<String> = []
    var count: [String: Int] = [:]
    let shown = texts.map { text in
      let rest = redactor.redact(text)
      var own = rest
      while !used.insert(own).inserted {
        let number = count[rest, default: 1] + 1
        count[rest] = number
        own = "\(rest) \(number)"
      }
      return own
    }
    let slugs = Slugs(shown)
    return shown.map { "\(folder)/\(slugs[$0] ?? "")" }
  }
}
