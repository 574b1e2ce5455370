import Glibc

/// Reads a file line by line in blocks, with bounded memory.
///
/// A line ends at LF; a CR before it is not part of the line; a UTF-8 byte order mark at the start of the file is
/// skipped. A line longer than the limit is counted through and reported, never held.
package final class LineReader {
  private let reader: ByteReader
  private let limit: Int
  private let blockSize: Int
  private var buffer: UnsafeMutableRawBufferPointer
  /// The bytes of the buffer that are read and not yet given out.
  private var start = 0
  private var end = 0
  private var atEnd = false
  private var lineNumber = 0
  /// The place in the file of the byte at `start`.
  private var offset = 0

  /// Reads `reader` in blocks of `blockSize` bytes; lines of more than `limit` bytes are skipped.
  package init(_ reader: ByteReader, blockSize: Int = 1 << 20, limit: Int = 64 << 20) {
    self.reader = reader
    self.blockSize = max(blockSize, 16)
    self.limit = max(limit, 1)
    buffer = .allocate(byteCount: self.blockSize, alignment: 16)
  }

  deinit { buffer.deallocate() }

  /// Calls `body` with the next line and returns its result, or nil at the end of the file.
  package func next<Result>(_ body: (Line) -> Result) throws(FileError) -> Result? {
    if lineNumber == 0 && offset == 0 { try skipByteOrderMark() }
    var searched = start
    while true {
      if let newline = firstNewline(from: searched) {
        let first = start
        start = newline + 1
        return body(take(first..<newline, consumed: newline + 1 - first, isTorn: false))
      }
      searched = end
      if atEnd {
        guard start < end else { return nil }
        let first = start
        start = end
        return body(take(first..<end, consumed: end - first, isTorn: true))
      }
      // A CR that belongs to the line end may follow the last byte allowed.
      if end - start > limit + 1 { return body(try skipLongLine()) }
      let moved = start
      try readBlock()
      searched -= moved - start
    }
  }

  /// Calls `body` with every line that is left.
  package func each(_ body: (Line) -> Void) throws(FileError) {
    while try next(body) != nil {}
  }

  private func take(_ range: Range<Int>, consumed: Int, isTorn: Bool) -> Line {
    var upper = range.upperBound
    if !isTorn, upper > range.lowerBound, buffer[upper - 1] == UInt8(ascii: "\r") { upper -= 1 }
    lineNumber += 1
    defer { offset += consumed }
    let length = upper - range.lowerBound
    let isTooLong = length > limit
    let bytes = UnsafeRawBufferPointer(rebasing: buffer[range.lowerBound..<(isTooLong ? range.lowerBound : upper)])
    return Line(
      number: lineNumber, offset: offset, length: length, isTorn: isTorn, isTooLong: isTooLong, bytes: bytes)
  }

  private func firstNewline(from index: Int) -> Int? {
    guard index < end, let base = buffer.baseAddress, let hit = memchr(base + index, 10, end - index)
    else { return nil }
    return base.distance(to: hit)
  }

  /// Puts one more block behind the bytes not yet given out, which move to the front of the buffer first.
  private func readBlock() throws(FileError) {
    if start > 0, let base = buffer.baseAddress {
      memmove(base, base + start, end - start)
      end -= start
      start = 0
    }
    if buffer.count - end < blockSize / 2 {
      let larger = UnsafeMutableRawBufferPointer.allocate(
        byteCount: min(buffer.count * 2, limit + 2 + blockSize), alignment: 16)
      larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[..<end]))
      buffer.deallocate()
      buffer = larger
    }
    let count = try reader.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[end...]))
    if count == 0 { atEnd = true }
    end += count
  }

  /// Counts a line through to its end, block by block, keeping nothing.
  private func skipLongLine() throws(FileError) -> Line {
    var length = 0
    var last: UInt8 = 0
    while true {
      let newline = firstNewline(from: start)
      let upper = newline ?? end
      if upper > start { last = buffer[upper - 1] }
      length += upper - start
      start = newline.map { $0 + 1 } ?? end
      if newline == nil && !atEnd {
        try readBlock()
        continue
      }
      lineNumber += 1
      defer { offset += length + (newline == nil ? 0 : 1) }
      let isTorn = newline == nil
      let content = !isTorn && last == UInt8(ascii: "\r") ? length - 1 : length
      return Line(
        number: lineNumber, offset: offset, length: content, isTorn: isTorn, isTooLong: true,
        bytes: UnsafeRawBufferPointer(start: nil, count: 0))
    }
  }

  private func skipByteOrderMark() throws(FileError) {
    while end - start < 3 && !atEnd { try readBlock() }
    if end - start >= 3, buffer[start] == 0xEF, buffer[start + 1] == 0xBB, buffer[start + 2] == 0xBF {
      start += 3
      offset = 3
    }
  }
}
