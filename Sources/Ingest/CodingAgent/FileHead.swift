import Effects
import Model

/// The beginning of a file, to tell from its first lines what it is.
enum FileHead {
  /// How many bytes are looked at.
  static let limit = 1 << 18

  /// The first lines; the last of them may be cut off. None when the file cannot be read.
  static func lines(of input: SourceInput) -> [[UInt8]] {
    var head: [UInt8] = []
    do throws(FileError) {
      let reader = try input.files.open(input.absolutePath)
      while head.count < limit {
        let block = try reader.read(upTo: limit - head.count)
        if block.isEmpty { break }
        head += block
      }
    } catch {
      return []
    }
    return head.split(separator: UInt8(ascii: "\n")).map { Array($0) }
  }
}
