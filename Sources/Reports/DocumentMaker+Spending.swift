import Ledger
import Model

extension DocumentMaker {
  /// The documents that go into the details of spending.
  func spendingDetails() -> [Document] {
    let spending = spending
    let windows = SpendingWindow.lengths.map { length in
      document(
        "usage/\(length)d", .usageWindow,
        WindowDocument.shape.value(of: .init(window: SpendingWindow(facts, length: length), sources: spending)),
        spending)
    }
    let boards = LeaderboardsDocument.Period.allCases.map { LeaderboardsDocument.Board($0, facts) }
    let sessions = sources { $0.usageCount > 0 || !$0.sessions.isEmpty }
    return windows + [
      document(
        "leaderboards", .leaderboards,
        LeaderboardsDocument.shape.value(of: .init(ledger: ledger, sources: spending, boards: boards)), spending),
      document(
        "sessions", .sessions, SessionsDocument.shape.value(of: .init(facts: facts, sources: sessions)), sessions,
        items: (facts.sessions.fleet.count, facts.sessions.count)),
    ] + models(spending) + users(spending) + providers(spending)
  }

  private func models(_ spending: DocumentSources) -> [Document] {
    let entries = ledger.models.enumerated().map { place, model in
      let whole = model.rollup.total.cost?.total
      return ModelDocuments.Entry(
        facts: facts, named: model, document: facts.names.models[place],
        agents: list(facts.agents(facts.crossings.agentsOfModel[place], of: whole)),
        users: list(facts.users(facts.crossings.usersOfModel[place], of: whole)))
    }
    return documents("models", .models, ModelDocuments.models, entries, spending)
      + entries.map { details($0, .model, ModelDocuments.modelDetail, spending) }
  }

  private func users(_ spending: DocumentSources) -> [Document] {
    let entries = ledger.users.enumerated().map { place, user in
      let whole = user.rollup.total.cost?.total
      return ModelDocuments.Entry(
        facts: facts, named: user, document: facts.names.users[place],
        agents: list(facts.agents(facts.crossings.agentsOfUser[place], of: whole)),
        models: list(facts.models(facts.crossings.modelsOfUser[place], of: whole)))
    }
    return documents("users", .users, ModelDocuments.users, entries, spending)
      + entries.map { details($0, .user, ModelDocuments.userDetail, spending) }
  }

  private func providers(_ spending: DocumentSources) -> [Document] {
    let entries = ledger.providers.map { provider in
      let whole = provider.rollup.total.cost?.total
      let own = facts.models(of: whole) { $0.total }.filter { $0.provider == provider.name }
      return ModelDocuments.Entry(facts: facts, named: provider, document: "", models: list(own))
    }
    return documents("providers", .providers, ModelDocuments.providers, entries, spending)
  }

  private func list(_ spenders: [Spender]) -> SpenderList {
    SpenderList(spenders, limit: ModelDocuments.listLimit)
  }

  /// A list of models, users or providers, the most expensive first, in an array of one.
  private func documents(
    _ name: String, _ kind: DocumentKind, _ shape: Shape<ModelDocuments.List>, _ entries: [ModelDocuments.Entry],
    _ spending: DocumentSources
  ) -> [Document] {
    let ranked = entries.sorted { a, b in
      Ranking.isOrderedBefore(
        (a.named.rollup.total, a.document + a.named.name), (b.named.rollup.total, b.document + b.named.name))
    }
    return [
      document(
        name, kind, shape.value(of: .init(facts: facts, sources: spending, entries: ranked)), spending,
        items: (entries.count, entries.count))
    ]
  }

  private func details(
    _ entry: ModelDocuments.Entry, _ kind: DocumentKind, _ shape: Shape<ModelDocuments.Detail>,
    _ spending: DocumentSources
  ) -> Document {
    document(entry.document, kind, shape.value(of: .init(entry: entry, sources: spending)), spending)
  }
}
