/// Writes `_headers` and `_redirects` as Netlify reads them.
///
/// A pattern has `*` only for the rest behind a slash, which then matches the folder itself too, and `:name` for one
/// part. Rules hold for a missing path as well, and no two may set one header for one path. Netlify sends
/// `public, max-age=0, must-revalidate` for whatever no rule names, serves `404.html`, and leads `/agents` to
/// `agents.html`.
enum Netlify {
  static func files(_ plan: HeaderPlan) -> HostFiles {
    var files = HostFiles(.netlify)
    var everywhere = plan.everywhere
    if plan.otherwise != Vercel.defaultCacheControl { everywhere.append(Header("Cache-Control", plan.otherwise)) }
    var lines = ["/*"] + everywhere.map { "  \($0.name): \($0.value)" }
    // There is no way to say "all others".
    for (targets, headers) in [(plan.sharedTargets, plan.shared), (plan.closedTargets, plan.elsewhere)]
    where !headers.isEmpty {
      for pattern in targets.flatMap({ patterns($0, plan) }) {
        lines += [pattern] + headers.map { "  \($0.name): \($0.value)" }
      }
    }
    for rule in plan.rules(missing: .inherits) {
      for pattern in rule.targets.flatMap({ patterns($0, plan) }) {
        lines += [pattern, "  Cache-Control: \(rule.cacheControl)"]
      }
    }
    files.add("_headers", to: .output, lines: lines)
    let redirects = redirects(of: plan)
    files.reduce(redirects.lost, in: "_redirects")
    files.add("_redirects", to: .output, lines: redirects.lines + ["/api/* /api/:splat.json 200"])
    return files
  }

  /// The patterns of a target.
  private static func patterns(_ target: HeaderTarget, _ plan: HeaderPlan) -> [String] {
    let own = plan.paths(beginningWith: target.text).map(\.path).filter(target.matches)
    var patterns: [String] = []
    var below: [String] = []
    switch target {
    case .path(let path): return [path]
    case .prefix(let text) where !text.hasSuffix("/"): return own
    case .prefix(let text): below = [text]
    case .family(let name):
      patterns = own.filter { !$0.hasPrefix(name + "/") }
      below = own.contains { $0.hasPrefix(name + "/") } ? [name + "/"] : []
    }
    for folder in below {
      let itself = String(folder.dropLast())
      let known = plan.paths(beginningWith: itself).first.flatMap { $0.path == itself ? $0.value : nil }
      if known == nil || patterns.contains(itself) {
        patterns.removeAll { $0 == itself }
        patterns.append(folder + "*")
      } else {
        // The folder's own address has another time: one pattern for each depth instead.
        let depths = Set(own.filter { $0.hasPrefix(folder) }.map { $0.utf8.count { $0 == UInt8(ascii: "/") } })
        let base = folder.utf8.count { $0 == UInt8(ascii: "/") }
        patterns += depths.sorted().map { depth in
          folder + (base...depth).map { ":part\($0 - base + 1)" }.joined(separator: "/")
        }
      }
    }
    return patterns
  }
}
