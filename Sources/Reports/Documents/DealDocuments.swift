import Ledger
import Model

/// `deals`.
enum DealDocuments {
  static let deal = Shape<Placed<Deal>>(
    "deal", "A business opportunity, without any person's name, address or number.",
    [
      Field("id", .text, "The deal's id.") { .text($0.value.id) },
      Field("company", .nullable(.text), "The company.") { DocumentValue($0.value.company) },
      Field("status", .nullable(.text), "Its state in the source's word.") { DocumentValue($0.value.status) },
      Field("priority", .nullable(.text), "Its priority in the source's word.") { DocumentValue($0.value.priority) },
      Field("region", .nullable(.text), "The region.") { DocumentValue($0.value.region) },
      Field("score", .nullable(.integer), "A score, as stated.") { DocumentValue($0.value.score) },
      Field("industry", .nullable(.text), "The industry.") { DocumentValue($0.value.industry) },
      Field("source", .text, "The source's path.") { .text($0.path) },
      Field("line", .integer, "The line, from 1.") { .integer(Int64($0.value.line)) },
    ])

  struct Deals: Sendable {
    var sources: DocumentSources
    var deals: [Placed<Deal>]
  }

  static let deals = Shape<Deals>(
    "deals", "Business opportunities.",
    FigureShapes.header(.deals) { $0.sources },
    [.array("deals", deal, "The deals, ordered by id.") { $0.deals }])
}
