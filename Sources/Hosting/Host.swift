/// A host that the site can be made ready for.
package enum Host: String, Sendable, Hashable, CaseIterable {
  case vercel
  case vercelPrebuilt = "vercel-prebuilt"
  case netlify, cloudflare
  case gitHubPages = "github-pages"
  case s3, firebase, azure, nginx, apache, caddy, lighttpd

  /// The files that this host reads, and what is to be said of them.
  package func files(for plan: HeaderPlan, _ site: HostedSite) -> HostFiles {
    switch self {
    case .vercel: Vercel.files(plan, site)
    case .vercelPrebuilt: VercelPrebuilt.files(plan)
    case .netlify: Netlify.files(plan)
    case .cloudflare: Cloudflare.files(plan)
    case .gitHubPages: GitHubPages.files(plan)
    case .s3: ObjectStore.files(plan)
    case .firebase: Firebase.files(plan, site)
    case .azure: Azure.files(plan)
    case .nginx: Nginx.files(plan, site)
    case .apache: Apache.files(plan, site)
    case .caddy: Caddy.files(plan, site)
    case .lighttpd: Lighttpd.files(plan, site)
    }
  }

  /// What a build, or what deploys it, may leave in the deploy folder: files, and folders with all that is in them. No
  /// source is among them. `docs/workflows/s3.yml` keeps the list of what it has uploaded.
  package static let deployNames = [
    DeployFolder.listName, "vercel.json", VercelPrebuilt.ownFolder, "s3-upload.tsv", "s3-uploaded.tsv",
    "cloudfront-request.js", "cloudfront-response.js", "firebase.json", "nginx.conf", "Caddyfile", "lighttpd.conf",
    "netlify/_headers", "netlify/_redirects", "cloudflare/_headers", "cloudflare/_redirects",
  ]
}

/// Where a site is, as its host has to be told.
package struct HostedSite: Sendable {
  /// The absolute path of the output.
  package var root: String
  /// The output as seen from the deploy folder.
  package var outputDirectory: String
  /// The address that a server of one's own listens on.
  package var address: String
  /// The port that a server of one's own listens on.
  package var port: Int
  /// True when files have compressed siblings, `.gz` and `.br`.
  package var isPrecompressed: Bool

  /// Describes a site.
  package init(
    root: String, outputDirectory: String = "public", address: String = "127.0.0.1", port: Int = 8080,
    isPrecompressed: Bool = false
  ) {
    self.root = root
    self.outputDirectory = outputDirectory
    self.address = address
    self.port = port
    self.isPrecompressed = isPrecompressed
  }
}
