import Digest
package import Effects
package import Model

/// One file to read, with what a reader may know of the world.
package struct SourceInput: Sendable {
  /// The path relative to the workspace; what diagnostics and documents show.
  package var path: String
  /// Where the file is.
  package var absolutePath: String
  /// The size in bytes when it was found.
  package var size: Int64
  /// How clock times without a zone are read.
  package var clocks: ClockRules
  /// The file system.
  package var files: FileSystem

  /// Makes an input.
  package init(path: String, absolutePath: String, size: Int64, clocks: ClockRules, files: FileSystem) {
    self.path = path
    self.absolutePath = absolutePath
    self.size = size
    self.clocks = clocks
    self.files = files
  }

  /// An empty result for this file.
  package func records(_ format: SourceFormat) -> SourceRecords {
    SourceRecords(path: path, format: format.rawValue, size: size)
  }

  /// A place in this file.
  package func location(_ line: Int? = nil, _ column: Int? = nil) -> SourceLocation {
    SourceLocation(path: path, line: line, column: column)
  }

  /// Reads a document of at most `limit` bytes whole, and notes its digest in `records`. A file that cannot be read
  /// gives nil; `records` then says why.
  package func bytes(into records: inout SourceRecords, limit: Int = 64 << 20) -> [UInt8]? {
    do throws(FileError) {
      let bytes = try files.readAll(absolutePath, limit: limit)
      records.digest = Digest128(bytes).description
      records.size = Int64(bytes.count)
      return bytes
    } catch {
      fail(error, &records)
      return nil
    }
  }

  /// Calls `body` with each line, in bounded memory, and notes the digest of the bytes. Lines that are too long to hold are
  /// reported here and not handed over.
  package func forEachLine(into records: inout SourceRecords, _ body: (Line, inout SourceRecords) -> Void) {
    do throws(FileError) {
      let reader = try files.open(absolutePath)
      let stream = DigestStream()
      var size: Int64 = 0
      let counted = ByteReader(path: absolutePath) { (buffer) throws(FileError) -> Int in
        let count = try reader.read(into: buffer)
        stream.update(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<count]))
        size += Int64(count)
        return count
      }
      let lines = LineReader(counted)
      while try lines.next({ line in
        if line.isTooLong {
          records.diagnostics.append(
            Diagnostic(
              "file.line-too-long", .error, at: location(line.number),
              "this line has \(line.length) bytes, more than can be held; it was skipped",
              hint: "a line of this size is not a log entry; look at what wrote it"))
        } else {
          body(line, &records)
        }
      }) != nil {}
      records.digest = stream.digest.description
      records.size = size
    } catch {
      fail(error, &records)
    }
  }

  /// Notes that the file could not be read.
  package func fail(_ error: FileError, _ records: inout SourceRecords) {
    records.notRead = error.message
    records.diagnostics.append(
      Diagnostic(
        "file.unreadable", .error, at: location(),
        "this file cannot be read: \(error.message); what it holds is missing",
        hint: "check its permissions, or leave it out with \"exclude\" in the configuration"))
  }
}
