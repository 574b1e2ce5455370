/// Maps amounts to whole units of a drawing, in integers alone: equal input gives equal bytes on every machine.
struct ChartScale {
  /// No amount in a chart is larger (about 10¹⁸ dollars), so that products below fit into 128 bits.
  static let limit: Int128 = 1 << 100

  /// The lower end, at most 0.
  let low: Int128
  /// The upper end, above `low`.
  let high: Int128
  /// The height of the drawing.
  let height: Int

  /// Makes a scale; ends that do not hold 0, or are too far away, are moved.
  init(low: Int128, high: Int128, height: Int) {
    // Marks lie up to two and a half times beyond the figures.
    self.low = max(min(low, 0), -4 * Self.limit)
    self.high = min(max(high, low < 0 ? 0 : 1), 4 * Self.limit)
    self.height = height
  }

  /// The distance of an amount from the upper edge, 0 to `height`.
  func y(_ amount: Int128) -> Int {
    let inside = min(max(amount, low), high)
    let span = high - low
    return Int(((high - inside) * Int128(height) + span / 2) / span)
  }

  /// The amount, or the nearest that charts can draw.
  static func clamped(_ amount: Int128) -> Int128 { min(max(amount, -limit), limit) }

  /// The sum of the known amounts, nil where none is known.
  static func sum(_ amounts: some Sequence<Int128?>) -> Int128? {
    var sum: Int128?
    for case let amount? in amounts { sum = clamped((sum ?? 0) + clamped(amount)) }
    return sum
  }
}
