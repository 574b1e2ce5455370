import JSON

/// Writes `staticwebapp.config.json` of Azure Static Web Apps.
///
/// The first route that matches is the only one, its headers are joined with the global ones and win over them; `*`
/// stands only at the end. The file may have 20 KB. Rules hold for a missing path as well.
enum Azure {
  static let sizeLimit = 20_000

  static func files(_ plan: HeaderPlan) -> HostFiles {
    let path = "staticwebapp.config.json"
    var files = HostFiles(.azure)
    let values = Dictionary(uniqueKeysWithValues: plan.paths.map { ($0.path, $0.value) })
    var routes: [JSONValue] = plan.shortAddresses.map { stem in
      [
        "route": .string(stem), "rewrite": .string(stem + ".json"),
        "headers": headers(values[stem] ?? plan.otherwise, plan.isShared(stem) ? plan.shared : []),
      ]
    }
    for rule in plan.rules(missing: .inherits) {
      for pattern in rule.targets.flatMap(plan.globs) where !plan.shortAddresses.contains(pattern) {
        routes.append([
          "route": .string(pattern), "headers": headers(rule.cacheControl, rule.isShared ? plan.shared : []),
        ])
      }
    }
    let everywhere = plan.everywhere + plan.elsewhere + [Header("Cache-Control", plan.otherwise)]
    let settings: JSONValue = [
      "globalHeaders": .object(everywhere.map { JSONMember($0.name, .string($0.value)) }),
      "routes": .array(routes),
      "mimeTypes": .object(
        MediaType.table.map { JSONMember(".\($0.fileExtension)", .string(MediaType.header(of: $0))) }),
      "responseOverrides": ["404": ["rewrite": "/404.html", "statusCode": 404]],
    ]
    // Compact: every byte counts here.
    let text = JSONWriter.text(of: settings, layout: .compact) + "\n"
    files.check(text.utf8.count, of: "bytes in \(path)", in: path, limit: sizeLimit)
    if plan.documents.count > plan.shortAddresses.count {
      files.lacks("queries are not seen, and documents below a folder of /api/ have no address without .json", in: path)
    }
    files.add(path, to: .output, text)
    return files
  }

  /// A route's headers: evaluation stops at the first route, so that it has all that it needs.
  private static func headers(_ cacheControl: String, _ others: [Header]) -> JSONValue {
    .object(([Header("Cache-Control", cacheControl)] + others).map { JSONMember($0.name, .string($0.value)) })
  }
}
