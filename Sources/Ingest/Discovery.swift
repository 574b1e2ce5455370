package import Effects
package import Model

/// Finds out which file of a workspace is what, by well-known names and places.
package struct Discovery: Sendable {
  /// A file that was found.
  package struct File: Sendable, Hashable {
    /// The path relative to the workspace.
    package var path: String
    /// The size in bytes.
    package var size: Int64
    /// What it is to us.
    package var finding: Finding
    /// The zone configured for it, or nil.
    package var timezone: String?
    /// Whether its past versions are to be read.
    package var hasHistory = false
    /// Whether it is shown as a document too.
    var isDocument = false
    /// How several versions of it belong together, or nil to find out.
    package var series: SourceVersion.Reading?
  }

  /// What a file is to us.
  package enum Finding: Sendable, Hashable {
    /// To be read with the reader of a format.
    case source(SourceFormat)
    /// Not to be read, with the reason.
    case notRead(String)
  }

  /// What discovery found.
  package struct Result: Sendable {
    /// All files, ordered by the bytes of their paths.
    package var files: [File] = []
    /// Folders that could not be listed, and the like.
    package var diagnostics: [Diagnostic] = []
  }

  /// Folders that hold no records of a fleet and are never entered.
  static let skippedFolders: Set<String> = [
    ".git", ".hg", ".svn", "node_modules", ".build", ".venv", "venv", "__pycache__", ".vercel", ".next",
  ]

  /// The deepest folder that is entered, counted from the workspace.
  static let depthLimit = 24

  private let files: FileSystem
  private let configuration: SiteConfiguration
  /// Absolute paths that are ours and no source: the output, the deploy folder, the configuration file.
  private let ownPaths: Set<String>
  private let documents: [PathPattern]

  /// Makes a discovery; `ownPaths` are absolute paths left out without a word.
  package init(files: FileSystem, configuration: SiteConfiguration, ownPaths: Set<String> = []) {
    self.files = files
    self.configuration = configuration
    self.ownPaths = ownPaths
    documents = configuration.documents.map(PathPattern.init)
  }

  /// Finds all files below a folder.
  ///
  /// - Throws: when the folder itself cannot be listed.
  package func files(in workspace: String) throws(FileError) -> Result {
    var result = Result()
    try walk(workspace, relative: "", depth: 0, into: &result)
    result.files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    for named in configuration.sources where !result.files.contains(where: { PathPattern(named.path).matches($0.path) })
    {
      result.diagnostics.append(
        Diagnostic(
          "config.source-missing", .warning, at: SourceLocation(path: named.path),
          "the configuration names this source, but no file of the workspace matches it",
          hint: "paths are relative to the workspace; * stands for a part of a name, ** for any folders"))
    }
    for (text, pattern) in zip(configuration.documents, documents)
    where !result.files.contains(where: { $0.isDocument && pattern.matches($0.path) }) {
      result.diagnostics.append(
        Diagnostic(
          "config.document-missing", .warning, at: SourceLocation(path: text),
          "the configuration names this document, but no Markdown file of the workspace matches it",
          hint: "paths are relative to the workspace and end in .md or .markdown; * stands for a part of a name"))
    }
    return result
  }

  private func walk(_ folder: String, relative: String, depth: Int, into result: inout Result) throws(FileError) {
    let entries = try files.list(folder).sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    for entry in entries {
      let path = relative.isEmpty ? entry.name : "\(relative)/\(entry.name)"
      let absolute = "\(folder)/\(entry.name)"
      if ownPaths.contains(absolute) || Self.isLeftOver(entry.name) { continue }
      switch entry.kind {
      case .file:
        result.files.append(file(path, size: Int64(entry.size)))
      case .folder:
        if let reason = reasonToSkip(folder: entry.name, absolute, depth: depth) {
          result.files.append(File(path: path + "/", size: 0, finding: .notRead(reason)))
          continue
        }
        if isExcluded(path) {
          result.files.append(File(path: path + "/", size: 0, finding: .notRead("excluded by the configuration")))
          continue
        }
        do throws(FileError) {
          try walk(absolute, relative: path, depth: depth + 1, into: &result)
        } catch {
          result.files.append(File(path: path + "/", size: 0, finding: .notRead(error.message)))
          result.diagnostics.append(
            Diagnostic(
              "file.unreadable", .error, at: SourceLocation(path: path + "/"),
              "this folder cannot be read: \(error.message); what it holds is missing",
              hint: "check its permissions, or leave it out with \"exclude\" in the configuration"))
        }
      case .link:
        result.files.append(File(path: path, size: 0, finding: .notRead("a symbolic link; links are not followed")))
      case .other:
        // The listing gives a name that is not UTF-8 with U+FFFD: nothing can be opened under it.
        let hasName = !entry.name.unicodeScalars.contains("\u{FFFD}")
        result.files.append(
          File(path: path, size: 0, finding: .notRead(hasName ? "not a regular file" : "its name is not UTF-8")))
        if !hasName {
          result.diagnostics.append(
            Diagnostic(
              "file.bad-name", .warning, at: SourceLocation(path: path),
              "the name of this file or folder is not UTF-8, so it cannot be read", hint: "rename it"))
        }
      }
    }
  }

  /// Whether a name is that of a stage or lock that publishing puts beside an output, and a killed build leaves there.
  private static func isLeftOver(_ name: String) -> Bool {
    name.hasPrefix(".") && (name.hasSuffix(".fleetledger-stage") || name.hasSuffix(".fleetledger-lock"))
  }

  private func reasonToSkip(folder name: String, _ absolute: String, depth: Int) -> String? {
    if Self.skippedFolders.contains(name) { return "a folder of tools, not of records" }
    if depth >= Self.depthLimit { return "more than \(Self.depthLimit) folders deep" }
    let manifest = try? files.statusOf(absolute + "/.fleetledger-manifest.json", false)
    return manifest == nil ? nil : "a site that FleetLedger made"
  }

  private func isExcluded(_ path: String) -> Bool {
    configuration.exclude.contains { PathPattern($0).matches(path) }
  }

  private func file(_ path: String, size: Int64) -> File {
    if isExcluded(path) { return File(path: path, size: size, finding: .notRead("excluded by the configuration")) }
    let named = configuration.sources.first { PathPattern($0.path).matches(path) }
    var finding = WellKnownPlaces.finding(for: path)
    if let name = named?.format, let format = SourceFormat(rawValue: name) { finding = .source(format) }
    var isDocument = WrittenPlaces.isWellKnown(path)
    if !isDocument, WrittenPlaces.isMarkdown(path) { isDocument = documents.contains { $0.matches(path) } }
    if isDocument, case .notRead = finding { finding = .source(.document) }
    if case .source(.document) = finding { isDocument = true }
    return File(
      path: path, size: size, finding: finding, timezone: named?.timezone, hasHistory: named?.hasHistory ?? false,
      isDocument: isDocument, series: named?.series)
  }
}
