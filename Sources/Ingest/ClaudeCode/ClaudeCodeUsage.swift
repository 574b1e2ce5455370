import JSON
import Model

/// The `usage` object of a reply, as Anthropic's API gives it and Claude Code stores it.
struct ClaudeCodeUsage {
  private var input = UsageFigures.Figure.absent
  private var output = UsageFigures.Figure.absent
  private var cacheRead = UsageFigures.Figure.absent
  private var cacheWrite = UsageFigures.Figure.absent
  private var write5m = UsageFigures.Figure.absent
  private var write1h = UsageFigures.Figure.absent
  /// Whether the reply was served in fast mode, which has its own price.
  private(set) var isFast = false
  /// Passes by an advising model, whose tokens the figures above do not hold. The other passes are in them already.
  private(set) var advisors: [Advisor] = []

  /// The pass of an advisor.
  struct Advisor {
    /// The advisor's model, as written.
    var model: String?
    /// Its figures.
    var usage: ClaudeCodeUsage
  }

  /// Reads the object that comes next; nil when the value is none.
  static func scan(_ line: inout JSONLineScanner) throws(JSONLineError) -> ClaudeCodeUsage? {
    guard try line.enterObject() else { return nil }
    var usage = ClaudeCodeUsage()
    while let key = try line.nextKey() {
      if key == "iterations" {
        try usage.scanIterations(&line)
      } else {
        try usage.scanMember(key, &line)
      }
    }
    return usage
  }

  private mutating func scanMember(_ key: JSONLineText, _ line: inout JSONLineScanner) throws(JSONLineError) {
    switch key {
    case "input_tokens": input = try UsageFigures.figure(&line)
    case "output_tokens": output = try UsageFigures.figure(&line)
    case "cache_read_input_tokens": cacheRead = try UsageFigures.figure(&line)
    case "cache_creation_input_tokens": cacheWrite = try UsageFigures.figure(&line)
    case "cache_creation":
      guard try line.enterObject() else { return }
      while let key = try line.nextKey() {
        switch key {
        case "ephemeral_5m_input_tokens": write5m = try UsageFigures.figure(&line)
        case "ephemeral_1h_input_tokens": write1h = try UsageFigures.figure(&line)
        default: break
        }
      }
    case "speed": isFast = try line.readText().map { $0 == "fast" } ?? false
    default: break
    }
  }

  private mutating func scanIterations(_ line: inout JSONLineScanner) throws(JSONLineError) {
    advisors = []
    guard try line.enterArray() else { return }
    while try line.nextElement() {
      guard try line.enterObject() else { continue }
      var isAdvisor = false
      var advisor = Advisor(usage: ClaudeCodeUsage())
      while let key = try line.nextKey() {
        switch key {
        case "type": isAdvisor = try line.readText().map { $0 == "advisor_message" } ?? false
        case "model": advisor.model = try line.readText()?.string
        default: try advisor.usage.scanMember(key, &line)
        }
      }
      if isAdvisor { advisors.append(advisor) }
    }
  }

  /// The counts of a usage object.
  struct Reading {
    /// The tokens; nil when no figure is usable.
    var tokens: TokenCounts?
    /// Of the tokens written to the cache, those kept for an hour; nil where they are not told apart.
    var cacheWrite1h: Int64?
    /// Figures that were not taken, in words.
    var faults: [String]
    /// A contradiction between the figures, in words.
    var contradiction: String?
  }

  /// Works out the counts. The writes of five minutes and of one hour replace the figure for both, which is their sum.
  var reading: Reading {
    var check = TokenCheck()
    let input = check.count("input_tokens", input)
    let output = check.count("output_tokens", output)
    let cacheRead = check.count("cache_read_input_tokens", cacheRead)
    let whole = check.count("cache_creation_input_tokens", cacheWrite)
    let short = check.count("ephemeral_5m_input_tokens", write5m)
    let long = check.count("ephemeral_1h_input_tokens", write1h)
    var reading = Reading(faults: check.faults)
    var cacheWrite = whole
    if let short, let long {
      cacheWrite = short + long
      reading.cacheWrite1h = long
      if let whole, whole != short + long {
        reading.contradiction =
          "\(whole) tokens were written to the cache, but \(short) for five minutes and \(long) for an hour; the latter "
          + "are counted"
      }
    }
    if [input, output, cacheRead, cacheWrite].contains(where: { $0 != nil }) {
      reading.tokens = TokenCounts(
        input: input.map { Tokens($0) }, output: output.map { Tokens($0) }, cacheRead: cacheRead.map { Tokens($0) },
        cacheWrite: cacheWrite.map { Tokens($0) })
    }
    return reading
  }
}
