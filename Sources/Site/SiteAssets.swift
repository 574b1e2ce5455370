import Digest
import Hosting

/// The files that pages share. Their names hold the digest of their bytes, so that they may be kept for a year.
struct SiteAssets: Sendable {
  let styleSheet: Resource
  let script: Resource
  let icon: Resource

  init(_ templates: Templates) {
    styleSheet = Self.asset("site", "css", templates.styleSheet)
    script = Self.asset("site", "js", templates.text(of: "assets/site.js"))
    icon = Self.asset("favicon", "svg", templates.text(of: "assets/favicon.svg"))
  }

  /// All of them.
  var resources: [Resource] { [styleSheet, script, icon] }

  private static func asset(_ name: String, _ ending: String, _ text: String) -> Resource {
    let bytes = Array(text.utf8)
    return Resource(
      path: "assets/\(name).\(Digest128(bytes).description.prefix(16)).\(ending)", cachePolicy: .asset, bytes: bytes)
  }
}
