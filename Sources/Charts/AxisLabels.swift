import Model

/// The texts below a chart, as many as fit beside each other.
struct AxisLabels {
  /// A text and its place.
  struct Label: Hashable {
    /// The number of the place that the text names.
    let index: Int
    /// The middle of that place, in thousandths of the width.
    let middle: Int
    /// The text, short.
    let text: String
    /// A second line below, or nothing.
    let note: String
    /// Whether the text ends at the right edge, because it would stand over it.
    let endsAtEdge: Bool
  }

  /// The width of a chart on a screen of 390 px, without its scale of figures, with room to spare.
  static let narrowWidth = 250
  /// The width from which a chart shows its longer row of texts; `charts.css` names the same.
  static let wideWidth = 480
  /// The space between two texts, in px.
  private static let space = 10

  /// The texts that fit into `width` px: the densest regular choice, at least one.
  ///
  /// `notes` are second lines, by place.
  static func fitting(_ axis: ChartAxis, width: Int, notes: [Int: String] = [:]) -> [Label] {
    fitting(choices(axis), count: axis.count, width: width, notes: notes)
  }

  /// The first choice that fits beside each other on `count` places.
  static func fitting(_ choices: [Choice], count: Int, width: Int, notes: [Int: String] = [:]) -> [Label] {
    for choice in choices {
      let labels = choice.map { label($0, note: notes[$0.index] ?? "", count: count, width: width) }
      if !labels.isEmpty, !overlap(labels, width: width) { return labels }
    }
    return []
  }

  /// How wide a text is about in px, at 11 px.
  static func width(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 ? 65 : 120) } / 10
  }

  /// The first and last px of a text.
  static func extent(_ label: Label, width: Int) -> (from: Int, to: Int) {
    let size = max(Self.width(of: label.text), Self.width(of: label.note))
    if label.endsAtEdge { return (width - size, width) }
    let middle = label.middle * width / 1000
    return (middle - size / 2, middle - size / 2 + size)
  }

  private static func label(
    _ choice: (index: Int, text: String), note: String, count: Int, width: Int
  ) -> Label {
    let middle = ((2 * choice.index + 1) * 1000 + count) / (2 * count)
    let half = max(Self.width(of: choice.text), Self.width(of: note)) / 2
    return Label(
      index: choice.index, middle: middle, text: choice.text, note: note,
      endsAtEdge: middle * width / 1000 + half > width + 8)
  }

  private static func overlap(_ labels: [Label], width: Int) -> Bool {
    zip(labels, labels.dropFirst()).contains { a, b in
      extent(a, width: width).to + space > extent(b, width: width).from
    }
  }

  /// Places and their texts, in the order of the axis.
  typealias Choice = [(index: Int, text: String)]

  /// What may be named, the densest first.
  private static func choices(_ axis: ChartAxis) -> [Choice] {
    switch axis {
    case .names(let names):
      return every(steps(names.count), names.map { ShownName.line($0, limit: 14) })
    case .weeks(let days):
      return every(steps(days.count), days.map(dayAndMonth))
    case .days(let days):
      let texts = days.map(dayAndMonth)
      let mondays: [Choice] = [1, 2].map { step in
        days.indices.filter { days[$0].isoWeekday == 1 && (days[$0].daysSinceEpoch + 3) / 7 % step == 0 }
          .map { ($0, texts[$0]) }
      }
      let months = [1, 3, 6, 12, 24, 60, 120, 240].map { firstDays(days, every: $0) }.filter { $0.count > 1 }
      let weekly = days.count < 10 ? [] : mondays
      return every([1, 2, 3].filter { $0 == 1 || days.count > 4 }, texts) + weekly + months
        + every(steps(days.count), texts)
    }
  }

  private static func steps(_ count: Int) -> [Int] {
    [1, 2, 3, 4, 6, 8, 13, 26, 52, 104, 208].filter { $0 < count } + [max(count, 1)]
  }

  /// Each n-th text, counted from the last one, which is the newest.
  private static func every(_ steps: [Int], _ texts: [String]) -> [Choice] {
    steps.map { step in texts.indices.filter { (texts.count - 1 - $0) % step == 0 }.map { ($0, texts[$0]) } }
  }

  /// The first days of each n-th month, named by the month, in January by the year.
  private static func firstDays(_ days: [Day], every step: Int) -> Choice {
    days.indices.compactMap { index in
      let (year, month, day) = days[index].date
      guard day == 1, (year * 12 + month - 1) % step == 0 else { return nil }
      return (index, month == 1 ? String(year) : MonthNames.short(month))
    }
  }

  private static func dayAndMonth(_ day: Day) -> String {
    let (_, month, number) = day.date
    return "\(number) \(MonthNames.short(month))"
  }
}

/// The names of months.
enum MonthNames {
  /// `Jan` to `Dec` for 1 to 12.
  static func short(_ month: Int) -> String {
    let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return names.indices.contains(month - 1) ? names[month - 1] : ""
  }
}
