/// Fewer things to ask for, where a host's file has no room for all.
///
/// What is left out is never answered wrongly: a value that is not known any more has the answer of an unknown one, and
/// a limit that is not looked at leaves more than was asked for, which the document's `filter` tells.
struct QueryReduction {
  /// The routes that fit.
  let routes: [QueryRoute]
  /// What no longer works, in words, or nil when everything does.
  let lost: String?

  /// Takes away as little as it can: other spellings than the one in the names of files, first of values that have to be
  /// known; then parameters, the last first.
  ///
  /// - Parameter fits: whether the rules for some routes have room.
  init(_ routes: [QueryRoute], fits: ([QueryRoute]) -> Bool) {
    let most = routes.map(\.parameters.count).max() ?? 0
    for level in 0...(most + 2) {
      let kept = most - max(0, level - 2)
      let left = routes.map { $0.reduced(level, kept: kept) }
      guard level == most + 2 || fits(left) else { continue }
      self.routes = left
      lost = level == 0 ? nil : Self.words(routes, kept: kept, of: most)
      return
    }
    self.routes = routes
    lost = nil
  }

  private static func words(_ routes: [QueryRoute], kept: Int, of most: Int) -> String {
    let gone = (kept..<most).flatMap { index in
      routes.filter { $0.parameters.indices.contains(index) }.map { "\($0.address)?\($0.parameters[index].name)=" }
    }
    let ids = "values are known by their id alone, as it stands in the names of files"
    return gone.isEmpty ? ids : ids + "; none is known of " + gone.joined(separator: ", ")
  }
}

extension QueryRoute {
  /// The route with less to ask for: from level 1 on one spelling of what has to be known, from 2 on of everything; and
  /// values of the first parameters alone.
  fileprivate func reduced(_ level: Int, kept: Int) -> QueryRoute {
    let parameters = parameters.enumerated().map { index, parameter in
      var values = index < kept ? parameter.values : []
      if level >= (parameter.ignoresOthers ? 2 : 1) {
        values = values.map { value in
          Value(file: value.file, spellings: value.isKnownByFile ? [value.file] : Array(value.spellings.prefix(1)))
        }
      }
      return Parameter(name: parameter.name, values: values, ignoresOthers: parameter.ignoresOthers)
    }
    return QueryRoute(address: address, parameters: parameters, forms: forms, unmatched: unmatched)
  }
}

extension QueryRoute.Value {
  /// True when it may be asked for by what stands in the names of its files.
  var isKnownByFile: Bool { spellings.contains { $0.utf8.elementsEqual(file.utf8) } }
}
