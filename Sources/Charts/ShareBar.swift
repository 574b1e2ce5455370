package import HTML

/// One bar that is divided among parts, with the name, the figure and the share of each below.
package struct ShareBar: Chart {
  /// A part.
  package struct Part: Sendable, Hashable {
    /// Its name as the source writes it.
    package let name: String
    /// Its figure; one below zero has no width.
    package let quantity: ChartQuantity
    /// Its colour, or nil for the next one in order.
    package let tone: ChartSeries.Tone?

    /// Makes a part.
    package init(name: String, quantity: ChartQuantity, tone: ChartSeries.Tone? = nil) {
      self.name = name
      self.quantity = quantity
      self.tone = tone
    }
  }

  /// Begins the ids of this chart; unique on its page.
  package let id: String
  /// What is divided: `Cost by model`.
  package let title: String
  /// The parts from left to right.
  package let parts: [Part]

  private static let width = 1000
  private static let height = 10

  /// Makes a bar. Parts of another unit than the first one's are left out.
  package init(id: String, title: String, parts: [Part]) {
    self.id = id
    self.title = title
    self.parts = parts.filter { $0.quantity.unit == parts.first?.quantity.unit }
  }

  /// The figures that are drawn: a row for each part.
  package var table: ChartTable {
    ChartTable(
      columns: [title], rows: parts.map { ChartTable.Row(label: ShownName.text($0.name), values: [$0.quantity]) })
  }

  /// The bar, or a line that says "no data".
  package var html: TrustedHTML {
    let whole = ChartScale.sum(parts.map { max($0.quantity.amount, 0) }) ?? 0
    guard !parts.isEmpty else { return EmptyChart.html(title: title) }
    var out = HTMLBuffer()
    out.markup("<figure class=\"ch\"><figcaption><b>")
    out.text(ShownName.line(title, limit: 120))
    out.markup("</b></figcaption><svg class=\"sb\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" role=\"img\"")
    out.attribute("aria-labelledby", id + "-t")
    out.markup("><title")
    out.attribute("id", id + "-t")
    out.markup(">")
    out.text(alternative(whole))
    out.markup("</title>")
    let scale = ChartScale(low: 0, high: whole, height: Self.width)
    var sum: Int128 = 0
    for (index, part) in parts.enumerated() where whole > 0 {
      let left = Self.width - scale.y(sum)
      sum = ChartScale.clamped(sum + max(ChartScale.clamped(part.quantity.amount), 0))
      let right = Self.width - scale.y(sum)
      guard right > left else { continue }
      draw(&out, index, left, right, text(part, whole))
    }
    out.markup("</svg>")
    out.legend(
      parts.enumerated().map { index, part in
        LegendEntry(
          cssClass: tone(index).cssClass, name: ShownName.line(part.name, limit: 60), figure: figure(part, whole))
      })
    out.markup("</figure>")
    return out.html
  }

  private func tone(_ index: Int) -> ChartSeries.Tone { parts[index].tone ?? (index < 8 ? .number(index + 1) : .rest) }

  private func draw(_ out: inout HTMLBuffer, _ index: Int, _ left: Int, _ right: Int, _ text: String) {
    // A thin gap tells neighbours apart where colours do not.
    let gap = right < Self.width && right - left > 6 ? 20 : 0
    var path = PathData()
    path.add("M", left * 10, 0)
    path.add("h", (right - left) * 10 - gap)
    path.add("v", Self.height * 10)
    path.add("h", gap - (right - left) * 10)
    path.add("z")
    out.markup("<path")
    out.attribute("class", tone(index).cssClass)
    out.attribute("d", path.string)
    out.markup("><title>")
    out.text(text)
    out.markup("</title></path>")
  }

  private func figure(_ part: Part, _ whole: Int128) -> String {
    let share = PercentText.share(part.quantity.amount, of: whole)
    return part.quantity.compactText + (share.map { " · \($0)" } ?? "")
  }

  private func text(_ part: Part, _ whole: Int128) -> String {
    "\(ShownName.text(part.name)): \(figure(part, whole))"
  }

  private func alternative(_ whole: Int128) -> String {
    let named = parts.prefix(8).map { text($0, whole) }.joined(separator: "; ")
    return "\(ShownName.line(title, limit: 120)): \(named)\(parts.count > 8 ? "; …" : "")"
  }
}
