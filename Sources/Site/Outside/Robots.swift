import Hosting
import Model

/// `robots.txt` and `sitemap.xml`: what search engines may know of the site.
struct Robots {
  let address: SiteAddress
  let visibility: SiteConfiguration.Visibility?

  /// The most addresses that a site map may hold (sitemaps.org).
  static let limit = 50_000

  /// The files. A site map needs whole addresses, so it exists with a base URL only, and not for a site that hides.
  func resources(_ index: SiteIndex) -> [Resource] {
    guard visibility != .private else { return [text("User-agent: *\nDisallow: /\n")] }
    guard let map = address.url(of: "sitemap.xml") else { return [text("User-agent: *\nAllow: /\n")] }
    return [text("User-agent: *\nAllow: /\n\nSitemap: \(map)\n"), siteMap(index)]
  }

  private func text(_ text: String) -> Resource {
    Resource(path: "robots.txt", cachePolicy: .feed, bytes: Array(text.utf8))
  }

  private func siteMap(_ index: SiteIndex) -> Resource {
    var text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
    for entry in index.entries.prefix(Self.limit) {
      guard let url = address.url(of: entry.path) else { continue }
      let time = entry.asOf.map { "<lastmod>\($0.description)</lastmod>" } ?? ""
      text += "<url><loc>\(XMLText.escaped(url))</loc>\(time)</url>\n"
    }
    return Resource(path: "sitemap.xml", cachePolicy: .feed, bytes: Array((text + "</urlset>\n").utf8))
  }
}
