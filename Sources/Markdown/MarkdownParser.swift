// Bytes to tree: repair, guards, cmark, our values. Nothing here throws: bad input is a diagnostic.

import Model

/// Reads Markdown (CommonMark 0.29 with the tables, task lists and strikethrough of GFM).
package enum MarkdownParser {
  /// The deepest nesting that is read, in nodes from the document down.
  package static let depthLimit = 256

  /// Reads `bytes` as Markdown; `path` is for the diagnostics.
  ///
  /// Work and memory are bounded on any input: a text beyond a limit is given as plain text (`isPlainText`) with a
  /// diagnostic that names line and limit. Broken UTF-8 and NUL bytes become U+FFFD, with a diagnostic.
  package static func parse(_ bytes: [UInt8], path: String) -> MarkdownDocument {
    let input = InputRepair(bytes, path: path)
    if let refusal = InputGuards.refusal(of: input.bytes, path: path) {
      return plainText(input, refusal)
    }
    let tree = SyntaxTree(parsing: input.bytes)
    var builder = TreeBuilder(input, path: path)
    switch builder.blocks(of: tree) {
    case .success(let blocks):
      return MarkdownDocument(
        path: path, blocks: blocks,
        diagnostics: (input.diagnostics + builder.diagnostics).sorted(by: Diagnostic.isOrderedBefore))
    case .failure(let tooDeep):
      return plainText(
        input,
        Diagnostic(
          "markdown.too-deep", .warning, at: SourceLocation(path: path, line: tooDeep.line),
          "blocks are nested more than \(depthLimit) deep; the file is taken as plain text",
          hint: "write it with less nesting"))
    }
  }

  private static func plainText(_ input: InputRepair, _ refusal: Diagnostic) -> MarkdownDocument {
    let text = CodeBlock(literal: input.text(input.bytes[...]), firstLine: 1)
    return MarkdownDocument(
      path: refusal.location.path,
      blocks: [Block(.codeBlock(text), at: TextPosition(line: 1, column: 1))],
      diagnostics: (input.diagnostics + [refusal]).sorted(by: Diagnostic.isOrderedBefore),
      isPlainText: true)
  }
}
