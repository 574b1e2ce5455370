package import HTML

/// A small picture of a label and a value, a file of its own: what it needs stands in its attributes.
package struct Badge: Sendable {
  /// What the value is: `fleet cost this week`.
  package let label: String
  /// The value: `$0.23`, `no data`.
  package let value: String
  /// Whether the value is known; else it stands on grey.
  package let isKnown: Bool

  private static let padding = 60
  private static let height = 20

  /// Makes a badge; texts are cut after 60 characters.
  package init(label: String, value: String, isKnown: Bool = true) {
    self.label = ShownName.line(label, limit: 60)
    self.value = ShownName.line(value, limit: 60)
    self.isKnown = isKnown
  }

  /// The file, in XML.
  package var svg: TrustedHTML {
    let left = CharacterWidths.tenths(of: label) + 2 * Self.padding
    let right = CharacterWidths.tenths(of: value) + 2 * Self.padding
    let width = PathData.number(left + right)
    var out = HTMLBuffer()
    out.markup("<svg xmlns=\"http://www.w3.org/2000/svg\"")
    out.attribute("width", width)
    out.attribute("height", String(Self.height))
    out.attribute("viewBox", "0 0 \(width) \(Self.height)")
    out.markup(" role=\"img\" aria-labelledby=\"t\"><title id=\"t\">")
    out.text("\(ShownName.text(label)): \(ShownName.text(value))")
    out.markup("</title>")
    half(&out, "#3f464d", from: 0, to: left, isLeft: true)
    half(&out, isKnown ? "#0a5c63" : "#6a7077", from: left, to: left + right, isLeft: false)
    out.markup(
      "<g fill=\"#fff\" font-family=\"Verdana,DejaVu Sans,Geneva,sans-serif\" font-size=\"11\" text-anchor=\"middle\">")
    text(&out, label, middle: left / 2, length: left - 2 * Self.padding)
    text(&out, value, middle: left + right / 2, length: right - 2 * Self.padding)
    out.markup("</g></svg>\n")
    return out.html
  }

  private func half(_ out: inout HTMLBuffer, _ colour: String, from: Int, to: Int, isLeft: Bool) {
    var path = PathData()
    let width = to - from - 30
    path.add("M", isLeft ? to : from, 0)
    path.add("h", isLeft ? -width : width)
    path.add("q", isLeft ? -30 : 30, 0, isLeft ? -30 : 30, 30)
    path.add("v", 140)
    path.add("q", 0, 30, isLeft ? 30 : -30, 30)
    path.add("h", isLeft ? width : -width)
    path.add("z")
    out.markup("<path")
    out.attribute("fill", colour)
    out.attribute("d", path.string)
    out.markup("/>")
  }

  private func text(_ out: inout HTMLBuffer, _ text: String, middle: Int, length: Int) {
    out.markup("<text")
    out.attribute("x", PathData.number(middle))
    out.markup(" y=\"14\"")
    if length > 0 { out.attribute("textLength", PathData.number(length)) }
    out.markup(">")
    out.text(text)
    out.markup("</text>")
  }
}
