/// The query routes as a server of one's own works them out: each parameter is a variable that holds what stands for its
/// value in the paths of files, nothing where it is not given, or `!` where nothing matches; and the variables of a
/// route, joined by `|`, choose the file.
///
/// Routes share the variables of parameters that are alike.
struct QueryVariables {
  /// What a value that is not yet decoded may be.
  struct Value {
    /// A regular expression over the whole value, not anchored; without a file its group 1 is the file's name.
    let pattern: String
    /// What stands for the value in the paths of files, or nil.
    let file: String?
  }

  /// A parameter.
  struct Variable {
    /// Its name as it is written in the query.
    let name: String
    /// Whether a value that is not known is one that nothing matches; else it is not given.
    let isStrict: Bool
    /// Its values.
    let values: [Value]
  }

  /// Some parameters that are given, and the file that answers.
  struct Case {
    /// For each variable of the route what it holds: nil for nothing, true for a value that is part of the path.
    let given: [Bool?]
    /// The path, each value as the number of its group among those that are part of the path.
    let path: [QueryRoute.Piece]

    /// The regular expression of the joined variables, anchored.
    var pattern: String {
      "^" + given.map { $0.map { $0 ? "([^|!]+)" : "[^|!]+" } ?? "" }.joined(separator: "\\|") + "$"
    }

    /// The path with a slash in front; `reference` writes the group of a number, from 1.
    func path(_ reference: (Int) -> String) -> String {
      "/"
        + path.map { piece in
          switch piece {
          case .text(let text): text
          case .value(let number): reference(number)
          }
        }.joined()
    }
  }

  /// An address with the variables of its parameters.
  struct Route {
    /// The address: `/api/usage`.
    let address: String
    /// The indexes of its variables, in the order of its parameters.
    let variables: [Int]
    /// Its cases, one for each set of parameters that are given.
    let cases: [Case]
    /// The path of the file for what nothing matches, with a slash in front.
    let unmatched: String
  }

  let variables: [Variable]
  let routes: [Route]
  /// What the server does not know any more, for want of room, or nil.
  let lost: String?

  /// Works out the variables of a plan.
  ///
  /// - Parameters:
  ///   - room: the bytes that all values' patterns may have.
  ///   - limit: the bytes that one pattern may have.
  init(_ plan: HeaderPlan, room: Int, limit: Int) {
    // In full, each letter may also be written as `%` and two digits; where that has no room, ids are known as they are.
    func values(_ parameter: QueryRoute.Parameter, isPlain: Bool) -> [Value] {
      guard isPlain else {
        return parameter.values.flatMap { value in
          QueryPattern.joined(value.spellings.map(QueryPattern.raw), limit: limit).map {
            Value(pattern: "(?:\($0))", file: value.file)
          }
        }
      }
      let (ids, others) = parameter.values.split(\.isKnownByFile)
      return QueryPattern.joined(ids.map(\.file), limit: limit).map { Value(pattern: "(\($0))", file: nil) }
        + others.flatMap { value in
          parameter.mainSpelling(of: value).map { [Value(pattern: QueryPattern.raw($0), file: value.file)] } ?? []
        }
    }
    let known = Set(plan.queries.flatMap(\.parameters))
    let reduction = QueryReduction(plan.queries) { routes in
      var size = 0
      for parameter in Set(routes.flatMap(\.parameters)) {
        // Half a million spellings are not written out to be measured.
        let spelled = parameter.values.reduce(0) { $0 + $1.spellings.count }
        if spelled > room / 8 { return false }
        size += values(parameter, isPlain: !known.contains(parameter)).reduce(0) { $0 + $1.pattern.utf8.count }
      }
      return size <= room
    }
    var parameters: [QueryRoute.Parameter] = []
    routes = reduction.routes.map { route in
      let own = route.parameters.map { parameter in
        if let known = parameters.firstIndex(of: parameter) { return known }
        parameters.append(parameter)
        return parameters.count - 1
      }
      return Route(
        address: route.address, variables: own, cases: Self.cases(of: route), unmatched: "/" + route.unmatched)
    }
    variables = parameters.map { parameter in
      Variable(
        name: parameter.name, isStrict: !parameter.ignoresOthers,
        values: values(parameter, isPlain: !known.contains(parameter)))
    }
    lost = reduction.lost
  }

  private static func cases(of route: QueryRoute) -> [Case] {
    let all = route.parameters.indices.reduce(UInt(0)) { $0 | 1 << UInt($1) }
    return all.subsets.compactMap { asked in
      guard let form = route.form(for: asked) else { return nil }
      let used = form.parameters
      let given = route.parameters.indices.map { index -> Bool? in
        asked & 1 << UInt(index) == 0 ? nil : used & 1 << UInt(index) != 0
      }
      let path = form.pieces.map { piece in
        guard case .value(let index) = piece else { return piece }
        return .value((used & ((1 << UInt(index)) - 1)).nonzeroBitCount + 1)
      }
      return Case(given: given, path: path)
    }
  }
}
