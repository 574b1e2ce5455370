import Effects
import Model

extension SourceInput {
  /// The last part of the path.
  var fileName: String {
    path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// Calls `body` with the file's bytes block by block, and notes their digest.
  func forEachBlock(into records: inout SourceRecords, _ body: ([UInt8], inout SourceRecords) -> Void) {
    stream(into: &records) { (bytes, records) throws(FileError) in
      while true {
        let block = try bytes.read(upTo: 1 << 18)
        if block.isEmpty { return }
        body(block, &records)
      }
    }
  }
}
