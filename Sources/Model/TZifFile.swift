/// The parts of a TZif file (RFC 9636 section 3) that time arithmetic needs.
struct TZifFile {
  /// Moments in seconds since 1970, ascending.
  var transitions: [Int64] = []
  /// Seconds east of UTC before the first transition, then from each transition on.
  var offsets: [Int] = []
  /// The rule for later times, a POSIX TZ string (RFC 9636 section 3.3), or nil for version 1 files.
  var footer: String?

  /// Reads the file's 64-bit block, or its 32-bit block for version 1; nil when the bytes are not a TZif file.
  init?(_ bytes: [UInt8]) {
    guard let first = Header(bytes, at: 0) else { return nil }
    if first.version < UInt8(ascii: "2") {
      guard read(bytes, at: 44, first, timeSize: 4) != nil else { return nil }
      return
    }
    let second = 44 + first.size(timeSize: 4)
    guard let header = Header(bytes, at: second), let end = read(bytes, at: second + 44, header, timeSize: 8) else {
      return nil
    }
    guard end < bytes.count, bytes[end] == 10, let close = bytes[(end + 1)...].firstIndex(of: 10) else { return nil }
    footer = String(decoding: bytes[(end + 1)..<close], as: UTF8.self)
  }

  private struct Header {
    var version: UInt8
    var utCount, stdCount, leapCount, timeCount, typeCount, charCount: Int

    init?(_ bytes: [UInt8], at start: Int) {
      guard start + 44 <= bytes.count, bytes[start..<start + 4].elementsEqual("TZif".utf8) else { return nil }
      version = bytes[start + 4]
      func count(_ index: Int) -> Int { Int(TZifFile.integer(bytes, at: start + 20 + index * 4, size: 4)) }
      (utCount, stdCount, leapCount) = (count(0), count(1), count(2))
      (timeCount, typeCount, charCount) = (count(3), count(4), count(5))
      let counts = [utCount, stdCount, leapCount, timeCount, typeCount, charCount]
      guard counts.allSatisfy({ (0...100_000).contains($0) }), typeCount > 0 else { return nil }
    }

    func size(timeSize: Int) -> Int {
      timeCount * timeSize + timeCount + typeCount * 6 + charCount + leapCount * (timeSize + 4) + stdCount + utCount
    }
  }

  /// Reads a data block and gives the offset of its end.
  private mutating func read(_ bytes: [UInt8], at start: Int, _ header: Header, timeSize: Int) -> Int? {
    let end = start + header.size(timeSize: timeSize)
    guard end <= bytes.count else { return nil }
    let typeIndexes = start + header.timeCount * timeSize
    let types = typeIndexes + header.timeCount
    func offset(_ type: Int) -> Int { Int(Self.integer(bytes, at: types + type * 6, size: 4)) }
    var previous = Int64.min
    offsets = [offset(0)]
    for index in 0..<header.timeCount {
      let time = Self.integer(bytes, at: start + index * timeSize, size: timeSize)
      let type = Int(bytes[typeIndexes + index])
      guard type < header.typeCount, time > previous else { return nil }
      previous = time
      transitions.append(time)
      offsets.append(offset(type))
    }
    guard offsets.allSatisfy({ abs($0) < 100_000 }) else { return nil }
    return end
  }

  /// A big-endian signed integer of 4 or 8 bytes.
  private static func integer(_ bytes: [UInt8], at start: Int, size: Int) -> Int64 {
    var value: UInt64 = 0
    for byte in bytes[start..<start + size] { value = value << 8 | UInt64(byte) }
    return size == 4 ? Int64(Int32(truncatingIfNeeded: value)) : Int64(bitPattern: value)
  }
}
