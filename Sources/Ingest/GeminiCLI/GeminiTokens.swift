import JSON
import Model

/// The object `tokens` of a Gemini message.
struct GeminiTokens {
  private var input: Int64?
  private var output: Int64?
  private var cached: Int64?
  private var thoughts: Int64?
  private var tool: Int64?
  private var total: Int64?
  /// Figures that were not taken, in words.
  private(set) var faults: [String] = []

  /// Reads the object that comes next; nil when the value is none.
  static func scan(_ line: inout JSONLineScanner) throws(JSONLineError) -> GeminiTokens? {
    guard try line.enterObject() else { return nil }
    var tokens = GeminiTokens()
    var check = TokenCheck()
    while let key = try line.nextKey() {
      switch key {
      case "input": tokens.input = check.count("input", try UsageFigures.figure(&line))
      case "output": tokens.output = check.count("output", try UsageFigures.figure(&line))
      case "cached": tokens.cached = check.count("cached", try UsageFigures.figure(&line))
      case "thoughts": tokens.thoughts = check.count("thoughts", try UsageFigures.figure(&line))
      case "tool": tokens.tool = check.count("tool", try UsageFigures.figure(&line))
      case "total": tokens.total = check.count("total", try UsageFigures.figure(&line))
      default: break
      }
    }
    tokens.faults = check.faults
    return tokens
  }

  /// The counts; nil when no figure is usable. Thoughts are billed as output, what tools put into the prompt as input.
  ///
  /// The input holds the cached tokens, unless the total shows that they stand beside it.
  var counts: TokenCounts? {
    if [input, output, cached, thoughts, tool, total].allSatisfy({ $0 == nil }) { return nil }
    var prompt = input
    if let all = input, let cached, total != RecordedSplit.sum([input, output, cached, thoughts, tool]) || cached == 0 {
      prompt = max(0, all - cached)
    }
    prompt = Self.add(prompt, tool)
    let answer = Self.add(output, thoughts)
    let sum = RecordedSplit.sum([prompt, answer, cached])
    return TokenCounts(
      input: prompt.map { Tokens($0) }, output: answer.map { Tokens($0) }, cacheRead: cached.map { Tokens($0) },
      unsplit: Tokens(max(0, (total ?? sum) - sum)))
  }

  private static func add(_ a: Int64?, _ b: Int64?) -> Int64? {
    guard let a else { return b }
    return a + (b ?? 0)
  }
}
