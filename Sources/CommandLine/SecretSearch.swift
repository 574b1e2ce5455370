import Effects
import Ingest
import Model
import Reports

/// Finds the places of secrets for `check --secrets`: in files of text anywhere, with line and column; in databases and
/// packed files in what is read of them, with the row.
struct SecretSearch: Sendable {
  private let redactor: Redactor
  private let files: FileSystem
  private let workspace: String

  /// Makes a search. Where nothing is masked, it finds what would be.
  init(configured: Redactor, files: FileSystem, workspace: String) {
    redactor = configured.privacy == .off ? configured.masking(.public) : configured
    self.files = files
    self.workspace = workspace
  }

  /// Notes the places of a file with its first records.
  func note(_ file: Discovery.File, _ records: inout [SourceRecords]) {
    guard !records.isEmpty else { return }
    var places: [MaskedPlace] = []
    for record in records where !isText(file) || record.version?.sequence != nil && record.path != file.path {
      places += redactor.places(in: record)
    }
    if isText(file) { places += lines(of: file) }
    records[0].maskedPlaces = places
  }

  private func isText(_ file: Discovery.File) -> Bool {
    guard case .source(let format) = file.finding else { return false }
    return format != .openclawDatabase && format != .prismaDatabase && !file.path.hasSuffix(".zst")
  }

  /// The places in a file's lines. A private key counts where it begins.
  private func lines(of file: Discovery.File) -> [MaskedPlace] {
    var places: [MaskedPlace] = []
    do throws(FileError) {
      try LineReader(try files.open("\(workspace)/\(file.path)")).each { line in
        let bytes = line.bytes.bindMemory(to: UInt8.self)
        for finding in redactor.findings(in: bytes) {
          if finding.kind == .privateKey, bytes[finding.range].starts(with: Self.keyEnd) { continue }
          places.append(
            MaskedPlace(
              location: SourceLocation(path: file.path, line: line.number, column: finding.range.lowerBound + 1),
              kind: finding.kind.rawValue))
        }
      }
    } catch {
      // The reader of the file has told why it cannot be read.
    }
    return places
  }

  private static let keyEnd = Array("-----END".utf8)
}
