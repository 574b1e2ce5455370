import Digest
import Effects

// A document that grows with agents and days alike is larger than all else together needs to be: it is compared and written
// piece by piece.

extension Resource {
  /// Whether the bytes come in pieces.
  var isInPieces: Bool {
    if case .pieces = body { true } else { false }
  }

  /// Gives the bytes to `take`, in pieces where they come so; and their measure in the end.
  ///
  /// - Throws: what `take` throws, and then no more pieces are given.
  func give(_ take: ([UInt8]) throws(FileError) -> Void) throws(FileError) -> Measure {
    guard case .pieces(let give) = body else {
      try take(bytes)
      return measure
    }
    let digest = DigestStream()
    var size = 0
    var failure: FileError?
    give { piece in
      guard failure == nil else { return }
      digest.update(piece)
      size += piece.count
      do throws(FileError) { try take(piece) } catch { failure = error }
    }
    if let failure { throw failure }
    return Measure(size: size, digest: digest.digest)
  }

  /// The measure of bytes that a file has too; nil where it has others.
  func measure(ifSameAs path: String, size: Int, _ files: FileSystem) throws(FileError) -> Measure? {
    if !isInPieces {
      guard size == bytes.count, try files.readAll(path, limit: 1 << 40, followLinks: false) == bytes else {
        return nil
      }
      return measure
    }
    let reader = try files.open(path, followLinks: false)
    var isSame = true
    let measure = try give { piece throws(FileError) in
      var position = 0
      while isSame, position < piece.count {
        let block = try reader.read(upTo: piece.count - position)
        isSame = !block.isEmpty && piece[position..<position + block.count].elementsEqual(block)
        position += block.count
      }
    }
    return isSame && measure.size == size ? measure : nil
  }
}
