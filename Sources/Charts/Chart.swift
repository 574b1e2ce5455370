package import HTML

/// A drawing that is made when the site is built: SVG and HTML without style attributes and without script.
package protocol Chart: Sendable {
  /// The drawing with what belongs to it: scale, names, a sentence that says the essential.
  var html: TrustedHTML { get }

  /// The figures that are drawn, exact.
  var table: ChartTable { get }
}

/// The figures of a chart as a table: a row for each place of the axis, a column for each series.
package struct ChartTable: Sendable, Hashable {
  /// A row.
  package struct Row: Sendable, Hashable {
    /// The day, week or name.
    package let label: String
    /// A figure for each column; nil where nothing is known.
    package let values: [ChartQuantity?]
  }

  /// The names of the series.
  package let columns: [String]
  /// The rows in the order of the axis.
  package let rows: [Row]
}
