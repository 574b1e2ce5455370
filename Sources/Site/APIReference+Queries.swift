import Reports

extension APIReference {
  /// The addresses that take queries, with their parameters and what answers them.
  static var queries: String {
    var text = """

      ## Queries

      These addresses take a query where the host can see it ([which hosts can](hosting.md#queries)). Each answer is a file, made
      with the site: a document for each combination of the values below, which can also be asked for by its own path, on any
      host. A parameter without a value is not given; of one that is given twice, the first counts; other parameters are passed
      over. **Read `filter` in the answer**: it says what the document was filtered by. `matched` is false, and there is
      nothing in the document, when the agent or word asked for is not known. What stands there as `null` was not filtered: by a host that cannot see queries, or
      because a fleet has so many agents that not every combination has a document (at most \(QueryEndpoint.documentLimit) are made for
      queries; combinations of most parameters are left out first, for all agents alike, and agents' own documents last).

      """
    for endpoint in QueryEndpoint.all {
      text += "\n### `/api/\(endpoint.name)`\n\n| Parameter | Values | Any other value |\n| --- | --- | --- |\n"
      for parameter in endpoint.parameters {
        text += "| `\(parameter.name)` | \(parameter.summary) | "
        text += parameter.ignoresOthers ? "is passed over |\n" : "gives `/api/\(endpoint.unmatched).json` |\n"
      }
      text += "\nDocuments: "
      text += endpoint.forms.map { "`/api/\($0.pattern).json`" }.joined(separator: ", ") + ".\n"
    }
    return text
  }
}
