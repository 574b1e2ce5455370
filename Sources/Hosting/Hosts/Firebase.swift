import JSON

/// Writes `firebase.json`.
///
/// Of rules that match and set one header the last counts, so that the rule for everything comes first. `*` stands for
/// a part of a name, `**` for any number of folders. Rules hold for a missing path as well.
enum Firebase {
  static func files(_ plan: HeaderPlan, _ site: HostedSite) -> HostFiles {
    var files = HostFiles(.firebase)
    var rules = [rule("**", plan.everywhere + plan.elsewhere + [Header("Cache-Control", plan.otherwise)])]
    rules += plan.sharedTargets.flatMap { patterns($0, plan) }.map { rule($0, plan.shared) }
    for found in plan.rules(missing: .inherits) {
      for pattern in found.targets.flatMap({ patterns($0, plan) }) {
        rules.append(rule(pattern, [Header("Cache-Control", found.cacheControl)]))
      }
    }
    let settings: JSONValue = [
      "hosting": [
        "public": .string(site.outputDirectory),
        "ignore": ["firebase.json", "**/.*"],
        "cleanUrls": true,
        "trailingSlash": false,
        "headers": .array(rules),
        "rewrites": .array(
          plan.shortAddresses.map { ["source": .string($0), "destination": .string($0 + ".json")] }),
      ]
    ]
    if plan.documents.count > plan.shortAddresses.count {
      files.lacks(
        "queries are not seen, and documents below a folder of /api/ have no address without .json", in: "firebase.json"
      )
    }
    files.add("firebase.json", to: .deploy, JSONWriter.text(of: settings, layout: .pretty))
    return files
  }

  private static func rule(_ source: String, _ headers: [Header]) -> JSONValue {
    [
      "source": .string(source),
      "headers": .array(headers.map { ["key": .string($0.name), "value": .string($0.value)] }),
    ]
  }

  /// A target's globs, with the two stars that slashes need.
  private static func patterns(_ target: HeaderTarget, _ plan: HeaderPlan) -> [String] {
    plan.globs(target).flatMap { glob -> [String] in
      guard glob.hasSuffix("*") else { return [glob] }
      let stem = String(glob.dropLast())
      if stem.hasSuffix("/") { return [stem + "**"] }
      let below = plan.paths(beginningWith: stem).contains { $0.path.dropFirst(stem.count).contains("/") }
      return below ? [glob, glob + "/**"] : [glob]
    }
  }
}
