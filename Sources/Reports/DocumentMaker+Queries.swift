import Ledger
import Model

extension DocumentMaker {
  /// The documents that queries for usage alone need.
  func usageShards(_ plan: QueryPlan) -> [Document] {
    let spending = spending
    let lengths: [Int?] = [nil] + SpendingWindow.lengths
    let (fleet, agents) = ledger.spendingParts()
    var made = [unmatchedUsage()]
    for length in lengths {
      let slice = UsageSlice(facts, fleet, agent: nil, length: length)
      made += views(of: slice, spending)
    }
    guard plan.has("usage/by-agent/{agent}", of: .usage) else { return made }
    let byDays = plan.has("usage/by-agent/{agent}/{days}", of: .usage)
    let byView = plan.has("usage/by-agent/{agent}/view/{view}", of: .usage)
    let byDaysAndView = plan.has("usage/by-agent/{agent}/view/{view}/{days}", of: .usage)
    for (place, agent) in ledger.agents.enumerated() {
      let sources = DocumentSources(agent.paths.compactMap { sourcesByPath[$0] })
      for length in lengths {
        guard length == nil || byDays || byDaysAndView else { continue }
        let slice = UsageSlice(facts, agents[place], agent: place, length: length)
        if length == nil || byDays {
          made.append(
            document(
              "usage/by-agent/\(agent.id)" + Self.part(of: length), .usageAgent,
              UsageQueryDocuments.agent.value(of: .init(slice: slice, sources: sources)), sources))
        }
        if length == nil ? byView : byDaysAndView { made += views(of: slice, sources) }
      }
    }
    return made
  }

  /// The documents that queries for tokens alone need.
  func tokenShards(_ plan: QueryPlan) -> [Document] {
    var made = [unmatchedTokens()]
    guard plan.has("tokens/by-agent/{agent}", of: .tokens) else { return made }
    let byPath = Dictionary(grouping: diagnostics) { $0.location.path }
    for agent in ledger.agents { made.append(tokens(of: agent) { byPath[$0] ?? [] }) }
    return made
  }

  private func views(of slice: UsageSlice, _ sources: DocumentSources) -> [Document] {
    let folder = slice.agent.map { "usage/by-agent/\($0.id)/view" } ?? "usage/view"
    return UsageSlice.View.allCases.map { view in
      document(
        "\(folder)/\(view.rawValue)" + Self.part(of: slice.length), .usageView,
        UsageQueryDocuments.view.value(of: .init(slice: slice, view: view, sources: sources)), sources)
    }
  }

  private func unmatchedUsage() -> Document {
    let none = DocumentSources([])
    var made = document(
      QueryEndpoint.usage.unmatched, .usageView,
      UsageQueryDocuments.view.value(of: .init(slice: UsageSlice(nothingOf: ledger), sources: none)), none)
    made.value.replace("filter", with: UsageQueryDocuments.filter.value(of: .init(isMatched: false)))
    return made
  }

  private static func part(of length: Int?) -> String { length.map { "/\($0)d" } ?? "" }
}
