// Finds, in one linear scan, what would make the parser slow or large.
//
// The limits are those below which cmark-gfm 0.29.0.gfm.6 was measured to be fast on the worst text known. A *run*
// is a stretch of lines without a blank line: the most that inline parsing sees as one piece.

import Model

/// Checks a text against the limits of the parser.
struct InputGuards {
  /// Bytes of a file.
  static let fileLimit = 2 << 20
  /// Bytes of a run, lines of tables and fences not counted.
  static let runLimit = 64 << 10
  /// `<`, and likewise `[`, in a run outside tables and fences.
  static let openerLimit = 2000
  /// `<` and `[` together in tables and fences, per file. They are harmless there, but this scan only guesses what
  /// is a table or a fence, and a text made to mislead it must not cost more than this many openers can.
  static let shelteredOpenerLimit = 20_000
  /// `|` of a line outside fences.
  static let pipeLimit = 64
  /// The sum over all runs of (most `|` of a line) x (lines): the cells that the parser may have to make up.
  static let cellLimit = 500_000

  private struct Run {
    var line = 0
    var lines = 0
    var bytes = 0
    var angles = 0
    var brackets = 0
    var mostPipes = 0
    var hasDelimiterRow = false
  }

  private let path: String
  private var run = Run()
  private var fence: Fence?
  private var cells = 0
  private var shelteredOpeners = 0

  /// The first limit that `bytes` break, or nil when the parser may have them.
  static func refusal(of bytes: [UInt8], path: String) -> Diagnostic? {
    var guards = InputGuards(path: path)
    if bytes.count > fileLimit {
      return guards.refuse(
        "markdown.too-large", line: nil, "the file has \(bytes.count) bytes, more than \(fileLimit)",
        hint: "split the file")
    }
    var lines = LineScanner(bytes)
    while let line = lines.next() {
      if let refusal = guards.check(bytes[line.start..<line.contentEnd], number: line.number) { return refusal }
    }
    return guards.endRun()
  }

  private init(path: String) { self.path = path }

  private mutating func check(_ line: ArraySlice<UInt8>, number: Int) -> Diagnostic? {
    let shape = LineShape(line)
    if shape.depth > MarkdownParser.depthLimit {
      return refuse(
        "markdown.too-deep", line: number,
        "the line nests \(shape.depth) levels deep, more than \(MarkdownParser.depthLimit)",
        hint: "write it with less nesting")
    }
    if shape.isBlank { return endRun() }
    let isFenceLine = fence != nil || shape.fence != nil
    if let open = fence {
      if let close = shape.fence, close.closes(open) { fence = nil }
    } else {
      fence = shape.fence
    }
    if run.lines == 0 { run.line = number }
    run.lines += 1
    run.mostPipes = max(run.mostPipes, shape.pipes)
    run.hasDelimiterRow = run.hasDelimiterRow || shape.isDelimiterRow
    if isFenceLine || (run.hasDelimiterRow && shape.pipes > 0) {
      shelteredOpeners += shape.angles + shape.brackets
    } else {
      run.bytes += line.count + 1
      run.angles += shape.angles
      run.brackets += shape.brackets
    }
    return checkCounts(isFenceLine ? 0 : shape.pipes, number)
  }

  private func checkCounts(_ pipes: Int, _ number: Int) -> Diagnostic? {
    if run.bytes > InputGuards.runLimit {
      return refuse(
        "markdown.run-too-long", line: number,
        "the text from line \(run.line) on has more than \(InputGuards.runLimit) bytes without a blank line",
        hint: "put blank lines between paragraphs, or fences around logs")
    }
    if max(run.angles, run.brackets) > InputGuards.openerLimit {
      return refuse(
        "markdown.too-many-openers", line: number,
        "the text from line \(run.line) on has more than \(InputGuards.openerLimit) '<' or '[' without a blank line",
        hint: "put blank lines between paragraphs, or fences around logs")
    }
    if shelteredOpeners > InputGuards.shelteredOpenerLimit {
      return refuse(
        "markdown.too-many-openers", line: number,
        "the tables and fences up to here have more than \(InputGuards.shelteredOpenerLimit) '<' and '['",
        hint: "split the file")
    }
    if pipes > InputGuards.pipeLimit {
      return refuse(
        "markdown.table-too-wide", line: number,
        "the line has \(pipes) '|', more than \(InputGuards.pipeLimit)", hint: "split the table")
    }
    return nil
  }

  private mutating func endRun() -> Diagnostic? {
    let (line, count) = (run.line, run.mostPipes * run.lines)
    run = Run()
    cells += count
    guard cells > InputGuards.cellLimit else { return nil }
    return refuse(
      "markdown.table-too-large", line: line,
      "the tables up to the one from here have more than \(InputGuards.cellLimit) cells", hint: "split the file")
  }

  private func refuse(_ id: String, line: Int?, _ fact: String, hint: String) -> Diagnostic {
    Diagnostic(
      id, .warning, at: SourceLocation(path: path, line: line), "\(fact); the file is taken as plain text", hint: hint)
  }
}
