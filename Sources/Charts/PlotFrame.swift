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
  /// The names of what is drawn: CSS class and text.
  var legend: [(cssClass: String, name: String)] = []

  /// The scale that the marks span.
  var scale: ChartScale {
    ChartScale(low: ticks.amounts.last ?? 0, high: ticks.amounts.first ?? 0, height: Self.height)
  }

  /// The width of the drawing in its own units.
  var width: Int { max(axis.count, 1) * Self.slot }

  /// The whole figure around what `draw` draws.
  func html(_ draw: (inout HTMLBuffer) -> Void) -> TrustedHTML {
    var out = HTMLBuffer()
    out.markup("<figure class=\"ch\"><figcaption")
    out.attribute("id", id + "-d")
    out.markup(">")
    out.text(summary)
    out.markup("</figcaption><div class=\"cp\"><div class=\"cy\" aria-hidden=\"true\">")
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
    out.text(title)
    out.markup("</title>")
    draw(&out)
    out.markup("</svg>")
    labels(&out)
    out.markup("</div>")
    names(&out)
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
    let narrow = AxisLabels.fitting(axis, width: AxisLabels.narrowWidth)
    let wide = AxisLabels.fitting(axis, width: AxisLabels.wideWidth)
    guard !narrow.isEmpty else { return }
    out.markup("<svg class=\"cx\" aria-hidden=\"true\">")
    if narrow == wide {
      texts(&out, narrow)
    } else {
      out.markup("<g class=\"cs\">")
      texts(&out, narrow)
      out.markup("</g><g class=\"cw\">")
      texts(&out, wide)
      out.markup("</g>")
    }
    out.markup("</svg>")
  }

  private func texts(_ out: inout HTMLBuffer, _ labels: [AxisLabels.Label]) {
    for label in labels {
      out.markup("<text")
      if label.endsAtEdge { out.markup(" class=\"ce\"") }
      out.attribute("x", label.endsAtEdge ? "100%" : PathData.number(label.middle) + "%")
      out.markup(" y=\"14\">")
      out.text(label.text)
      out.markup("</text>")
    }
  }

  private func names(_ out: inout HTMLBuffer) {
    guard !legend.isEmpty else { return }
    out.markup("<ul class=\"ck\">")
    for entry in legend {
      out.markup("<li")
      out.attribute("class", entry.cssClass)
      out.markup("><bdi>")
      out.text(entry.name)
      out.markup("</bdi>")
    }
    out.markup("</ul>")
  }
}
