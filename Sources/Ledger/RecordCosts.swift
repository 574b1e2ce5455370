import Model

/// What a record costs: as its source records it, by the price book, and which of the two is shown.
struct RecordCosts {
  /// The cost that the source records, or nil.
  var recorded: CostParts?
  /// Tokens times price, or nil when no price is known.
  var priced: CostParts?
  /// The cost that is shown, or nil when none is known.
  var shown: CostParts?
  /// How the shown figure was obtained.
  var basis: Basis
  /// The row behind `priced`, or nil without one.
  var price: PriceReference?
}
