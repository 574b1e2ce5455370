/// What a resource's bytes are, or how they are made.
///
/// A large site has far more bytes than a small machine has memory, so that most of them are made when they are compared or
/// written, and let go at once.
package enum ResourceBody: Sendable {
  /// Bytes that are there.
  case bytes([UInt8])
  /// Bytes that are made when they are needed, each time the same; throws where they cannot be made.
  case deferred(@Sendable () throws -> [UInt8])
  /// Bytes that are made when they are needed, and are too many to be in memory at once: they are given to `take` in their
  /// order, each time the same.
  case pieces(@Sendable (_ take: ([UInt8]) -> Void) -> Void)
}
