import Ledger

/// Which documents a site has that are made for queries alone: not more than a bounded number, however many agents.
struct QueryPlan: Sendable {
  /// The patterns of each endpoint, by its name.
  private let patterns: [String: [String]]
  /// The agents that activities are asked for by.
  private let activeAgents: [DocumentQuery.Value]
  private let agents: [DocumentQuery.Value]
  /// The number of documents that are made for queries alone.
  let count: Int

  /// - Parameters:
  ///   - agents: the agents with their spellings.
  ///   - isIdle: whether the agent of an id is in no activity.
  init(_ agents: [DocumentQuery.Value], isIdle: (String) -> Bool, limit: Int = QueryEndpoint.documentLimit) {
    let idle = agents.count { isIdle($0.part) }
    func number(_ form: QueryEndpoint.Form, of endpoint: QueryEndpoint) -> Int {
      if form.made == .none { return 0 }
      return form.parameters.reduce(1) { product, name in
        let values = endpoint.parameters.first { $0.name == name }?.values?.count
        return product * (values ?? (form.made == .ofIdleAgents ? idle : agents.count))
      }
    }
    let all = QueryEndpoint.all.flatMap { endpoint in endpoint.forms.map { (endpoint, $0) } }
    var count = all.reduce(0) { $0 + number($1.1, of: $1.0) } + QueryEndpoint.all.count
    var leftOut: Set<String> = []
    for (endpoint, form) in all.filter({ $0.1.rank > 0 }).sorted(by: { $0.1.rank < $1.1.rank }) where count > limit {
      leftOut.insert(form.pattern)
      count -= number(form, of: endpoint)
    }
    self.count = count
    self.agents = agents
    // A form of which most documents are there anyway stays for the agents that have one.
    let partial = all.contains { $0.1.made == .ofIdleAgents && leftOut.contains($0.1.pattern) }
    activeAgents = partial ? agents.filter { !isIdle($0.part) } : agents
    var patterns: [String: [String]] = [:]
    for (endpoint, form) in all {
      let isLeftOut = leftOut.contains(form.pattern) && form.made != .ofIdleAgents
      if let pattern = isLeftOut ? form.substitute : form.pattern {
        patterns[endpoint.name, default: []].append(pattern)
      }
    }
    self.patterns = patterns
  }

  /// Whether there are documents of this form.
  func has(_ pattern: String, of endpoint: QueryEndpoint) -> Bool {
    patterns[endpoint.name]?.contains(pattern) ?? false
  }

  /// The patterns of an endpoint's documents.
  func patterns(of endpoint: QueryEndpoint) -> [String] { patterns[endpoint.name] ?? [] }

  /// Whether agents without activities have a document that says so.
  var hasIdleAgents: Bool { activeAgents.count == agents.count }

  /// The endpoint as it is on this site.
  func query(_ endpoint: QueryEndpoint) -> DocumentQuery {
    DocumentQuery(
      name: endpoint.name,
      parameters: endpoint.parameters.map { parameter in
        .init(
          name: parameter.name,
          values: parameter.values ?? (endpoint.name == QueryEndpoint.activity.name ? activeAgents : agents),
          ignoresOthers: parameter.ignoresOthers)
      }, patterns: patterns(of: endpoint), unmatched: endpoint.unmatched)
  }
}
