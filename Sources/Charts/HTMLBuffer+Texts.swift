import HTML
import Model

extension HTMLBuffer {
  /// Writes the texts below a chart: one row for narrow and one for wide screens, or one for both where they agree.
  mutating func axisLabels(narrow: [AxisLabels.Label], wide: [AxisLabels.Label], hasNotes: Bool = false) {
    guard !narrow.isEmpty else { return }
    markup("<svg class=\"cx")
    if hasNotes { markup(" c2") }
    markup("\" aria-hidden=\"true\">")
    if narrow == wide {
      texts(narrow)
    } else {
      markup("<g class=\"cs\">")
      texts(narrow)
      markup("</g><g class=\"cw\">")
      texts(wide)
      markup("</g>")
    }
    markup("</svg>")
  }

  private mutating func texts(_ labels: [AxisLabels.Label]) {
    for label in labels {
      text(label.text, label, y: 14)
      if !label.note.isEmpty { text(label.note, label, y: 30) }
    }
  }

  private mutating func text(_ text: String, _ label: AxisLabels.Label, y: Int) {
    markup("<text")
    if label.endsAtEdge { markup(" class=\"ce\"") }
    attribute("x", label.endsAtEdge ? "100%" : PathData.number(label.middle) + "%")
    attribute("y", String(y))
    markup(">")
    self.text(text)
    markup("</text>")
  }

  /// Writes what a chart shows and what it says, above it; dates are kept in one line.
  mutating func caption(id: String, title: String, _ summary: String) {
    markup("<figcaption")
    attribute("id", id + "-d")
    markup("><b>")
    text(ShownName.line(title, limit: 120))
    markup("</b> ")
    for (index, word) in summary.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
      if index > 0 { markup(" ") }
      let date = word.prefix(10)
      if Day(date) != nil {
        markup("<span>")
        text(String(date))
        markup("</span>")
        text(String(word.dropFirst(10)))
      } else {
        text(String(word))
      }
    }
    markup("</figcaption>")
  }

  /// Writes the names of what is drawn, each with its colour; with `areLines` also with its dashes.
  mutating func legend(_ entries: [LegendEntry], areLines: Bool = false) {
    guard !entries.isEmpty else { return }
    markup("<ul class=\"ck")
    if areLines { markup(" lk") }
    markup("\">")
    for entry in entries {
      markup("<li")
      attribute("class", entry.cssClass)
      markup("><bdi>")
      text(entry.name)
      markup("</bdi>")
      if !entry.figure.isEmpty {
        markup(" <span>")
        text(entry.figure)
        markup("</span>")
      }
      markup("</li>")
    }
    markup("</ul>")
  }
}

/// A line of the names that stand below a chart.
struct LegendEntry {
  /// The class of the colour.
  let cssClass: String
  /// The name.
  let name: String
  /// What stands behind the name, or nothing.
  var figure = ""

  /// What is hatched or missing, named only where it occurs.
  static func marks(hasGaps: Bool, hasLowerBounds: Bool, hasPartial: Bool = false) -> [LegendEntry] {
    (hasGaps ? [LegendEntry(cssClass: "kn", name: "no data")] : [])
      + (hasLowerBounds ? [LegendEntry(cssClass: "kl", name: "at least: a part is missing")] : [])
      + (hasPartial ? [LegendEntry(cssClass: "kp", name: "part of a week")] : [])
  }
}
