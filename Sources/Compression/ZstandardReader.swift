import CZstd
package import Effects

/// Unpacks what a reader gives as Zstandard frames (RFC 8878), block by block.
///
/// Several frames may follow each other; skippable frames are skipped. What was unpacked before a fault is given out.
@safe package final class ZstandardReader {
  /// Why the end came before the end of the archive.
  package enum Fault: Sendable, Hashable {
    /// The bytes end within a frame.
    case tornOff
    /// The bytes are not, or no longer, Zstandard frames; in the library's words.
    case damaged(String)
    /// The frames unpack to more than `expansionLimit` times their size.
    case tooLarge
  }

  /// The binary logarithm of the largest window that is held in memory: 128 MiB, as the library's own command takes.
  static let windowLimit: Int32 = 27
  /// How much larger than what was read the unpacked bytes may be. Logs shrink 5 to 100 times.
  static let expansionLimit = 2000
  /// Unpacked bytes that are let pass in any case.
  static let freeExpansion = 64 << 20

  /// What was wrong; known once a read gave no more bytes.
  package private(set) var fault: Fault?

  private let source: ByteReader
  private let stream: OpaquePointer
  private let packed: UnsafeMutableRawBufferPointer
  private var start = 0
  private var end = 0
  private var isAtEnd = false
  private var isInFrame = false
  private var bytesRead = 0
  private var bytesWritten = 0

  /// Makes a reader of what `source` holds packed.
  package init(_ source: ByteReader) {
    guard let stream = unsafe ZSTD_createDStream() else { preconditionFailure("no memory for unpacking") }
    unsafe self.stream = stream
    unsafe ZSTD_DCtx_setParameter(stream, ZSTD_d_windowLogMax, Self.windowLimit)
    self.source = source
    unsafe packed = .allocate(byteCount: 1 << 17, alignment: 16)
  }

  deinit {
    unsafe ZSTD_freeDStream(stream)
    unsafe packed.deallocate()
  }

  /// The unpacked bytes; its reads fail only as those of the source do. It keeps this object.
  package var bytes: ByteReader {
    unsafe ByteReader(path: source.path) { (buffer) throws(FileError) -> Int in unsafe try self.read(into: buffer) }
  }

  private func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    guard fault == nil, buffer.count > 0 else { return 0 }
    while true {
      if start == end, !isAtEnd {
        start = 0
        end = unsafe try source.read(into: packed)
        bytesRead += end
        isAtEnd = end == 0
      }
      let written = unsafe unpack(into: buffer)
      if written > 0 || fault != nil { return written }
      if isAtEnd, start == end {
        if isInFrame { fault = .tornOff }
        return 0
      }
    }
  }

  /// Unpacks once; 0 bytes when more must be read first, and at a fault.
  private func unpack(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    // At the end of all bytes the library is still asked for what it holds; a new frame must not be begun then.
    if start == end, !isInFrame { return 0 }
    var input = unsafe ZSTD_inBuffer(src: packed.baseAddress, size: end, pos: start)
    var output = unsafe ZSTD_outBuffer(dst: buffer.baseAddress, size: buffer.count, pos: 0)
    let left = unsafe ZSTD_decompressStream(stream, &output, &input)
    start = unsafe input.pos
    let written = unsafe output.pos
    if ZSTD_isError(left) != 0 {
      fault = .damaged(unsafe ZSTD_getErrorName(left).map { unsafe String(cString: $0) } ?? "unknown")
      return written
    }
    isInFrame = left != 0
    bytesWritten += written
    if bytesWritten > Self.freeExpansion, bytesWritten / Self.expansionLimit > bytesRead { fault = .tooLarge }
    return written
  }
}
