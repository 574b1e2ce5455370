import HTML

/// The `d` attribute of an SVG path, written as short as it can be. Lengths are tenths of a unit.
struct PathData {
  private var text: [UInt8] = []
  private var last: Unicode.Scalar?

  /// What was written so far.
  var string: String { String(decoding: text, as: UTF8.self) }

  /// Whether nothing was written.
  var isEmpty: Bool { text.isEmpty }

  /// Writes one command and its numbers; the letter is left out where it repeats `l`, which needs none.
  mutating func add(_ command: Unicode.Scalar, _ tenths: Int...) {
    let isRepeated = command == "l" && last == "l"
    if !isRepeated { text.append(UInt8(truncatingIfNeeded: command.value)) }
    for (index, number) in tenths.enumerated() {
      if index > 0 || isRepeated, number >= 0 { text.append(UInt8(ascii: " ")) }
      text += Self.number(number).utf8
    }
    last = command
  }

  /// A number of tenths: `12`, `.5`, `-3.2`.
  static func number(_ tenths: Int) -> String {
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    let sign = tenths < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    return whole == 0 ? "\(sign).\(rest)" : "\(sign)\(whole).\(rest)"
  }
}

extension HTMLBuffer {
  /// Writes `<path class="…" d="…"/>`, or nothing for an empty path.
  mutating func path(_ cssClass: String? = nil, _ data: PathData) {
    guard !data.isEmpty else { return }
    markup("<path")
    if let cssClass { attribute("class", cssClass) }
    attribute("d", data.string)
    markup("/>")
  }
}
