import CZstd
import Effects
import TestSupport
import Testing

@testable import Compression

@Suite struct ZstandardReaderTests {
  /// One frame of the bytes.
  static func packed(_ bytes: [UInt8], level: Int32 = 3) -> [UInt8] {
    var frame = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count))
    let size = ZSTD_compress(&frame, frame.count, bytes, bytes.count, level)
    return Array(frame[..<size])
  }

  private func unpack(_ bytes: [UInt8], blockSize: Int = 7, readSize: Int = 1000) throws -> (
    [UInt8], ZstandardReader.Fault?
  ) {
    let reader = ZstandardReader(ByteReader(path: "a.zst", bytes: bytes, blockSize: blockSize))
    let unpacked = reader.bytes
    var result: [UInt8] = []
    while true {
      let block = try unpacked.read(upTo: readSize)
      if block.isEmpty { return (result, reader.fault) }
      result += block
    }
  }

  /// Bytes that pack badly.
  static func noise(_ count: Int) -> [UInt8] {
    var generator = Shuffle(state: 3)
    return (0..<count).map { _ in UInt8.random(in: 0...63, using: &generator) }
  }

  @Test(arguments: [(1, 1), (7, 1000), (1 << 20, 1 << 20), (3, 1 << 20), (1 << 20, 13)])
  func unpacksWhatWasPacked(blockSize: Int, readSize: Int) throws {
    let bytes = Self.noise(30_000)
    let (unpacked, fault) = try unpack(Self.packed(bytes), blockSize: blockSize, readSize: readSize)
    #expect(unpacked == bytes)
    #expect(fault == nil)
  }

  @Test func readsFramesThatFollowEachOther() throws {
    let skippable: [UInt8] = [0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3]
    let (unpacked, fault) = try unpack(
      skippable + Self.packed(Array("one\n".utf8)) + Self.packed([]) + skippable + Self.packed(Array("two".utf8)))
    #expect(String(decoding: unpacked, as: UTF8.self) == "one\ntwo")
    #expect(fault == nil)
  }

  @Test func readsNothingAsNothing() throws {
    let (unpacked, fault) = try unpack([])
    #expect(unpacked.isEmpty)
    #expect(fault == nil)
  }

  @Test func givesOutWhatStandsBeforeATear() throws {
    let bytes = Self.noise(400_000)
    let whole = Self.packed(bytes)
    let (unpacked, fault) = try unpack(Array(whole[..<(whole.count * 9 / 10)]), blockSize: 5000)
    #expect(fault == .tornOff)
    #expect(unpacked.count > 100_000)
    #expect(bytes.starts(with: unpacked))
  }

  @Test func tellsATearWithinTheFirstBytes() throws {
    #expect(try unpack([0x28, 0xB5]).1 == .tornOff)
  }

  @Test func tellsBytesThatAreNoArchive() throws {
    let (unpacked, fault) = try unpack(Array("{\"type\":\"session\"}\n".utf8))
    #expect(unpacked.isEmpty)
    guard case .damaged = fault else {
      Issue.record("\(String(describing: fault))")
      return
    }
  }

  @Test func tellsGarbageBehindAFrame() throws {
    let (unpacked, fault) = try unpack(Self.packed(Array("one".utf8)) + Array("garbage".utf8))
    #expect(String(decoding: unpacked, as: UTF8.self) == "one")
    #expect(fault != nil)
  }

  @Test func stopsAtAWindowThatIsTooLarge() throws {
    // A header that asks for a window of 2 GiB.
    let (_, fault) = try unpack([0x28, 0xB5, 0x2F, 0xFD, 0x00, 0xA8, 0x01, 0x00, 0x00])
    guard case .damaged = fault else {
      Issue.record("\(String(describing: fault))")
      return
    }
  }

  @Test func stopsAtABombWithoutHoldingIt() throws {
    let megabytes = 160
    let frame = Self.packed([UInt8](repeating: 0x20, count: megabytes << 20), level: 19)
    #expect(frame.count < megabytes << 20 / 2000)
    let reader = ZstandardReader(ByteReader(path: "a.zst", bytes: frame))
    let unpacked = reader.bytes
    var size = 0
    while case let block = try unpacked.read(upTo: 1 << 20), !block.isEmpty { size += block.count }
    #expect(reader.fault == .tooLarge)
    #expect(size < 70 << 20)
  }

  @Test func survivesAnyBytes() throws {
    let whole = Self.packed(Self.noise(2000))
    var generator = Shuffle(state: 11)
    for _ in 0..<400 {
      var bytes = whole
      for _ in 0..<3 {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      _ = try unpack(bytes, blockSize: 64)
    }
  }
}
