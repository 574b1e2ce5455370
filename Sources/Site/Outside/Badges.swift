import Charts
import HTML
import Hosting
import Reports

/// Small pictures of one figure, for other pages to show: `badges/cost-week.svg`, one for each agent.
enum Badges {
  /// The badges of the fleet and of each agent.
  static func resources(of documents: DocumentSet) -> [Resource] {
    var badges: [Resource] = []
    if let stats = documents.document(named: "stats") {
      badges.append(badge("cost-week", "fleet cost this week", stats.value["week"]))
      badges.append(badge("cost-today", "fleet cost today", stats.value["todayFigures"]))
    }
    for document in documents.documents where document.kind == .agent {
      let id = document.name.dropFirst("agents/".count)
      guard case .text(let name) = document.value["name"] else { continue }
      badges.append(badge("agents/\(id)", "\(name) cost", document.value))
    }
    return badges
  }

  private static func badge(_ path: String, _ label: String, _ figures: DocumentValue?) -> Resource {
    let cost = PageDescription.dollars(figures)
    let badge = Badge(label: label, value: cost ?? "no data", isKnown: cost != nil)
    return Resource(path: "badges/\(path).svg", cachePolicy: .feed, bytes: badge.svg.bytes)
  }
}
