import JSON

/// Writes `vercel.json`, the settings of Vercel for a folder that is already built.
///
/// Vercel itself sends `public, max-age=0, must-revalidate` for whatever no rule names, and serves `404.html`.
package enum Vercel {
  /// The most header rules, and the most characters of one pattern, that the format's schema allows.
  static let ruleLimit = 2048
  static let patternLimit = 4096
  static let valueLimit = 32768

  /// The file's text; `outputDirectory` is the site's folder as seen from the file.
  package static func text(_ plan: HeaderPlan, outputDirectory: String = "public") throws(HostError) -> String {
    var rules: [JSONValue] = []
    for rule in plan.rules {
      for header in rule.headers where header.value.utf8.count > valueLimit {
        throw .limit(
          host: "Vercel", of: "characters in the header \(header.name)", count: header.value.utf8.count,
          limit: valueLimit)
      }
      let headers = JSONValue.array(
        rule.headers.map { ["key": .string($0.name), "value": .string($0.value)] })
      // A group without a name: a name would make Vercel fill in what looks like `:name` in the header's value.
      let sources = rule.targets.map { Alternation.patterns($0, limit: patternLimit - 3).map { "/(\($0))" } }
      for source in sources ?? ["/(.*)"] {
        if source.utf8.count > patternLimit {
          throw .limit(host: "Vercel", of: "characters in a pattern", count: source.utf8.count, limit: patternLimit)
        }
        rules.append(["source": .string(source), "headers": headers])
      }
    }
    // The rewrite and what `cleanUrls` makes of itself count as well.
    if rules.count + 10 > ruleLimit {
      throw .limit(host: "Vercel", of: "routes", count: rules.count + 10, limit: ruleLimit)
    }
    return JSONWriter.text(
      of: [
        "framework": nil,
        "buildCommand": "",
        "installCommand": "",
        "outputDirectory": .string(outputDirectory),
        "cleanUrls": true,
        "trailingSlash": false,
        "headers": .array(rules),
        "rewrites": [["source": "/api/(.*)", "destination": "/api/$1.json"]],
      ], layout: .pretty)
  }
}
