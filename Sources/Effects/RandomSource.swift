/// The source of chance: where ids of new rows come from.
package struct RandomSource: Sendable {
  /// The next 64 bits.
  package var next: @Sendable () -> UInt64

  /// Makes a source of a function.
  package init(next: @escaping @Sendable () -> UInt64) { self.next = next }

  /// The system's.
  package static let live = RandomSource {
    var generator = SystemRandomNumberGenerator()
    return generator.next()
  }
}
