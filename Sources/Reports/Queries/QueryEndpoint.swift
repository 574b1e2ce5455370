import Model

/// An address below `/api/` that takes a query, as it is on every site: its parameters and what answers them.
package struct QueryEndpoint: Sendable {
  /// A parameter.
  package struct Parameter: Sendable {
    /// Its name.
    package let name: String
    /// Its values, in words.
    package let summary: String
    /// Whether any other value is passed over; else nothing matches it.
    package let ignoresOthers: Bool
    /// The values; nil for the agents of the site.
    let values: [DocumentQuery.Value]?
  }

  /// Which documents of a form are made for queries alone.
  enum Made: Sendable { case none, ofIdleAgents, all }

  /// Documents for each combination of the values of some parameters.
  package struct Form: Sendable {
    /// Their names, with parameters in braces.
    package let pattern: String
    /// Those of them that nothing but queries needs.
    let made: Made
    /// The place in the order in which forms are left out when there would be too many documents, from 1; 0 for one that
    /// always stays.
    let rank: Int
    /// The names of the documents that answer once it is left out.
    let substitute: String?

    init(_ pattern: String, _ made: Made, leftOut rank: Int = 0, for substitute: String? = nil) {
      self.pattern = pattern
      self.made = made
      self.rank = rank
      self.substitute = substitute
    }

    /// The names of the parameters in it.
    var parameters: [String] {
      pattern.split(separator: "{").dropFirst().compactMap { $0.split(separator: "}").first.map(String.init) }
    }
  }

  /// The name of the document that answers without parameters.
  package let name: String
  /// The parameters, the one that counts most in front.
  package let parameters: [Parameter]
  /// The forms, the fullest first; the last has no parameter.
  package let forms: [Form]
  /// The name of the document for what nothing matches.
  package let unmatched: String

  /// All addresses that take queries.
  package static let all = [activity, usage, tokens]

  /// The most documents that a site has for queries alone.
  package static let documentLimit = 4000

  /// The numbers of activities that documents are made for.
  static let limits = [10, 50, 100]

  private static let agent = Parameter(
    name: "agent", summary: "an agent’s id, its name as it is shown or in small letters, or another spelling of it",
    ignoresOthers: false, values: nil)

  /// The newest activities.
  package static let activity = QueryEndpoint(
    name: "logs/activity",
    parameters: [
      agent,
      Parameter(
        name: "type", summary: words(ActivityType.allCases.map(\.rawValue)), ignoresOthers: false,
        values: ActivityType.allCases.map { .init(part: $0.rawValue, spellings: [$0.rawValue]) }),
      Parameter(
        name: "limit", summary: "1 to 100, answered with the next of \(words(limits.map(String.init)))",
        ignoresOthers: true, values: steps(limits) { String($0) }),
    ],
    forms: [
      Form("logs/activity/by-agent/{agent}/type/{type}/{limit}", .all, leftOut: 2),
      Form("logs/activity/by-agent/{agent}/type/{type}", .all, leftOut: 6),
      Form("logs/activity/by-agent/{agent}/{limit}", .all, leftOut: 4),
      Form("logs/activity/by-agent/{agent}", .ofIdleAgents, leftOut: 9),
      Form("logs/activity/by-type/{type}/{limit}", .all),
      Form("logs/activity/by-type/{type}", .none),
      Form("logs/activity/limit/{limit}", .all),
      Form("logs/activity", .none),
    ], unmatched: "logs/activity/empty")

  /// What was spent.
  package static let usage = QueryEndpoint(
    name: "usage",
    parameters: [
      agent,
      Parameter(
        name: "days", summary: "1 to 90, answered with the next of \(words(SpendingWindow.lengths.map(String.init)))",
        ignoresOthers: true, values: steps(SpendingWindow.lengths) { "\($0)d" }),
      Parameter(
        name: "view", summary: words(UsageSlice.View.allCases.map(\.rawValue)), ignoresOthers: false,
        values: UsageSlice.View.allCases.map { .init(part: $0.rawValue, spellings: [$0.rawValue]) }),
    ],
    forms: [
      Form("usage/by-agent/{agent}/view/{view}/{days}", .all, leftOut: 1),
      Form("usage/by-agent/{agent}/{days}", .all, leftOut: 5),
      Form("usage/by-agent/{agent}/view/{view}", .all, leftOut: 3),
      Form("usage/by-agent/{agent}", .all, leftOut: 7, for: "agents/{agent}"),
      Form("usage/view/{view}/{days}", .all),
      Form("usage/{days}", .none),
      Form("usage/view/{view}", .all),
      Form("usage", .none),
    ], unmatched: "usage/empty")

  /// What each agent spent.
  package static let tokens = QueryEndpoint(
    name: "tokens", parameters: [agent],
    forms: [Form("tokens/by-agent/{agent}", .all, leftOut: 8, for: "agents/{agent}"), Form("tokens", .none)],
    unmatched: "tokens/empty")

  /// Numbers as values: each is also asked for by those that are less, down to the one before.
  private static func steps(_ numbers: [Int], _ part: (Int) -> String) -> [DocumentQuery.Value] {
    zip([0] + numbers, numbers).map { before, number in
      .init(part: part(number), spellings: (before + 1...number).map(String.init))
    }
  }

  private static func words(_ values: [String]) -> String {
    values.dropLast().map { "`\($0)`" }.joined(separator: ", ") + (values.last.map { " or `\($0)`" } ?? "")
  }
}
