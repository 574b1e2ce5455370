import Digest

/// Writes what an upload to S3 needs, and two functions for CloudFront in front of it.
///
/// An object store keeps `Content-Type` and `Cache-Control` with each object, so there are no patterns, and what is
/// missing has neither. `s3-upload.tsv` lists the objects in the order in which to upload them: assets before the
/// documents and pages that name them. What tells of the build itself has "-" for its digest: it is another at each
/// build, is only published with something else, and goes up with that.
enum ObjectStore {
  static func files(_ plan: HeaderPlan) -> HostFiles {
    var files = HostFiles(.s3)
    files.add("s3-upload.tsv", to: .deploy, lines: manifest(plan))
    let path = "cloudfront-request.js"
    // What the function is without the tables' own lines.
    let own = request([""]).reduce(0) { $0 + $1.utf8.count + 1 }
    let tables = tables(of: plan, room: functionLimit - own)
    files.reduce(tables.lost, in: path)
    files.add(path, to: .deploy, lines: request(tables.lines))
    files.add("cloudfront-response.js", to: .deploy, lines: response(plan))
    files.lacks(
      "security headers and addresses without .html and .json need CloudFront with the two functions; S3 alone has "
        + "neither", in: "s3-upload.tsv")
    return files
  }

  private static func manifest(_ plan: HeaderPlan) -> [String] {
    func rank(_ resource: Resource) -> Int {
      switch resource.cachePolicy {
      case .asset: 0
      case .data, .feed: 1
      case .page, .missing: 2
      }
    }
    let values = Dictionary(uniqueKeysWithValues: plan.paths.map { ($0.path, $0.value) })
    // Stable: the resources are sorted by path.
    let ordered = (0...2).flatMap { wanted in plan.resources.filter { rank($0) == wanted } }
    let rows = ordered.map { resource -> String in
      let measure = resource.measure
      return [
        resource.path, resource.mediaType, values["/" + resource.path] ?? plan.otherwise,
        String(measure.size), resource.isVolatile ? "-" : measure.digest.description,
      ].joined(separator: "\t")
    }
    return ["path\tcontent-type\tcache-control\tsize\txxh3"] + rows
  }

  /// Runs when a reader asks: leads `/agents` to `agents.html`, `/api/agents` to its document, and a query to its file.
  private static func request(_ tables: [String]) -> [String] {
    [
      "// Written by fleetledger. CloudFront Function for the event \"viewer request\"."
    ] + tables + [
      "function handler(event) {",
      "  var request = event.request;",
      "  var path = request.uri;",
    ]
      + (tables.isEmpty
        ? ["  if (path.endsWith('/')) {"]
        : [
          "  if (queries[path]) {",
          "    request.uri = choose(queries[path], request.querystring);",
          "  } else if (path.endsWith('/')) {",
        ]) + [
        "    request.uri = path + 'index.html';",
        "  } else if (!/\\.(?:\(MediaType.table.map(\.fileExtension).joined(separator: "|")))$/.test(path)) {",
        "    request.uri = path + (path.startsWith('/api/') ? '.json' : '.html');",
        "  }",
        "  return request;",
        "}",
      ] + (tables.isEmpty ? [] : choice)
  }

  /// Runs when an answer is sent. CloudFront does not call it for answers of 400 and above.
  private static func response(_ plan: HeaderPlan) -> [String] {
    [
      "// Written by fleetledger. CloudFront Function for the event \"viewer response\".",
      "function handler(event) {",
      "  var headers = event.response.headers;",
    ] + plan.everywhere.map { assignment($0, indent: "  ") } + sharing(plan) + [
      "  return event.response;",
      "}",
    ]
  }

  private static func sharing(_ plan: HeaderPlan) -> [String] {
    if plan.sharedTargets.isEmpty { return [] }
    let pattern = Alternation.pattern(plan.sharedTargets).replacing("/", with: "\\/")
    return ["  if (/^\\/(?:\(pattern))$/.test(event.request.uri)) {"]
      + plan.shared.map { assignment($0, indent: "    ") } + ["  } else {"]
      + plan.elsewhere.map { assignment($0, indent: "    ") } + ["  }"]
  }

  private static func assignment(_ header: Header, indent: String) -> String {
    "\(indent)headers['\(header.name.lowercased())'] = { value: \(quoted(header.value)) };"
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.unicodeScalars.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "\""
  }
}
