/// A place at which something stands that is masked before it leaves; never the text itself.
package struct MaskedPlace: Sendable, Hashable {
  /// Where it stands.
  package var location: SourceLocation
  /// The name of its kind, such as `e-mail`.
  package var kind: String

  /// Makes a place.
  package init(location: SourceLocation, kind: String) {
    self.location = location
    self.kind = kind
  }

  /// The order in which places are listed: by place, then kind.
  package static func isOrderedBefore(_ a: MaskedPlace, _ b: MaskedPlace) -> Bool {
    a.location != b.location ? a.location < b.location : a.kind.utf8.lexicographicallyPrecedes(b.kind.utf8)
  }
}
