import Digest
import Hosting
package import Reports

/// The files that pages share, and those for other programs. Their names hold the digest of their bytes, so that they may
/// be kept for a year.
struct SiteAssets: Sendable {
  let styleSheet: Resource
  let script: Resource
  let icon: Resource
  /// The script that reads activities, which no page of the site uses.
  let activity: Resource
  /// What pages with forms have besides, which is served and never published.
  let forms: (styleSheet: Resource, script: Resource)

  init(_ templates: Templates) {
    styleSheet = Self.asset("site", "css", templates.styleSheet)
    script = Self.asset("site", "js", templates.text(of: "assets/site.js"))
    icon = Self.asset("favicon", "svg", templates.text(of: "assets/favicon.svg"))
    activity = Self.asset("activity", "js", templates.text(of: "assets/activity.js"))
    forms = (
      Self.asset("forms", "css", templates.text(of: "assets/forms.css")),
      Self.asset("forms", "js", templates.text(of: "assets/forms.js"))
    )
  }

  /// All that are published.
  var resources: [Resource] { [styleSheet, script, icon, activity] }

  private static func asset(_ name: String, _ ending: String, _ text: String) -> Resource {
    let bytes = Array(text.utf8)
    return Resource(
      path: "assets/\(name).\(Digest128(bytes).description.prefix(16)).\(ending)", cachePolicy: .asset, bytes: bytes)
  }
}

extension SiteBuilder {
  /// The scripts that other sites may use, as the documents name them.
  package var modules: [PublishedModule] { [PublishedModule(name: "activity", path: assets.activity.path)] }
}
