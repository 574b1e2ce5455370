import Dispatch

extension Array where Element: Sendable {
  /// What `transform` makes of each element, in the order of the elements; several are worked on at a time, on as many
  /// processors as there are.
  ///
  /// - Throws: the error of the first element, in their order, for which `transform` throws.
  package func concurrentMap<Result: Sendable, Failure: Error>(
    _ transform: @Sendable (Element) throws(Failure) -> Result
  ) throws(Failure) -> [Result] {
    // Small enough that the last worker is not alone for long, large enough that taking one costs nothing.
    let length = Swift.max(1, Swift.min(64, count / 64))
    let chunks = (count + length - 1) / length
    guard chunks > 1 else { return try map(transform) }
    var outcomes: [Swift.Result<[Result], Failure>?] = Array<Swift.Result<[Result], Failure>?>(
      repeating: nil, count: chunks)
    outcomes.withUnsafeMutableBufferPointer { buffer in
      // Each element is written by one worker and read when all have ended.
      nonisolated(unsafe) let slots = buffer
      DispatchQueue.concurrentPerform(iterations: chunks) { chunk in
        let range = chunk * length..<Swift.min(count, (chunk + 1) * length)
        do throws(Failure) {
          slots[chunk] = .success(try self[range].map(transform))
        } catch {
          slots[chunk] = .failure(error)
        }
      }
    }
    var results: [Result] = []
    results.reserveCapacity(count)
    for outcome in outcomes {
      if let made = try outcome?.get() { results += made }
    }
    return results
  }
}
