import CXXHash

extension Digest128 {
  /// The digest of bytes.
  package init(_ bytes: [UInt8]) {
    let hash = unsafe bytes.withUnsafeBytes { buffer in
      unsafe XXH3_128bits(buffer.baseAddress, buffer.count)
    }
    self.init(high: hash.high64, low: hash.low64)
  }

  /// The digest of a text's UTF-8.
  package init(_ text: String) { self.init(Array(text.utf8)) }
}
