/// An open file (or bytes in memory) that is read from front to back; closed when the last reference goes.
package final class ByteReader {
  /// The path that was opened, for messages.
  package let path: String
  private let fill: (UnsafeMutableRawBufferPointer) throws(FileError) -> Int
  private let close: () -> Void

  /// Makes a reader: `fill` puts the next bytes at the front of a buffer and returns their number, 0 at the end.
  package init(
    path: String, fill: @escaping (UnsafeMutableRawBufferPointer) throws(FileError) -> Int,
    close: @escaping () -> Void = {}
  ) {
    self.path = path
    self.fill = fill
    self.close = close
  }

  /// Makes a reader of bytes in memory that gives at most `blockSize` bytes a time.
  package convenience init(path: String, bytes: [UInt8], blockSize: Int = .max) {
    var position = 0
    self.init(path: path) { buffer in
      let count = min(buffer.count, bytes.count - position, blockSize)
      buffer.copyBytes(from: bytes[position..<position + count])
      position += count
      return count
    }
  }

  deinit { close() }

  /// Puts the next bytes at the front of `buffer` and returns their number: 0 only at the end (or for no room).
  package func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileError) -> Int { try fill(buffer) }

  /// The next bytes, at most `count`; none at the end.
  package func read(upTo count: Int) throws(FileError) -> [UInt8] {
    var failure: FileError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      do throws(FileError) {
        initialized = try fill(UnsafeMutableRawBufferPointer(buffer))
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }
}
