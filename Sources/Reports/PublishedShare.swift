package import JSON
package import Model

/// A part of a whole as documents tell it.
package enum PublishedShare {
  /// The share, rounded to millionths; `null` when the whole is nothing or either is not known.
  package static func json(_ part: USDTotal?, of whole: USDTotal?) -> JSONValue {
    FigureShapes.share(part, of: whole).json
  }
}
