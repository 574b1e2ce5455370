import JSON

/// The numbers of one `usage` object as they stand, under every name that providers give them.
struct UsageFigures {
  /// A number as found.
  enum Figure: Hashable {
    /// The key is missing or null.
    case absent
    /// A finite number.
    case number(JSONDecimal)
    /// Something else, or a number of too many digits; the text for a message.
    case unusable(String)
  }

  /// A token count of a usage object.
  enum Quantity {
    case input, output, cacheRead, cacheWrite, total

    /// The places of its names.
    fileprivate var slots: Range<Int> {
      switch self {
      case .input: 0..<5
      case .output: 5..<10
      case .cacheRead: 10..<16
      case .cacheWrite: 16..<19
      case .total: 19..<22
      }
    }
  }

  /// The names of each quantity, the first that is present counts; OpenClaw's own order.
  private static let names: [StaticString] = [
    "input", "inputTokens", "input_tokens", "promptTokens", "prompt_tokens",
    "output", "outputTokens", "output_tokens", "completionTokens", "completion_tokens",
    "cacheRead", "cache_read", "cache_read_input_tokens", "cached_tokens", "prompt_tokens_details",
    "input_tokens_details",
    "cacheWrite", "cache_write", "cache_creation_input_tokens",
    "total", "totalTokens", "total_tokens",
  ]
  /// The first name of the kind whose count is part of the input count.
  private static let firstInsideInput = 13
  /// The names whose value is an object with the number in `cached_tokens`.
  private static let nested = 14...15

  /// A figure of the object `cost`.
  enum CostFigure: Int {
    case total, input, output, cacheRead, cacheWrite

    /// The place behind those of the names.
    fileprivate var slot: Int { UsageFigures.names.count + rawValue }
  }

  /// The figures that are there, by the place of their names, those of `cost` behind all others.
  private var found: [(slot: Int, figure: Figure)] = []

  /// A figure of the object `cost`.
  func cost(_ figure: CostFigure) -> Figure { found.first { $0.slot == figure.slot }?.figure ?? .absent }

  /// The figure of a quantity, and the name under which it stands.
  func figure(_ quantity: Quantity) -> (name: StaticString, figure: Figure) {
    guard let first = first(quantity) else { return ("", .absent) }
    return (Self.names[first.slot], first.figure)
  }

  /// The figure of a quantity whose name comes first.
  private func first(_ quantity: Quantity) -> (slot: Int, figure: Figure)? {
    let slots = quantity.slots
    var best: (slot: Int, place: Int)?
    for place in found.indices {
      let slot = found[place].slot
      if slots.contains(slot), slot < best?.slot ?? .max { best = (slot, place) }
    }
    return best.map { found[$0.place] }
  }

  /// Notes a figure; the last of several under one name counts.
  private mutating func set(_ slot: Int, _ figure: Figure) {
    if let known = found.firstIndex(where: { $0.slot == slot }) { found.remove(at: known) }
    if case .absent = figure { return }
    found.append((slot, figure))
  }

  /// Whether the cache figure has a name of the kind that counts tokens inside of the input figure.
  var cacheReadIsInsideInput: Bool {
    first(.cacheRead).map { $0.slot >= Self.firstInsideInput } ?? false
  }

  /// Reads the object that comes next in a line, in place of what was read before; nil when the value is none.
  mutating func read(_ line: inout JSONLineScanner) throws(JSONLineError) -> UsageReading? {
    guard try line.enterObject() else { return nil }
    found.removeAll(keepingCapacity: true)
    while let key = try line.nextKey() {
      if key == "cost" {
        try readCost(&line)
      } else if let slot = Self.slot(of: key) {
        set(slot, Self.nested.contains(slot) ? try Self.nestedFigure(&line) : try Self.figure(&line))
      }
    }
    return UsageReading(self)
  }

  /// The place of a name; OpenClaw's own names come first, as nearly all lines have these.
  private static func slot(of key: JSONLineText) -> Int? {
    switch key {
    case "input": 0
    case "output": 5
    case "cacheRead": 10
    case "cacheWrite": 16
    case "totalTokens": 20
    default: names.firstIndex { key == $0 }
    }
  }

  private static func nestedFigure(_ line: inout JSONLineScanner) throws(JSONLineError) -> Figure {
    guard try line.enterObject() else { return .absent }
    var result = Figure.absent
    while let key = try line.nextKey() { if key == "cached_tokens" { result = try figure(&line) } }
    return result
  }

  private mutating func readCost(_ line: inout JSONLineScanner) throws(JSONLineError) {
    found.removeAll { $0.slot >= Self.names.count }
    guard try line.enterObject() else { return }
    while let key = try line.nextKey() {
      switch key {
      case "total": set(CostFigure.total.slot, try Self.figure(&line))
      case "input": set(CostFigure.input.slot, try Self.figure(&line))
      case "output": set(CostFigure.output.slot, try Self.figure(&line))
      case "cacheRead": set(CostFigure.cacheRead.slot, try Self.figure(&line))
      case "cacheWrite": set(CostFigure.cacheWrite.slot, try Self.figure(&line))
      default: break
      }
    }
  }

  /// Reads any value as a figure.
  static func figure(_ line: inout JSONLineScanner) throws(JSONLineError) -> Figure {
    switch try line.kind() {
    case .null:
      try line.skipValue()
      return .absent
    case .number:
      let start = line
      do throws(JSONLineError) {
        if let number = try line.readDecimal() { return .number(number) }
      } catch {
        guard error.reason == .numberOutOfRange else { throw error }
        // A number in JSON's grammar that is too large to keep, such as 1e400: the line is sound, the figure is not.
        line = start
      }
    case .string, .bool, .object, .array: break
    }
    return .unusable(quoted(try line.readRaw()))
  }

  /// The beginning of a value, for a message.
  private static func quoted(_ raw: UnsafeRawBufferPointer) -> String {
    raw.count <= 40
      ? String(decoding: raw, as: UTF8.self) : String(decoding: raw.prefix(40), as: UTF8.self) + "…"
  }
}
