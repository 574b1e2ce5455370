/// A text in which a marker shows the place that a diagnostic must name.
///
/// `MarkedText("a\nb📍c")` has the text `"a\nbc"`, line 2 and column 2.
package struct MarkedText: Sendable {
  /// The sign that marks a place.
  package static let marker = "📍"
  /// The text without its markers.
  package let text: String
  /// The marked places in order; lines and columns (in bytes) count from 1.
  package let places: [(line: Int, column: Int)]

  /// Takes the markers out of a text.
  package init(_ marked: String) {
    let marker = Array(Self.marker.utf8)
    let bytes = Array(marked.utf8)
    var kept: [UInt8] = []
    var places: [(line: Int, column: Int)] = []
    var (line, column, index) = (1, 1, 0)
    while index < bytes.count {
      if bytes[index...].starts(with: marker) {
        places.append((line, column))
        index += marker.count
        continue
      }
      kept.append(bytes[index])
      if bytes[index] == UInt8(ascii: "\n") { (line, column) = (line + 1, 1) } else { column += 1 }
      index += 1
    }
    text = String(decoding: kept, as: UTF8.self)
    self.places = places
  }

  /// The line of the first marker, or nil without one.
  package var line: Int? { places.first?.line }

  /// The column of the first marker, or nil without one.
  package var column: Int? { places.first?.column }
}
