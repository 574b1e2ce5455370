import Ledger
import Model
import Reports

extension SitePlan {
  /// The places of secrets that were asked for, by place; a path that holds one itself is redacted.
  var secrets: [MaskedPlace] {
    let redactor = Redactor(configuration)
    return ledger.sources.flatMap(\.maskedPlaces).sorted(by: MaskedPlace.isOrderedBefore).map { place in
      var place = place
      place.location.path = redactor.redact(place.location.path)
      return place
    }
  }

  /// The number of places at which something is masked, by the name of its kind.
  var masked: [(kind: String, places: Int)] {
    var counts: [String: Int] = [:]
    for source in ledger.sources { counts.merge(source.masked, uniquingKeysWith: +) }
    return counts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { ($0.key, $0.value) }
  }
}

extension MaskedPlace {
  /// The place as a line that editors understand.
  var diagnostic: Diagnostic { Diagnostic("secret.found", .note, at: location, "found: \(kind)") }
}
