// Finds, in one linear scan, what would make the parser slow or large.
//
// The limits are those below which cmark-gfm 0.29.0.gfm.6 was measured to stay under a second on the worst text known.
// A *run* is a stretch of lines without a blank line: the most that inline parsing sees as one piece. Text in tables
// and fences is *sheltered*: honest logs and tables may be long. What is a table or a fence is only guessed here, so
// limits that no text can be told to need hold for sheltered text as well.

import Model

/// Checks a text against the limits of the parser.
struct InputGuards {
  /// Bytes of a file.
  static let fileLimit = 2 << 20
  /// Bytes of a run that are not sheltered.
  static let runLimit = 64 << 10
  /// `<`, and likewise `[`, of a run that are not sheltered.
  static let openerLimit = 2000
  /// `<` and `[` of a file that are sheltered.
  static let shelteredOpenerLimit = 20_000
  /// The sum over all runs of (`<!` and `<?`) x (bytes): each is looked for its end through the whole run.
  static let declarationWorkLimit = 1_000_000_000
  /// `|` of a line outside fences.
  static let pipeLimit = 64
  /// The sum over all runs of (most `|` of a line) x (lines): the cells that the parser may have to make up.
  static let cellLimit = 500_000
  /// The sum over all lines that look like the second of a table, of (lines of the run so far) x (bytes of the run so
  /// far, and 400): the parser reads the whole paragraph again for each.
  static let tableStartWorkLimit = 1_000_000_000
  /// The deepest nesting so far, summed over all blank lines: each is handed down to the innermost list.
  static let blankLineWorkLimit = 20_000_000
  /// The levels beyond 8 (code and lists have so many by indentation), summed over all lines: each may be a node.
  static let levelLimit = 800_000

  private let path: String
  private var run = Run()
  private var fence: Fence?
  private var cells = 0
  private var shelteredOpeners = 0
  private var declarationWork = 0
  private var tableStartWork = 0
  private var blankLineWork = 0
  private var levels = 0
  private var deepest = 0

  /// The first limit that `bytes` break, or nil when the parser may have them.
  static func refusal(of bytes: [UInt8], path: String) -> Diagnostic? {
    var guards = InputGuards(path: path)
    if bytes.count > fileLimit {
      return guards.refuse(
        "markdown.too-large", nil, "the file has \(bytes.count) bytes, more than \(fileLimit)", "split the file")
    }
    var lines = LineScanner(bytes)
    while let line = lines.next() {
      if let refusal = guards.check(bytes[line.start..<line.contentEnd], line.number) { return refusal }
    }
    return guards.endRun()
  }

  private init(path: String) { self.path = path }

  private mutating func check(_ line: ArraySlice<UInt8>, _ number: Int) -> Diagnostic? {
    let shape = LineShape(line)
    if shape.isBlank {
      blankLineWork += deepest
      return endRun() ?? checkDepth(0, number)
    }
    let isFenceLine = followFence(shape)
    let isTableLine = run.hasDelimiterRow && shape.pipes > 0
    if shape.isDelimiterRow { tableStartWork += run.lines * (run.bytes + 400) }
    run.add(shape, bytes: line.count + 1, number: number, isSheltered: isFenceLine || isTableLine)
    if isFenceLine || isTableLine { shelteredOpeners += shape.angles + shape.brackets }
    deepest = max(deepest, shape.depth)
    levels += max(0, shape.depth - 8)
    return checkDepth(shape.depth, number) ?? checkRun(number) ?? checkTable(isFenceLine ? 0 : shape.pipes, number)
  }

  /// Whether the line stands in a fence or is one end of it.
  private mutating func followFence(_ shape: LineShape) -> Bool {
    guard let open = fence else {
      fence = shape.fence
      return fence != nil
    }
    if let close = shape.fence, close.closes(open) { fence = nil }
    return true
  }

