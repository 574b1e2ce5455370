/// An address below `/api/` that takes a query, and the files that hold its answers.
///
/// Static hosts answer files, so that each combination of values has one: `/api/logs/activity?agent=Nexus&limit=10` is
/// `api/logs/activity/by-agent/nexus/10.json`. There is no file at the address itself: on some hosts it would be served
/// whatever the query says.
package struct QueryRoute: Sendable, Hashable {
  /// A value that has files.
  package struct Value: Sendable, Hashable {
    /// What stands for it in the paths of files: letters, digits, `-` and `_`.
    package let file: String
    /// What may be asked for, decoded, compared byte by byte; no spelling stands for two values of one parameter.
    package let spellings: [String]

    /// Makes a value; without spellings it is asked for by what stands in its files' paths.
    package init(file: String, spellings: [String]? = nil) {
      self.file = file
      self.spellings = spellings ?? [file]
    }
  }

  /// A parameter of the query.
  package struct Parameter: Sendable, Hashable {
    /// Its name, compared byte by byte.
    package let name: String
    /// The values that have files.
    package let values: [Value]
    /// Whether any other value is passed over, as a limit is that exceeds what there is; else nothing matches it, and the
    /// answer is `unmatched`.
    package let ignoresOthers: Bool

    /// Makes a parameter.
    package init(name: String, values: [Value], ignoresOthers: Bool = false) {
      self.name = name
      self.values = values
      self.ignoresOthers = ignoresOthers
    }
  }

  /// A piece of a file's path.
  package enum Piece: Sendable, Hashable {
    /// This text.
    case text(String)
    /// What stands for the value of the parameter with this index.
    case value(Int)
  }

  /// A file for each combination of the values of some parameters.
  package struct Form: Sendable, Hashable {
    /// The pieces of the path, relative to the output: `api/logs/activity/by-agent/`, the agent, `.json`.
    package let pieces: [Piece]

    /// Makes a form.
    package init(_ pieces: [Piece]) { self.pieces = pieces }

    /// The indexes of its parameters, as a set of bits.
    package var parameters: UInt {
      pieces.reduce(0) { set, piece in
        if case .value(let index) = piece { set | 1 << UInt(index) } else { set }
      }
    }

    /// The path of the file for some values, given by the index of their parameters.
    package func path(_ value: (Int) -> String) -> String {
      pieces.map { piece in
        switch piece {
        case .text(let text): text
        case .value(let index): value(index)
        }
      }.joined()
    }
  }

  /// The address: `/api/logs/activity`.
  package let address: String
  /// The parameters, at most eight, the one that counts most in front.
  package let parameters: [Parameter]
  /// What there is a file for. The last one has no parameter. For a set of parameters that no form has, a form of some of
  /// them answers: one with the first parameter before all without it, of these one with the second, and so on, so that
  /// what was asked of one agent is never answered with what others did. Its document says in `filter` what it was
  /// filtered by.
  package let forms: [Form]
  /// The path of the file for what nothing matches: an empty list, never the whole.
  package let unmatched: String

  /// Makes a route.
  package init(address: String, parameters: [Parameter], forms: [Form], unmatched: String) {
    self.address = address
    self.parameters = parameters
    self.forms = forms
    self.unmatched = unmatched
  }

  /// The form for a set of parameters, as bits; nil when there is no form without parameters.
  package func form(for asked: UInt) -> Form? {
    var best: Form?
    for form in forms where form.parameters & ~asked == 0 {
      // Of two sets the one with the first parameter that the other lacks; the lowest bit is the first parameter.
      if let other = best {
        let lacking = form.parameters ^ other.parameters
        if lacking == 0 || other.parameters & (lacking & (~lacking &+ 1)) != 0 { continue }
      }
      best = form
    }
    return best
  }

  /// The path of the file that answers a query of decoded names and values: of a parameter that is given twice, the first
  /// counts; one without a value is not given; names that are no parameter are passed over.
  package func path(for query: [(name: String, value: String)]) -> String {
    var files: [Int: String] = [:]
    for (index, parameter) in parameters.enumerated() {
      guard
        let given = query.first(where: { $0.name.utf8.elementsEqual(parameter.name.utf8) })?.value, !given.isEmpty
      else { continue }
      let value = parameter.values.first { $0.spellings.contains { $0.utf8.elementsEqual(given.utf8) } }
      if let value {
        files[index] = value.file
      } else if !parameter.ignoresOthers {
        return unmatched
      }
    }
    let asked = files.keys.reduce(into: UInt(0)) { $0 |= 1 << UInt($1) }
    return form(for: asked)?.path { files[$0] ?? "" } ?? unmatched
  }

  /// The paths of all files that answer, in no particular order.
  package var paths: [String] {
    var paths = [unmatched]
    for form in forms {
      var combinations = [""]
      for piece in form.pieces {
        switch piece {
        case .text(let text): combinations = combinations.map { $0 + text }
        case .value(let index):
          combinations = combinations.flatMap { start in parameters[index].values.map { start + $0.file } }
        }
      }
      paths += combinations
    }
    return paths
  }
}
