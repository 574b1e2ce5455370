/// A query route as a list of cases, of which the first that holds answers: for hosts that try one rule after another,
/// see decoded values, and do not mind the order in which they are given.
///
/// Cases with more parameters that have to be known come first, and behind those of one set stands the case "all of
/// these are given": what reaches it has an unknown value among them.
struct QueryCases {
  /// What is asked of one parameter.
  enum Condition: Hashable {
    /// It is given, and not empty.
    case given
    /// Its value is among these spellings, all of which stand for what `file` names; nil: each stands for itself.
    case among([String], file: String?)
  }

  /// Conditions, by the parameter's index, and the path of the file that answers.
  struct Case {
    /// The conditions, sorted by index.
    let conditions: [(parameter: Int, condition: Condition)]
    /// The pieces of the path; a value that is left stands for the spelling that was given.
    let path: [QueryRoute.Piece]
  }

  private let route: QueryRoute
  /// Values as groups of spellings, by parameter: as it is part of a path, and as it only has to be known.
  private let groups: [[Condition]]
  private let known: [[Condition]]

  /// Prepares the cases.
  ///
  /// - Parameters:
  ///   - limit: the bytes of the longest pattern of spellings.
  ///   - isLiteral: whether the host compares with one text at a time.
  init(_ route: QueryRoute, limit: Int, isLiteral: Bool = false) {
    self.route = route
    var groups: [[Condition]] = []
    var known: [[Condition]] = []
    for (index, parameter) in route.parameters.enumerated() {
      let chunks: ([String], String?) -> [Condition] = { spellings, file in
        let room = isLiteral ? 0 : limit
        return Self.chunks(spellings, room).map { .among($0, file: file) }
      }
      // What is asked for by its file's name alone needs no case of its own.
      let isCapturable = route.isCapturable(index)
      let (asIs, others) = parameter.values.split { isCapturable && $0.spellings.count == 1 && $0.isKnownByFile }
      groups.append(chunks(asIs.map(\.file), nil) + others.flatMap { chunks($0.spellings, $0.file) })
      known.append(chunks(parameter.values.flatMap(\.spellings), nil))
    }
    self.groups = groups
    self.known = known
  }

  /// Whether some routes have at most `room` cases together. Very many values are counted before they are put into groups.
  static func fit(_ routes: [QueryRoute], room: Int, limit: Int, isLiteral: Bool = false) -> Bool {
    let alone = routes.flatMap(\.parameters).map { parameter in
      parameter.values.reduce(0) { $0 + (isLiteral ? $1.spellings.count : $1.spellings.count > 1 ? 1 : 0) }
    }
    guard alone.allSatisfy({ $0 <= room }) else { return false }
    return routes.reduce(0) { $0 + QueryCases($1, limit: limit, isLiteral: isLiteral).count } <= room
  }

  /// The sets of parameters that have cases, each with the conditions to combine, and behind which of them nothing else
  /// that was given is known.
  private var sets: [(choices: [(Int, [Condition])], path: [QueryRoute.Piece], isLast: Bool, strict: UInt)] {
    let bits = route.parameters.indices.map { UInt(1) << UInt($0) }
    let lenient = zip(bits, route.parameters).reduce(UInt(0)) { $1.1.ignoresOthers ? $0 | $1.0 : $0 }
    let all = bits.reduce(0, |)
    var sets: [(choices: [(Int, [Condition])], path: [QueryRoute.Piece], isLast: Bool, strict: UInt)] = []
    for strict in (all & ~lenient).subsets {
      for extra in lenient.subsets {
        guard let form = route.form(for: strict | extra) else { continue }
        // A limit that the file does not know changes nothing.
        if extra != 0 && form.parameters & extra == 0 { continue }
        let asked = route.parameters.indices.filter { (strict | extra) & bits[$0] != 0 }
        let choices = asked.map { ($0, form.parameters & bits[$0] != 0 ? groups[$0] : known[$0]) }
        sets.append((choices, form.pieces, extra == 0, strict))
      }
    }
    return sets
  }

  /// How many cases there are; many are counted without being made.
  var count: Int {
    sets.reduce(0) { sum, set in
      let combinations = set.choices.reduce(1) { product, choice in
        let (result, overflow) = product.multipliedReportingOverflow(by: choice.1.count)
        return overflow ? 1 << 30 : min(result, 1 << 30)
      }
      return sum + combinations + (set.isLast && set.strict != 0 ? 1 : 0)
    }
  }

  /// The cases in order. Without a parameter there is one without a condition, the last.
  var cases: [Case] {
    sets.flatMap { set -> [Case] in
      var combinations: [[(parameter: Int, condition: Condition)]] = [[]]
      for (index, conditions) in set.choices {
        combinations = combinations.flatMap { start in conditions.map { start + [(index, $0)] } }
      }
      var cases = combinations.map { combination in
        Case(conditions: combination, path: set.path.map { Self.filled($0, combination) })
      }
      if set.isLast && set.strict != 0 {
        let given = set.choices.map { (parameter: $0.0, condition: Condition.given) }
        cases.append(Case(conditions: given, path: [.text(route.unmatched)]))
      }
      return cases
    }
  }

  /// A piece of a path, the value of one file as its text.
  private static func filled(
    _ piece: QueryRoute.Piece, _ combination: [(parameter: Int, condition: Condition)]
  ) -> QueryRoute.Piece {
    guard case .value(let index) = piece,
      case .among(_, .some(let file)) = combination.first(where: { $0.parameter == index })?.condition
    else { return piece }
    return .text(file)
  }

  /// Spellings in groups whose pattern has at most `limit` bytes, at least one each.
  private static func chunks(_ spellings: [String], _ limit: Int) -> [[String]] {
    var chunks: [[String]] = []
    var length = 0
    for spelling in spellings {
      let own = QueryPattern.decoded(spelling).utf8.count + 1
      if chunks.isEmpty || length + own > limit {
        chunks.append([spelling])
        length = own
      } else {
        chunks[chunks.count - 1].append(spelling)
        length += own
      }
    }
    return chunks
  }
}

extension QueryRoute {
  /// True when what stands behind the value in every path cannot be taken for a part of a variable's name.
  func isCapturable(_ index: Int) -> Bool {
    forms.allSatisfy { form in
      zip(form.pieces, form.pieces.dropFirst() + [.text(".")]).allSatisfy { piece, next in
        guard piece == .value(index) else { return true }
        guard case .text(let text) = next, let first = text.utf8.first else { return false }
        return first == UInt8(ascii: "/") || first == UInt8(ascii: ".")
      }
    }
  }
}

extension Array {
  /// The elements for which a condition holds, and the others.
  func split(_ condition: (Element) -> Bool) -> (those: [Element], others: [Element]) {
    (filter(condition), filter { !condition($0) })
  }
}

extension UInt {
  /// All sets of these bits, those with more bits first, the empty one last.
  var subsets: [UInt] {
    var subsets = [self]
    var next = self
    while next != 0 {
      next = (next - 1) & self
      subsets.append(next)
    }
    return subsets.sorted { ($1.nonzeroBitCount, $0) < ($0.nonzeroBitCount, $1) }
  }
}
