import JSON
import Model

/// Reads `leads.json` and `deals.json`: a list, or an object with the list under `leads` or `deals`.
struct DealsReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] {
    JSONReading.read(input, as: .deals) { reading in
      let root = reading.root
      guard let list = root.array == nil ? root["leads"] ?? root["deals"] : root else {
        reading.records.notRead = "no list of deals in it"
        return
      }
      reading.records.notice(reading.time(root, "lastUpdated", "last_updated", "generated"))
      reading.readDeals(list)
    }
  }
}
