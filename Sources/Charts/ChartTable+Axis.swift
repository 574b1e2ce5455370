extension ChartTable {
  /// A row for each place of the axis, a column for each series.
  init(axis: ChartAxis, series: [ChartSeries]) {
    columns = series.map(\.name)
    rows = (0..<axis.count).map { index in
      Row(
        label: axis.name(at: index),
        values: series.map { one in
          one.amount(at: index).map { ChartQuantity(unit: one.unit, amount: $0) }
        })
    }
  }
}
