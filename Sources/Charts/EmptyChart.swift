import HTML

/// What stands where a chart has nothing to draw.
enum EmptyChart {
  /// The title and "no data".
  static func html(title: String) -> TrustedHTML {
    var out = HTMLBuffer()
    out.markup("<p class=\"ch none\">")
    out.text(ShownName.line(title, limit: 120))
    out.markup(": no data</p>")
    return out.html
  }
}
