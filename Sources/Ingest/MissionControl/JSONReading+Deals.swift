import JSON
import Model

extension JSONReading {
  /// Reads a list of deals. A contact's name, title, address and number are never looked at.
  mutating func readDeals(_ node: JSONNode) {
    var seen: Set<String> = []
    for entry in objects(node, "deals") {
      guard let id = id(entry, "id") else {
        missing("id", in: entry, "deal")
        continue
      }
      guard seen.insert(id).inserted else {
        report(
          "deals.duplicate-id", .warning, at: entry, "the deal \"\(id)\" stands here a second time; the first is kept")
        continue
      }
      var deal = Deal(id: id, line: line(of: entry))
      deal.company = text(entry, "company")
      deal.status = text(entry, "status")
      deal.priority = text(entry, "priority")
      deal.region = text(entry, "region")
      deal.score = count(entry, "score")
      deal.industry = text(entry, "industry")
      records.deals.append(deal)
    }
  }
}
