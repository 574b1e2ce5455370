import HTML

/// What charts with two axes share: the scale of figures at the left, the texts below, the names, the sentence above.
///
/// The drawing itself is stretched to the width that it finds; all text stands outside of it, so that it keeps its size
/// on a phone.
struct PlotFrame {
  /// The height of the drawing in its own units.
  static let height = 200
  /// The width of one place in its own units.
  static let slot = 10

  /// Begins the ids of this chart; unique on its page.
  let id: String
  /// What the chart shows.
  let title: String
  /// What it says, in a sentence.
  let summary: String
  /// The places along it.
  let axis: ChartAxis
  /// Its scale.
  let ticks: AxisTicks
  /// A second row of texts below, by place.
  var notes: [Int: String] = [:]
  /// The names of what is drawn.
  var legend: [LegendEntry] = []
  /// Whether they are lines.
  var areLines = false

  /// The scale that the marks span.
  var scale: ChartScale {
    ChartScale(low: ticks.amounts.last ?? 0, high: ticks.amounts.first ?? 0, height: Self.height)
  }

  /// The width of the drawing in its own units.
  var width: Int { max(axis.count, 1) * Self.slot }

  /// The whole figure around what `draw` draws.
  func html(_ draw: (inout HTMLBuffer) -> Void) -> TrustedHTML {
    var out = HTMLBuffer()
    out.markup("<figure class=\"ch\">")
    out.caption(id: id, title: title, summary)
    out.markup("<div class=\"cp\"><div class=\"cy\" aria-hidden=\"true\">")
    for label in ticks.labels {
      out.markup("<span>")
      out.text(label)
      out.markup("</span>")
    }
    out.markup("</div><svg class=\"cb\"")
    out.attribute("viewBox", "0 0 \(width) \(Self.height)")
    out.markup(" preserveAspectRatio=\"none\" role=\"img\"")
    out.attribute("aria-labelledby", id + "-t")
    out.attribute("aria-describedby", id + "-d")
    out.markup("><title")
    out.attribute("id", id + "-t")
    out.markup(">")
    out.text(ShownName.line(title, limit: 120))
    out.markup("</title>")
    draw(&out)
    out.markup("</svg>")
    labels(&out)
    out.markup("</div>")
    out.legend(legend, areLines: areLines)
    out.markup("</figure>")
    return out.html
  }

  /// The thin lines at the marks of the scale.
  func grid(_ out: inout HTMLBuffer) {
    var path = PathData()
    for amount in ticks.amounts where amount != 0 {
      path.add("M", 0, scale.y(amount) * 10)
      path.add("h", width * 10)
    }
    out.path("cg", path)
  }

  /// The line at zero.
  func baseline(_ out: inout HTMLBuffer) {
    var path = PathData()
    path.add("M", 0, scale.y(0) * 10)
    path.add("h", width * 10)
    out.path("cz", path)
  }

  /// Bands over the places of which nothing is known.
  func gaps(_ out: inout HTMLBuffer, _ isKnown: [Bool]) {
    var path = PathData()
    var index = 0
    while index < isKnown.count {
      let first = index
      while index < isKnown.count, !isKnown[index] { index += 1 }
      if index > first {
        let width = (index - first) * Self.slot * 10
        path.add("M", first * Self.slot * 10, 0)
        path.add("h", width)
        path.add("v", Self.height * 10)
        path.add("h", -width)
        path.add("z")
      }
      index += 1
    }
    out.path("cn", path)
  }

  /// Dashes above the bars whose figures are known to be too low.
  func lowerBounds(_ stacks: [BarStack], at places: some Sequence<Int>) -> PathData {
    var path = PathData()
    for place in places where stacks.indices.contains(place) {
      path.add("M", place * 100 + 10, max(scale.y(stacks[place].high) - 4, 1) * 10)
      path.add("h", 80)
    }
    return path
  }

  /// Invisible columns that carry the text shown while a pointer rests on a place.
  func hovers(_ out: inout HTMLBuffer, _ text: (Int) -> String) {
    guard axis.count > 0 else { return }
    out.markup("<g class=\"ct\">")
    for index in 0..<axis.count {
      var path = PathData()
      path.add("M", index * Self.slot * 10, 0)
      path.add("h", Self.slot * 10)
      path.add("v", Self.height * 10)
      path.add("h", -Self.slot * 10)
      path.add("z")
      out.markup("<path")
      out.attribute("d", path.string)
      out.markup("><title>")
      out.text(text(index))
      out.markup("</title></path>")
    }
    out.markup("</g>")
  }

  private func labels(_ out: inout HTMLBuffer) {
    out.axisLabels(
      narrow: AxisLabels.fitting(axis, width: AxisLabels.narrowWidth, notes: notes),
      wide: AxisLabels.fitting(axis, width: AxisLabels.wideWidth, notes: notes), hasNotes: !notes.isEmpty)
  }
}
