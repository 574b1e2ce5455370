import Digest
import Effects
import Model

extension SourceInput {
  /// Calls `body` with the file's bytes block by block, and notes their digest.
  func forEachBlock(into records: inout SourceRecords, _ body: ([UInt8], inout SourceRecords) -> Void) {
    do throws(FileError) {
      let reader = try files.open(absolutePath)
      let stream = DigestStream()
      var size: Int64 = 0
      while true {
        let block = try reader.read(upTo: 1 << 18)
        if block.isEmpty { break }
        stream.update(block)
        size += Int64(block.count)
        body(block, &records)
      }
      records.digest = stream.digest.description
      records.size = size
    } catch {
      fail(error, &records)
    }
  }
}
