/// Writes `.htaccess`, which Apache reads in the site's folder where `AllowOverride All` holds.
///
/// Apache sends an error page as if it were a success, so that each rule for `Cache-Control` also asks for the status.
/// ETags come from the content, and stay the same on every machine that serves a copy.
enum Apache {
  static let patternLimit = 4000

  static func files(_ plan: HeaderPlan, _ site: HostedSite) -> HostFiles {
    var files = HostFiles(.apache)
    let queries = QueryVariables(plan, room: queryRoom, limit: patternLimit)
    files.reduce(queries.lost, in: ".htaccess")
    var lines = [
      "# Written by fleetledger; the next build writes it anew.", "Options -Indexes -MultiViews",
      "DirectoryIndex index.html", "DirectorySlash Off", "FileETag Digest", "ErrorDocument 404 /404.html", "",
    ]
    lines += MediaType.table.map { "AddType \"\(MediaType.header(of: $0))\" .\($0.fileExtension)" }
    lines += [""] + plan.everywhere.map { "Header always set \($0.name) \(quoted($0.value))" }
    if !plan.sharedTargets.isEmpty {
      let pattern = "m#^/(?:\(Alternation.pattern(plan.sharedTargets)))$#"
      lines += plan.shared.map {
        "Header always set \($0.name) \(quoted($0.value)) \"expr=%{REQUEST_URI} =~ \(pattern)\""
      }
      lines += plan.elsewhere.map {
        "Header always set \($0.name) \(quoted($0.value)) \"expr=%{REQUEST_URI} !~ \(pattern)\""
      }
    }
    let otherwise = quoted(plan.otherwise)
    lines += [
      "Header always set Cache-Control \(otherwise) \"expr=%{REQUEST_STATUS} -ge 400\"",
      "Header set Cache-Control \(otherwise) \"expr=%{REQUEST_STATUS} -lt 400\"",
    ]
    let ending = site.isPrecompressed ? "(?:\\.br|\\.gz)?" : ""
    for rule in plan.rules(missing: .isKeptApart) {
      for pattern in Alternation.patterns(rule.targets, limit: patternLimit) {
        lines.append(
          "Header set Cache-Control \(quoted(rule.cacheControl)) "
            + "\"expr=%{REQUEST_STATUS} -lt 400 && %{REQUEST_URI} =~ m#^/(?:\(pattern))\(ending)$#\"")
      }
    }
    lines += [
      "", "RewriteEngine On", "# The manifest, and what else begins with a dot, is nobody's business.",
      "RewriteRule \"(?:^|/)\\.(?!well-known/)\" - [R=404,L]",
    ]
    lines += rewriting(of: queries)
    lines += [
      "RewriteCond %{REQUEST_FILENAME} !-f", "RewriteCond %{DOCUMENT_ROOT}/$1.json -f",
      "RewriteRule \"^(api/.+)$\" \"$1.json\"",
      "RewriteCond %{REQUEST_FILENAME} !-f", "RewriteCond %{DOCUMENT_ROOT}/$1.html -f",
      "RewriteRule \"^(.+)$\" \"$1.html\"", "# A folder is no page.", "RewriteCond %{REQUEST_FILENAME} -d",
      "RewriteRule \".\" - [R=404,L]",
    ]
    if site.isPrecompressed { lines += precompressed }
    files.add(".htaccess", to: .output, lines: lines)
    return files
  }

  /// Sends the compressed sibling of a file to who can read it.
  private static let precompressed =
    [
      "", "# Compressed bytes lie beside each text.", "RemoveType .gz", "RemoveLanguage .br", "AddEncoding br .br",
      "AddEncoding gzip .gz", "Header merge Vary Accept-Encoding",
    ]
    + ["br", "gz"].flatMap { ending in
      [
        "RewriteCond %{HTTP:Accept-Encoding} \"\\b\(ending == "gz" ? "gzip" : ending)\\b\"",
        "RewriteCond %{REQUEST_FILENAME} -f", "RewriteCond %{REQUEST_FILENAME}.\(ending) -f",
        "RewriteRule \"^(.+)$\" \"$1.\(ending)\" [END]",
      ]
    }

  private static func quoted(_ value: String) -> String {
    "\"" + value.unicodeScalars.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "\""
  }
}
