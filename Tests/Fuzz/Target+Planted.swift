import Glibc

extension Target {
  /// Faults put here on purpose, one of each kind that is a finding. `scripts/fuzz` looks for each of them first: a harness
  /// that does not find these would find nothing.
  static let planted: [String: Target] = [
    "planted-trap": planted { bytes in print(bytes[bytes.count + 1]) },
    "planted-overrun": planted { bytes in
      let own = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
      own.initialize(from: bytes, count: bytes.count)
      print(own[bytes.count])
      own.deallocate()
    },
    "planted-hang": planted { _ in while true { usleep(1000) } },
    "planted-memory": planted { _ in print([UInt8](repeating: 1, count: 3 << 30).count) },
  ]

  /// A fault that only some bytes meet, one after the other.
  private static func planted(_ fault: @escaping @Sendable ([UInt8]) -> Void) -> Target {
    Target { bytes in
      guard bytes.count > 3, bytes[0] == UInt8(ascii: "f") else { return }
      guard bytes[1] == UInt8(ascii: "i") else { return }
      guard bytes[2] == UInt8(ascii: "n") else { return }
      guard bytes[3] == UInt8(ascii: "d") else { return }
      fault(bytes)
    }
  }
}
