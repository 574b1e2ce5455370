package import Model

/// The ways in which figures that were added up were obtained.
package struct BasisSet: Sendable, Hashable {
  private var bits: UInt8 = 0

  /// The bases, the most direct first.
  package var all: [Basis] { Basis.allCases.filter { bits & Self.bit($0) != 0 } }

  mutating func insert(_ basis: Basis) { bits |= Self.bit(basis) }

  mutating func formUnion(_ other: BasisSet) { bits |= other.bits }

  private static func bit(_ basis: Basis) -> UInt8 {
    switch basis {
    case .recorded: 1
    case .priced: 2
    case .sampled: 4
    case .reported: 8
    case .estimated: 16
    }
  }
}
