import Reports

extension APIReference {
  /// The addresses that take queries, with their parameters and what answers them.
  static var queries: String {
    var text = """

      ## Queries

      These addresses take a query where the host can see it: [which can](hosting.md#queries). Each answer is a file, made with
      the site: a document for each combination of the values below. It can also be asked for by its own path, on any host.
      A parameter without a value is not given; of one that is given twice, the first counts; other parameters are passed over.
      `serve` answers parameters that it does not know, or gets twice, with 422: a misspelt filter would be a miscount.

      **Read `filter` in the answer**: it says what the document was filtered by. Where `matched` is false, the agent or word that was
      asked for is not known, and there is nothing in the document. Where a parameter that was asked for is `null`, the document was not
      filtered by it: the host cannot see queries, or the fleet has so many agents that not every combination has a document. Then it has
      more than was asked for, never less; choose from it. A `limit` or `days` in it may be more than was asked for.

      At most \(QueryEndpoint.documentLimit) documents are made for queries alone. What would exceed that is left out for all agents alike, the combinations of
      most parameters first; at last `/api/agents/<id>.json`, which has no `filter`, answers for usage and tokens of an agent, and agents without
      activities are not known. `health.json` names under `queries` the combinations that there are, as `logs/activity/index.json` does.
      These documents have no page, no tables, and no entries under `documents`.

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
    return text + """

      ### Activities from a page

      `/assets/activity.<digest>.js` is an ES module that finds activities on every host, since it asks for files alone. Its path stands under
      `modules` in `health.json`; it changes with what it holds.

      ```js
      const site = "https://fleet.example.org/";
      const { modules } = await (await fetch(site + "api/health.json")).json();
      const { activity } = await import(site + modules.find((one) => one.name === "activity").path);
      const { items, complete } = await activity({ agent: "Nexus", type: "error", since: "2026-02-16T00:00:00Z", limit: 20 });
      ```

      | Option | What it takes |
      | --- | --- |
      | `agent`, `type` | as above |
      | `since`, `until` | a time, or what `Date` takes; the first is included, the second is not |
      | `limit` | a whole number from 1; without it and without a time there are as many as the document of the agent or type has |
      | `base` | the root of the site; by default that from which the module comes |

      It gives `items`, as they stand in the documents and in their order, none between the first and the last left out; `complete`: whether these
      are all that there are; `total`, where it is known; and `filter`. What is older than the documents of days is not published: then `complete` is
      false. A time that is none is a `RangeError`, a document that cannot be read an `Error`. A page of another site may import it where the host lets it
      (CORS); else copy the file and give `base`.

      """
  }
}
