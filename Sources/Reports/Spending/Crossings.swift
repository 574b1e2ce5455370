import Ledger
import Model

/// What each model cost each agent and user, and each user with each agent and model; found in one pass over the
/// ledger's smallest sums. All are known by their places in the ledger's lists.
struct Crossings: Sendable {
  /// For each model, its agents.
  private(set) var agentsOfModel: [[Int: Figures]]
  /// For each model, its users.
  private(set) var usersOfModel: [[Int: Figures]]
  /// For each user, the agents asked.
  private(set) var agentsOfUser: [[Int: Figures]]
  /// For each user, the models that answered.
  private(set) var modelsOfUser: [[Int: Figures]]

  private struct ModelKey: Hashable {
    var name: String
    var provider: String?
  }

  init(_ ledger: Ledger) {
    agentsOfModel = Array(repeating: [:], count: ledger.models.count)
    usersOfModel = agentsOfModel
    agentsOfUser = Array(repeating: [:], count: ledger.users.count)
    modelsOfUser = agentsOfUser
    var models: [ModelKey: Int] = [:]
    for (place, model) in ledger.models.enumerated() {
      models[ModelKey(name: model.name, provider: model.provider)] = place
    }
    var users: [String: Int] = [:]
    for (place, user) in ledger.users.enumerated() { users[user.name] = place }
    for cell in ledger.cells {
      let model = cell.model.flatMap { models[ModelKey(name: $0, provider: cell.provider)] }
      let user = cell.user.flatMap { users[$0] }
      if let model, let agent = cell.agent { agentsOfModel[model][agent, default: Figures()].add(cell.figures) }
      if let model, let user {
        usersOfModel[model][user, default: Figures()].add(cell.figures)
        modelsOfUser[user][model, default: Figures()].add(cell.figures)
      }
      if let user, let agent = cell.agent { agentsOfUser[user][agent, default: Figures()].add(cell.figures) }
    }
  }
}
