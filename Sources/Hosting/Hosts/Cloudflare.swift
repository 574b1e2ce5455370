/// Writes `_headers` and `_redirects` as Cloudflare Pages and Workers' static assets read them.
///
/// All rules that match apply, and a header that two of them set is joined with a comma. An answer "not found" is sent
/// with `no-store` whatever the rules say. What no rule names is sent with `public, max-age=0, must-revalidate`.
/// Redirects come before files, so that each alias is a rule of its own: a pattern would hide the files.
enum Cloudflare {
  static let ruleLimit = 100
  static let lineLimit = 2000
  static let redirectLimit = 2000
  static let fileLimit = 20_000

  static func files(_ plan: HeaderPlan) -> HostFiles {
    var files = HostFiles(.cloudflare)
    var everywhere = plan.everywhere + plan.elsewhere
    if plan.otherwise != Vercel.defaultCacheControl { everywhere.append(Header("Cache-Control", plan.otherwise)) }
    // Pages would let every other site read the documents; here only the site itself may.
    var lines = ["/*", "  ! Access-Control-Allow-Origin"] + everywhere.map { "  \($0.name): \($0.value)" }
    var rules = 1
    for pattern in plan.sharedTargets.flatMap(plan.globs) {
      // What the rule for everything set is taken away first: two values would be joined.
      lines += [pattern] + plan.elsewhere.map { "  ! \($0.name)" } + plan.shared.map { "  \($0.name): \($0.value)" }
      rules += 1
    }
    for rule in plan.rules(missing: .isKeptApart) {
      for pattern in rule.targets.flatMap(plan.globs) {
        lines += [pattern, "  Cache-Control: \(rule.cacheControl)"]
        rules += 1
      }
    }
    let redirects = plan.shortAddresses.map { "\($0) \($0).json 200" }
    files.check(rules, of: "rules", in: "_headers", limit: ruleLimit)
    files.check(lines.map(\.utf8.count).max() ?? 0, of: "characters in a line", in: "_headers", limit: lineLimit)
    files.check(redirects.count, of: "redirects", in: "_redirects", limit: redirectLimit)
    files.check(plan.resources.count, of: "files", in: "_headers", limit: fileLimit)
    if plan.documents.count > plan.shortAddresses.count {
      files.lacks(
        "queries are not seen, and documents below a folder of /api/ have no address without .json", in: "_redirects")
    }
    files.add("_headers", to: .output, lines: lines)
    files.add("_redirects", to: .output, lines: redirects)
    return files
  }
}
