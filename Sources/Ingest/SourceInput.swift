import Compression
import Digest
package import Effects
import Glibc
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
  /// Whether the digest of a streamed file's bytes is wanted.
  package var wantsDigest = true
  /// The bytes of a past version, which stands in no file; nil for a file.
  var content: [UInt8]?

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
      let bytes = if let content { content } else { try files.readAll(absolutePath, limit: limit) }
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
    stream(into: &records) { (bytes, records) throws(FileError) in try forEachLine(of: bytes, into: &records, body) }
  }

  /// The same for a file that is packed with Zstandard; the digest is that of the packed bytes. What stands before a tear is
  /// handed over.
  package func forEachArchivedLine(into records: inout SourceRecords, _ body: (Line, inout SourceRecords) -> Void) {
    stream(into: &records) { (bytes, records) throws(FileError) in
      let archive = ZstandardReader(bytes)
      try forEachLine(of: archive.bytes, into: &records, body)
      // What the archive does not need still belongs to the digest.
      while try !bytes.read(upTo: 1 << 18).isEmpty {}
      if let fault = archive.fault { records.diagnostics.append(diagnostic(for: fault)) }
    }
  }

  /// Calls `body` with a reader of the file's bytes, and notes size and (where it is wanted) digest of what it read.
  package func stream(
    into records: inout SourceRecords, _ body: (ByteReader, inout SourceRecords) throws(FileError) -> Void
  ) {
    do throws(FileError) {
      let reader = try files.open(absolutePath)
      let stream = wantsDigest ? DigestStream() : nil
      var size: Int64 = 0
      let counted = ByteReader(path: absolutePath) { (buffer) throws(FileError) -> Int in
        let count = try reader.read(into: buffer)
        stream?.update(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<count]))
        size += Int64(count)
        return count
      }
      try body(counted, &records)
      records.digest = stream?.digest.description
      records.size = size
    } catch {
      fail(error, &records)
    }
  }

  private func forEachLine(
    of bytes: ByteReader, into records: inout SourceRecords, _ body: (Line, inout SourceRecords) -> Void
  ) throws(FileError) {
    let lines = LineReader(bytes)
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
  }

  private func diagnostic(for fault: ZstandardReader.Fault) -> Diagnostic {
    switch fault {
    case .tornOff:
      Diagnostic(
        "archive.torn", .error, at: location(), "this archive is cut off; what stands before the cut was read",
        hint: "copy the archive again; what it holds behind the cut is missing from the sums")
    case .damaged(let words):
      Diagnostic(
        "archive.damaged", .error, at: location(),
        "this archive cannot be unpacked past some point (\(words)); what stands before it was read",
        hint: "zstd -t tells whether the file is sound; copy it again")
    case .tooLarge:
      Diagnostic(
        "archive.too-large", .error, at: location(),
        "this archive unpacks to more than 2,000 times its size; it was read up to that point",
        hint: "no log shrinks that much; if it is no archive of a session, leave it out with \"exclude\"")
    }
  }

  /// Notes that the file could not be read.
  package func fail(_ error: FileError, _ records: inout SourceRecords) {
    records.notRead = error.message
    records.diagnostics.append(
      Diagnostic(
        "file.unreadable", .error, at: location(),
        "this file cannot be read: \(error.message); what it holds is missing",
        hint: error.errno == EFBIG
          ? "split it, or leave it out with \"exclude\" in the configuration"
          : "check its permissions, or leave it out with \"exclude\" in the configuration"))
  }
}
