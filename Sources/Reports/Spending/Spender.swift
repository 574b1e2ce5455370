import Ledger
import Model

/// An agent, a model, a user or a provider, and what it spent of some whole.
struct Spender: Sendable {
  /// The agent's id; for models and users the name of their document; for others the name.
  var key: String
  /// The name to show.
  var name: String
  /// The provider, for a model.
  var provider: String?
  var figures: Figures
  /// The cost of which the spender's is a part.
  var whole: USDTotal?
}

/// Those that spent most, and what the others spent.
struct SpenderList: Sendable {
  /// Those that are listed, the most expensive first.
  var top: [Spender]
  /// How many there are in all.
  var count: Int
  /// What those spent that are not listed, or nil when all are.
  var rest: Figures?

  /// Ranks those that have records and lists the first of them.
  init(_ all: some Sequence<Spender>, limit: Int) {
    let ranked = all.filter { $0.figures.records > 0 }
      .sorted { Ranking.isOrderedBefore(($0.figures, $0.key), ($1.figures, $1.key)) }
    top = Array(ranked.prefix(limit))
    count = ranked.count
    for spender in ranked.dropFirst(limit) {
      var sum = rest ?? Figures()
      sum.add(spender.figures)
      rest = sum
    }
  }
}

/// How spenders are published.
enum SpenderShapes {
  static let agent = Shape<Spender>(
    "agentShare", "An agent’s part of some spending.",
    [
      Field("id", .agent, "The agent's id.") { .agent($0.key) },
      Field("name", .text, "The agent's name.") { .text($0.name) },
    ], FigureShapes.members { $0.figures }, share)

  static let model = Shape<Spender>(
    "modelShare", "A model’s part of some spending.",
    [
      Field("name", .text, "The model's name as the sources write it.") { .text($0.name) },
      Field("provider", .nullable(.text), "Its provider.") { DocumentValue($0.provider) },
      Field("document", .document, "The name of the model's own document.") { .document($0.key) },
    ], FigureShapes.members { $0.figures }, share)

  static let user = Shape<Spender>(
    "userShare", "A user’s part of some spending.",
    [
      Field("name", .text, "The user's name as the sources write it.") { .text($0.name) },
      Field("document", .document, "The name of the user's own document.") { .document($0.key) },
    ], FigureShapes.members { $0.figures }, share)

  static let provider = Shape<Spender>(
    "providerShare", "A provider’s part of some spending.",
    [Field("name", .text, "The provider's name as the sources write it.") { .text($0.name) }],
    FigureShapes.members { $0.figures }, share)

  private static let share: [Field<Spender>] = [
    Field("share", .nullable(.share), "The part of the whole's cost, 0 to 1; null when a cost is not known.") {
      FigureShapes.share($0.figures.cost?.total, of: $0.whole)
    }
  ]

  /// The members of a document that list those who spent most: the list, their number, and what the others spent.
  static func list<Source>(
    _ noun: String, _ shape: Shape<Spender>, limit: Int, _ list: @escaping @Sendable (Source) -> SpenderList
  ) -> [Field<Source>] {
    let other = "other\(noun.prefix(1).uppercased())\(noun.dropFirst())s"
    return [
      .array("\(noun)s", shape, "The \(noun)s that spent most, at most \(limit), the most expensive first.") {
        list($0).top
      },
      Field("\(noun)Count", .integer, "All \(noun)s that spent anything.") { .integer(Int64(list($0).count)) },
      .object(other, TokensDocument.undated, "What the \(noun)s spent that are not listed, or null when all are.") {
        list($0).rest
      },
    ]
  }
}
