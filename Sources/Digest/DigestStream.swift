import CXXHash

/// Builds the digest of bytes that come in pieces; the pieces' borders don't matter.
@safe package final class DigestStream {
  private let state: OpaquePointer

  /// Begins with no bytes.
  package init() {
    guard let state = unsafe XXH3_createState() else { preconditionFailure("no memory for a hash state") }
    unsafe self.state = state
    unsafe XXH3_128bits_reset(state)
  }

  deinit { unsafe XXH3_freeState(state) }

  /// Adds bytes.
  package func update(_ bytes: UnsafeRawBufferPointer) {
    unsafe XXH3_128bits_update(state, bytes.baseAddress, bytes.count)
  }

  /// Adds bytes.
  package func update(_ bytes: [UInt8]) { unsafe bytes.withUnsafeBytes { unsafe update($0) } }

  /// The digest of all bytes so far; more may follow.
  package var digest: Digest128 {
    let hash = unsafe XXH3_128bits_digest(state)
    return Digest128(high: hash.high64, low: hash.low64)
  }
}
