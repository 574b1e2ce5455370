/// Percentages as text, in whole numbers.
enum PercentText {
  /// How `new` compares to `old`: `+12%`, `−8%`, `±0%`; nil where `old` is not above zero. Rounded half away from zero;
  /// what is more than a hundredfold is `>+9,999%`.
  static func change(from old: Int128, to new: Int128) -> String? {
    let (old, new) = (ChartScale.clamped(old), ChartScale.clamped(new))
    guard old > 0 else { return nil }
    let difference = (new - old) * 100
    let percent = (difference.magnitude + old.magnitude / 2) / old.magnitude
    let sign = difference < 0 ? "−" : "+"
    if percent == 0 { return difference == 0 ? "±0%" : "\(sign)<1%" }
    return percent > 9999 ? ">\(sign)9,999%" : "\(sign)\(GroupedDigits.text(String(percent)))%"
  }

  /// A part of a whole with one decimal: `12.3%`, `<0.1%`; nil where the whole is not above zero.
  static func share(_ part: Int128, of whole: Int128) -> String? {
    let (part, whole) = (ChartScale.clamped(part), ChartScale.clamped(whole))
    guard whole > 0 else { return nil }
    let sign = part < 0 ? "−" : ""
    let tenths = (part.magnitude * 1000 + whole.magnitude / 2) / whole.magnitude
    if tenths == 0 { return part == 0 ? "0%" : "\(sign)<0.1%" }
    return "\(sign)\(GroupedDigits.text(String(tenths / 10))).\(tenths % 10)%"
  }
}
