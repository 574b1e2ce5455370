import Ledger
import Model

// The documents of figures that can also be made one by one.

extension DocumentMaker {
  /// `tokens`.
  func tokens() -> Document {
    let spending = spending
    let own = Set(spending.paths)
    return document(
      "tokens", .tokens,
      TokensDocument.shape.value(
        of: .init(
          ledger: ledger, sources: spending, diagnostics: diagnostics.filter { own.contains($0.location.path) })),
      spending)
  }

  /// `tokens` of one agent; `diagnostics` gives those of a path.
  func tokens(of agent: LedgerAgent, diagnostics: (String) -> [Diagnostic]) -> Document {
    let sources = DocumentSources(agent.paths.compactMap { sourcesByPath[$0] })
    let source = TokensDocument.Source(
      ledger: ledger, sources: sources, diagnostics: agent.paths.flatMap(diagnostics), choice: .agent(agent))
    return document("tokens/by-agent/\(agent.id)", .tokens, TokensDocument.shape.value(of: source), sources)
  }

  /// `tokens` of an agent that is not known.
  func unmatchedTokens() -> Document {
    let none = DocumentSources([])
    let source = TokensDocument.Source(ledger: ledger, sources: none, diagnostics: [], choice: .nothing)
    return document(QueryEndpoint.tokens.unmatched, .tokens, TokensDocument.shape.value(of: source), none)
  }

  /// `usage`.
  func usage() -> Document {
    let spending = spending
    return document("usage", .usage, UsageDocument.shape.value(of: .init(ledger: ledger, sources: spending)), spending)
  }
}
