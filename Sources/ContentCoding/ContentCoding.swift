import CBrotli
import CZlib

/// How bytes are compressed for a reader that says it can undo it (RFC 9110, 8.4.1). The same bytes are always made of
/// the same input, by one version of the libraries.
package enum ContentCoding: Sendable, Hashable, CaseIterable {
  /// gzip (RFC 1952), level 6, without a time.
  case gzip
  /// Brotli (RFC 7932), quality 5: smaller than gzip, and as fast to make.
  case brotli

  /// What the file's name has at its end.
  package var fileExtension: String {
    switch self {
    case .gzip: "gz"
    case .brotli: "br"
    }
  }

  /// The compressed bytes, or nil when the library has no memory for it.
  package func encode(_ bytes: [UInt8]) -> [UInt8]? {
    switch self {
    case .gzip: Self.gzip(bytes)
    case .brotli: Self.brotli(bytes)
    }
  }

  private static func gzip(_ bytes: [UInt8]) -> [UInt8]? {
    var stream = unsafe z_stream()
    guard bytes.count <= UInt32.max, unsafe fleetledger_gzip_begin(&stream, 6) == Z_OK else { return nil }
    defer { unsafe _ = deflateEnd(&stream) }
    let limit = unsafe Int(deflateBound(&stream, UInt(bytes.count)))
    guard limit <= UInt32.max else { return nil }
    let made = unsafe [UInt8](unsafeUninitializedCapacity: limit) { output, count in
      unsafe bytes.withUnsafeBufferPointer { input in
        unsafe stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        unsafe stream.avail_in = UInt32(input.count)
        unsafe stream.next_out = output.baseAddress
        unsafe stream.avail_out = UInt32(limit)
        let end = unsafe deflate(&stream, Z_FINISH)
        unsafe count = end == Z_STREAM_END ? limit - Int(stream.avail_out) : 0
      }
    }
    return made.isEmpty ? nil : made
  }

  private static func brotli(_ bytes: [UInt8]) -> [UInt8]? {
    let limit = BrotliEncoderMaxCompressedSize(bytes.count)
    guard limit > 0 else { return nil }
    let made = unsafe [UInt8](unsafeUninitializedCapacity: limit) { output, count in
      var size = limit
      let done = unsafe bytes.withUnsafeBufferPointer { input in
        unsafe BrotliEncoderCompress(
          5, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, input.count, input.baseAddress, &size, output.baseAddress)
      }
      count = done == BROTLI_TRUE ? size : 0
    }
    return made.isEmpty ? nil : made
  }
}