  private func checkDepth(_ depth: Int, _ number: Int) -> Diagnostic? {
    if depth > MarkdownParser.depthLimit {
      return refuse(
        "markdown.too-deep", number, "the line nests \(depth) levels deep, more than \(MarkdownParser.depthLimit)",
        "write it with less nesting or indentation")
    }
    if levels > InputGuards.levelLimit {
      return refuse(
        "markdown.too-deep", number, "too many lines up to here nest deeply",
        "write it with less nesting or indentation")
    }
    guard blankLineWork > InputGuards.blankLineWorkLimit else { return nil }
    return refuse(
      "markdown.too-deep", number, "too many blank lines follow text that nests \(deepest) levels deep",
      "remove blank lines")
  }

  private func checkRun(_ number: Int) -> Diagnostic? {
    let advice = "put blank lines between paragraphs, or fences around logs"
    if run.openBytes > InputGuards.runLimit {
      return refuse(
        "markdown.run-too-long", number,
        "the text from line \(run.line) on has more than \(InputGuards.runLimit) bytes without a blank line", advice)
    }
    if max(run.angles, run.brackets) > InputGuards.openerLimit {
      return refuse(
        "markdown.too-many-openers", number,
        "the text from line \(run.line) on has more than \(InputGuards.openerLimit) '<' or '[' without a blank line",
        advice)
    }
    guard shelteredOpeners > InputGuards.shelteredOpenerLimit else { return nil }
    return refuse(
      "markdown.too-many-openers", number,
      "the tables and fences up to here have more than \(InputGuards.shelteredOpenerLimit) '<' and '['",
      "split the file")
  }

  private func checkTable(_ pipes: Int, _ number: Int) -> Diagnostic? {
    if pipes > InputGuards.pipeLimit {
      return refuse(
        "markdown.table-too-wide", number, "the line has \(pipes) '|', more than \(InputGuards.pipeLimit)",
        "split the table")
    }
    guard tableStartWork > InputGuards.tableStartWorkLimit else { return nil }
    return refuse(
      "markdown.table-too-large", number,
      "the text from line \(run.line) on has too many lines like '|---|---|' for its length",
      "put blank lines between tables")
  }

  private mutating func endRun() -> Diagnostic? {
    let ended = run
    run = Run()
    cells += ended.mostPipes * ended.lines
    declarationWork += ended.declarations * ended.bytes
    if cells > InputGuards.cellLimit {
      return refuse(
        "markdown.table-too-large", ended.line,
        "the tables up to the end of the one from here have more than \(InputGuards.cellLimit) cells", "split the file")
    }
    guard declarationWork > InputGuards.declarationWorkLimit else { return nil }
    return refuse(
      "markdown.too-many-openers", ended.line,
      "the text from here on has \(ended.declarations) '<!' and '<?' in \(ended.bytes) bytes without a blank line",
      "put blank lines between paragraphs")
  }

  private func refuse(_ id: String, _ line: Int?, _ fact: String, _ hint: String) -> Diagnostic {
    Diagnostic(
      id, .warning, at: SourceLocation(path: path, line: line), "\(fact); the file is taken as plain text", hint: hint)
  }
}

/// Counts of a stretch of lines without a blank line.
private struct Run {
  /// The first line's number.
  var line = 0
  var lines = 0
  var bytes = 0
  /// `bytes`, `angles` and `brackets` that are not sheltered.
  var openBytes = 0
  var angles = 0
  var brackets = 0
  var declarations = 0
  var mostPipes = 0
  var hasDelimiterRow = false

  mutating func add(_ shape: LineShape, bytes count: Int, number: Int, isSheltered: Bool) {
    if lines == 0 { line = number }
    lines += 1
    bytes += count
    declarations += shape.declarations
    mostPipes = max(mostPipes, shape.pipes)
    hasDelimiterRow = hasDelimiterRow || shape.isDelimiterRow
    guard !isSheltered else { return }
    openBytes += count
    angles += shape.angles
    brackets += shape.brackets
  }
}
