/// Fewer things to ask for, where a host's file has no room for all.
///
/// What is left out is never answered wrongly: a value that is not known any more has the answer of an unknown one, and
/// a limit that is not looked at leaves more than was asked for, which the document's `filter` tells.
struct QueryReduction {
  /// The routes that fit.
  let routes: [QueryRoute]
  /// What no longer works, in words, or nil when everything does.
  let lost: String?

  /// What may be left: one spelling of what has to be known, or of everything; and the parameters with these indexes.
  fileprivate struct Step {
    var isStrictById = false
    var isLenientById = false
    var dropped: Range<Int> = 0..<0
  }

  /// Takes away as little as it can: other spellings than the one in the names of files, first of values that have to be
  /// known; then parameters, the last first; and where the first alone is too many, that one.
  ///
  /// - Parameter fits: whether the rules for some routes have room.
  init(_ routes: [QueryRoute], fits: ([QueryRoute]) -> Bool) {
    let most = routes.map(\.parameters.count).max() ?? 0
    let steps =
      [Step(), Step(isStrictById: true), Step(isStrictById: true, isLenientById: true)]
      + (1..<max(1, most)).reversed().map { Step(isStrictById: true, isLenientById: true, dropped: $0..<most) }
      + [Step(dropped: 0..<min(1, most)), Step(isStrictById: true, dropped: 0..<min(1, most))]
    for step in steps {
      let left = routes.map { $0.reduced(step) }
      guard fits(left) else { continue }
      self.routes = left
      lost = Self.words(routes, step)
      return
    }
    let last = Step(isStrictById: true, isLenientById: true, dropped: 0..<most)
    self.routes = routes.map { $0.reduced(last) }
    lost = Self.words(routes, last)
  }

  private static func words(_ routes: [QueryRoute], _ step: Step) -> String? {
    let gone = step.dropped.flatMap { index in
      routes.filter { $0.parameters.indices.contains(index) }.map { "\($0.address)?\($0.parameters[index].name)=" }
    }
    let words =
      (step.isStrictById ? ["values are known by their id alone, as it stands in the names of files"] : [])
      + (gone.isEmpty ? [] : ["no value is known of " + gone.joined(separator: ", ")])
    return words.isEmpty ? nil : words.joined(separator: "; ")
  }
}

extension QueryRoute {
  /// The route with less to ask for.
  fileprivate func reduced(_ step: QueryReduction.Step) -> QueryRoute {
    let parameters = parameters.enumerated().map { index, parameter in
      var values = step.dropped.contains(index) ? [] : parameter.values
      if parameter.ignoresOthers ? step.isLenientById : step.isStrictById {
        values = values.map { Value(file: $0.file, spellings: parameter.mainSpelling(of: $0).map { [$0] } ?? []) }
      }
      return Parameter(name: parameter.name, values: values, ignoresOthers: parameter.ignoresOthers)
    }
    return QueryRoute(address: address, parameters: parameters, forms: forms, unmatched: unmatched)
  }
}

extension QueryRoute.Parameter {
  /// The spelling to keep where there is room for one: what stands in the names of files, or of numbers the greatest,
  /// which is the document's own, or the first.
  func mainSpelling(of value: QueryRoute.Value) -> String? {
    if value.isKnownByFile { return value.file }
    return ignoresOthers ? value.spellings.last : value.spellings.first
  }
}

extension QueryRoute.Value {
  /// True when it may be asked for by what stands in the names of its files.
  var isKnownByFile: Bool { spellings.contains { $0.utf8.elementsEqual(file.utf8) } }
}
