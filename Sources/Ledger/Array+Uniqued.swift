extension Array where Element: Hashable {
  /// The elements without later repetitions, in order.
  func uniqued() -> [Element] {
    var seen = Set<Element>()
    return filter { seen.insert($0).inserted }
  }
}
