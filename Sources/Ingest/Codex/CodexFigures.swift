import JSON
import Model

/// The token counts of one call, or of a session so far, as Codex writes them.
///
/// Input holds the cached tokens and those written to the cache, output the reasoning. `total_tokens` is not read: it is
/// input and output, but now and then an estimate of the context's size.
struct CodexFigures: Hashable {
  /// Prompt tokens, cached ones included.
  var input: Int64?
  /// Of the prompt tokens those that came from a cache.
  var cached: Int64?
  /// Of the prompt tokens those written to a cache.
  var cacheWrite: Int64?
  /// Answer tokens, reasoning included.
  var output: Int64?

  /// Reads the object that comes next, under the names that Codex and its `exec` command use; nil when the value is none
  /// or has no usable figure.
  static func scan(
    _ line: inout JSONLineScanner, _ check: inout TokenCheck
  ) throws(JSONLineError) -> CodexFigures? {
    guard try line.enterObject() else { return nil }
    var figures = CodexFigures()
    while let key = try line.nextKey() {
      switch key {
      case "input_tokens", "prompt_tokens", "input":
        figures.input = check.count(key.string, try UsageFigures.figure(&line))
      case "cached_input_tokens", "cache_read_input_tokens", "cached_tokens":
        figures.cached = check.count(key.string, try UsageFigures.figure(&line))
      case "cache_write_input_tokens", "cache_creation_input_tokens":
        figures.cacheWrite = check.count(key.string, try UsageFigures.figure(&line))
      case "output_tokens", "completion_tokens", "output":
        figures.output = check.count(key.string, try UsageFigures.figure(&line))
      default: break
      }
    }
    return figures == CodexFigures() ? nil : figures
  }

  /// Whether any tokens were spent.
  var hasTokens: Bool { [input, cached, cacheWrite, output].contains { ($0 ?? 0) > 0 } }

  /// What was spent since an earlier total; nil when a figure is less than it was.
  func since(_ earlier: CodexFigures) -> CodexFigures? {
    var isGrown = true
    func difference(_ now: Int64?, _ before: Int64?) -> Int64? {
      guard let now else { return nil }
      let difference = now - (before ?? 0)
      if difference < 0 { isGrown = false }
      return difference
    }
    let result = CodexFigures(
      input: difference(input, earlier.input), cached: difference(cached, earlier.cached),
      cacheWrite: difference(cacheWrite, earlier.cacheWrite), output: difference(output, earlier.output))
    return isGrown ? result : nil
  }

  /// The counts with the cached tokens taken out of the input, and whether they were more than the input.
  var tokens: (counts: TokenCounts, isContradiction: Bool) {
    let inside = RecordedSplit.sum([cached, cacheWrite])
    let counts = TokenCounts(
      input: input.map { Tokens(max(0, $0 - inside)) }, output: output.map { Tokens($0) },
      cacheRead: cached.map { Tokens($0) }, cacheWrite: cacheWrite.map { Tokens($0) })
    return (counts, input.map { $0 < inside } ?? false)
  }
}
