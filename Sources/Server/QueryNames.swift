import Model

extension RequestTarget {
  /// Refuses names that the query may not have, and those that it has twice: a filter that is misspelt would else answer
  /// with everything, and be counted.
  func admit(only names: [String]) throws(Problem) {
    guard !query.isEmpty else { return }
    var seen: Set<String> = []
    var faults: [String] = []
    for item in query {
      let isNew = seen.insert(item.name).inserted
      if names.contains(where: { $0.utf8.elementsEqual(item.name.utf8) }) {
        if !isNew { faults.append("\(item.name) is given twice") }
      } else if isNew {
        let near = EditDistance.nearest(to: item.name, in: names).map { "; did you mean \($0)?" } ?? ""
        faults.append("\(item.name.prefix(100)) is no known parameter\(near)")
      }
    }
    guard !faults.isEmpty else { return }
    var problem = Problem(
      422, "the query has \(faults.count == 1 ? "a fault" : "\(faults.count) faults")", errors: faults)
    problem.isTaskProblem = true
    throw problem
  }
}
