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
  enum Quantity: Int {
    case input, output, cacheRead, cacheWrite, total
  }

  /// The names of each quantity, the first that is present counts; OpenClaw's own order.
  private static let names: [(name: StaticString, quantity: Quantity)] = [
    ("input", .input), ("inputTokens", .input), ("input_tokens", .input), ("promptTokens", .input),
    ("prompt_tokens", .input),
    ("output", .output), ("outputTokens", .output), ("output_tokens", .output), ("completionTokens", .output),
    ("completion_tokens", .output),
    ("cacheRead", .cacheRead), ("cache_read", .cacheRead), ("cache_read_input_tokens", .cacheRead),
    ("cached_tokens", .cacheRead), ("prompt_tokens_details", .cacheRead), ("input_tokens_details", .cacheRead),
    ("cacheWrite", .cacheWrite), ("cache_write", .cacheWrite), ("cache_creation_input_tokens", .cacheWrite),
    ("total", .total), ("totalTokens", .total), ("total_tokens", .total),
  ]
  /// The first name of the kind whose count is part of the input count.
  private static let firstInsideInput = 13
  /// The names whose value is an object with the number in `cached_tokens`.
  private static let nested = 14...15

  private var found = [Figure](repeating: .absent, count: Self.names.count)
  /// `cost.total`, and `cost.input`, `.output`, `.cacheRead`, `.cacheWrite`.
  private(set) var costTotal = Figure.absent
  private(set) var costParts = [Figure](repeating: .absent, count: 4)

  /// The figure of a quantity, and the name under which it stands.
  func figure(_ quantity: Quantity) -> (name: String, figure: Figure) {
    for (slot, entry) in Self.names.enumerated() where entry.quantity == quantity && found[slot] != .absent {
      return (entry.name.description, found[slot])
    }
    return ("", .absent)
  }

  /// Whether the cache figure has a name of the kind that counts tokens inside of the input figure.
  var cacheReadIsInsideInput: Bool {
    guard let slot = Self.names.indices.first(where: { Self.names[$0].quantity == .cacheRead && found[$0] != .absent })
    else { return false }
    return slot >= Self.firstInsideInput
  }

  /// Reads the object that comes next in a line; nil when the value is none.
  static func scan(_ line: inout JSONLineScanner) throws(JSONLineError) -> UsageFigures? {
    guard try line.enterObject() else { return nil }
    var figures = UsageFigures()
    while let key = try line.nextKey() {
      if key == "cost" {
        try figures.scanCost(&line)
      } else if let slot = names.firstIndex(where: { key == $0.name }) {
        figures.found[slot] = nested.contains(slot) ? try nestedFigure(&line) : try figure(&line)
      }
    }
    return figures
  }

  private static func nestedFigure(_ line: inout JSONLineScanner) throws(JSONLineError) -> Figure {
    guard try line.enterObject() else { return .absent }
    var result = Figure.absent
    while let key = try line.nextKey() { if key == "cached_tokens" { result = try figure(&line) } }
    return result
  }

  private mutating func scanCost(_ line: inout JSONLineScanner) throws(JSONLineError) {
    costTotal = .absent
    costParts = [.absent, .absent, .absent, .absent]
    guard try line.enterObject() else { return }
    while let key = try line.nextKey() {
      switch key {
      case "total": costTotal = try Self.figure(&line)
      case "input": costParts[0] = try Self.figure(&line)
      case "output": costParts[1] = try Self.figure(&line)
      case "cacheRead": costParts[2] = try Self.figure(&line)
      case "cacheWrite": costParts[3] = try Self.figure(&line)
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
