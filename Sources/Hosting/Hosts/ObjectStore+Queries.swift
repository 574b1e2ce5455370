import JSON

/// Queries in CloudFront's function: a table of what is known, and a path for each set of parameters.
extension ObjectStore {
  /// The bytes that CloudFront allows a function.
  static let functionLimit = 10_240

  /// The statements that make the tables, and what is lost for want of room.
  static func tables(of plan: HeaderPlan, room: Int) -> (lines: [String], lost: String?) {
    if plan.queries.isEmpty { return ([], nil) }
    let reduction = QueryReduction(plan.queries) { routes in
      // Each spelling is some bytes, so that many need not be written to be measured.
      let spelled = Set(routes.flatMap(\.parameters)).reduce(0) { $0 + $1.values.reduce(0) { $0 + $1.spellings.count } }
      return spelled < room && lines(of: routes).reduce(0) { $0 + $1.utf8.count + 1 } <= room
    }
    return (lines(of: reduction.routes), reduction.lost)
  }

  private static func lines(of routes: [QueryRoute]) -> [String] {
    var parameters: [QueryRoute.Parameter] = []
    var lines = routes.map { route in
      let own = route.parameters.map { parameter in
        if let known = parameters.firstIndex(of: parameter) { return known }
        parameters.append(parameter)
        return parameters.count - 1
      }
      let forms = (0..<(UInt(1) << UInt(route.parameters.count))).map { asked in
        let form = route.form(for: asked)?.path { "{\($0)}" } ?? route.unmatched
        return "'/\(form)'"
      }
      return "  '\(route.address)': { parameters: [\(own.map(String.init).joined(separator: ", "))], "
        + "none: '/\(route.unmatched)', paths: [\(forms.joined(separator: ", "))] },"
    }
    lines = ["// By the parameters that are given, as bits: the path of the file.", "var queries = {"] + lines + ["};"]
    lines += ["// Values that stand for themselves, and other spellings by the value.", "var parameters = ["]
    lines += parameters.map { parameter in
      let ids = parameter.values.filter(\.isKnownByFile).map(\.file).joined(separator: " ")
      let others = parameter.values.compactMap { value -> String? in
        let spellings = value.spellings.filter { $0 != value.file }
        return spellings.isEmpty
          ? nil
          : "'\(value.file)': [\(spellings.map { JSONWriter.text(of: .string($0), layout: .compact) }.joined(separator: ","))]"
      }
      return "  { name: '\(parameter.name)', strict: \(!parameter.ignoresOthers), ids: '\(ids)', "
        + "others: {\(others.joined(separator: ", "))} },"
    }
    return lines + ["];"]
  }

  /// Chooses the path of a query. A value that is not valid is one that nothing matches.
  static let choice = [
    "function choose(query, given) {",
    "  var asked = 0;",
    "  var files = [];",
    "  for (var i = 0; i < query.parameters.length; i++) {",
    "    var parameter = parameters[query.parameters[i]];",
    "    var entry = given[parameter.name];",
    "    if (entry && entry.multiValue) entry = entry.multiValue[0];",
    "    if (!entry || !entry.value) continue;",
    "    var value = '';",
    "    try { value = decodeURIComponent(entry.value.replace(/\\+/g, ' ')); } catch (error) { value = ''; }",
    "    var file = value && parameter.ids.split(' ').indexOf(value) >= 0 ? value : '';",
    "    for (var other in parameter.others) {",
    "      if (!file && parameter.others[other].indexOf(value) >= 0) file = other;",
    "    }",
    "    if (!file && parameter.strict) return query.none;",
    "    if (file) asked += 1 << i;",
    "    files[i] = file;",
    "  }",
    "  return query.paths[asked].replace(/\\{(\\d)\\}/g, function (all, index) { return files[index]; });",
    "}",
  ]
}
