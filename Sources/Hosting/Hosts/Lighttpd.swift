/// Writes `lighttpd.conf`, a whole configuration for lighttpd 1.4.
///
/// Nothing asks for the status of an answer, so that rules hold for a missing path as well; a list of headers inside of
/// a condition takes the place of the one outside.
enum Lighttpd {
  static let patternLimit = 4000

  static func files(_ plan: HeaderPlan, _ site: HostedSite) -> HostFiles {
    let path = "lighttpd.conf"
    var files = HostFiles(.lighttpd)
    let root = files.writable(site.root, "folder", in: path) { $0 == "\"" || $0 == "\\" }
    let queries = QueryVariables(plan, room: queryRoom, limit: patternLimit)
    files.reduce(queries.lost, in: path)
    var lines = [
      "# Written by fleetledger; the next build writes it anew.",
      "server.modules = ( \"mod_setenv\", \"mod_rewrite\" )", "server.document-root = \"\(root)\"",
      "server.bind = \"\(site.address)\"", "server.port = \(site.port)", "server.tag = \"lighttpd\"",
      "# 404.html, with status 404.", "server.errorfile-prefix = \"\(root)/\"",
      "index-file.names = ( \"index.html\" )", "etag.use-inode = \"disable\"",
      "# Kept for two seconds, times of files would let changed content be answered as unchanged.",
      "server.stat-cache-engine = \"disable\"", "mimetype.assign = (",
    ]
    lines += MediaType.table.map { "  \".\($0.fileExtension)\" => \"\(MediaType.header(of: $0))\"," }
    lines += ["  \"\" => \"application/octet-stream\"", ")", ""] + headers(plan, plan.otherwise, indent: "")
    for rule in plan.rules(missing: .inherits) {
      for pattern in Alternation.patterns(rule.targets, limit: patternLimit) {
        lines +=
          ["$HTTP[\"url\"] =~ \"^/(?:\(pattern))$\" {"]
          + headers(plan, rule.cacheControl, isShared: rule.isShared, indent: "  ") + ["}"]
      }
    }
    lines += [
      "", "# The manifest, and what else begins with a dot, is nobody's business.",
      "# A folder is no page.",
      "url.rewrite-once = ( \"^[^?]*/\\.(?!well-known/)\" => \"/-\", \"^/[^?]+/(\\?.*)?$\" => \"/-\" )",
    ]
    let rewriting = rewriting(of: queries)
    if !rewriting.isEmpty {
      lines += ["# Which file answers a query.", "url.rewrite-repeat = ("]
      lines += rewriting.map { "  \"\($0.pattern)\" => \"\($0.to)\"," } + [")"]
    }
    lines += [
      "url.rewrite-if-not-file = (",
      "  \"^/(api/[^?]*[^/?])(\\?.*)?$\" => \"/$1.json$2\",", "  \"^/([^?]*[^/?])(\\?.*)?$\" => \"/$1.html$2\"", ")",
    ]
    files.add(path, to: .deploy, lines: lines)
    return files
  }

  private static func headers(
    _ plan: HeaderPlan, _ cacheControl: String, isShared: Bool = false, indent: String
  ) -> [String] {
    let all = plan.everywhere + (isShared ? plan.shared : plan.elsewhere) + [Header("Cache-Control", cacheControl)]
    return ["\(indent)setenv.set-response-header = ("]
      + all.map { "\(indent)  \"\($0.name)\" => \"\($0.value)\"," }
      + ["\(indent))"]
  }
}
