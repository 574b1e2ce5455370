import Digest
import Effects
import Model
import Site

/// The user's templates: a folder whose files stand in the place of the command's own, one by one.
struct Theme: Sendable {
  /// The folder as the user names it, for messages.
  let shown: String
  /// The files by name relative to the folder, in byte order.
  var files: [(name: String, text: String)] = []

  /// The largest file, in bytes; the most files; the most folders one inside of another.
  static let sizeLimit = 1 << 20
  static let fileLimit = 500
  static let depthLimit = 8

  /// XXH3-128 over names and texts, 32 hexadecimal digits; it stands for the theme in the digest of a build's input.
  var digest: String {
    let stream = DigestStream()
    for file in files { stream.update(Array("\(file.name)\u{0}\(file.text)\u{0}".utf8)) }
    return stream.digest.description
  }

  /// The same place with the folder in front where it lies in one of the user's files.
  func located(_ diagnostic: Diagnostic) -> Diagnostic {
    guard files.contains(where: { $0.name == diagnostic.location.path }) else { return diagnostic }
    var located = diagnostic
    located.location.path = "\(shown)/\(diagnostic.location.path)"
    return located
  }
}

extension Theme {
  /// Reads a folder.
  ///
  /// - Parameters:
  ///   - folder: the absolute path.
  ///   - shown: the folder as the user names it.
  /// - Throws: everything that is wrong with the folder and its files, ordered by place.
  static func read(_ folder: String, shown: String, _ files: FileSystem) throws(PlanFailure) -> Theme {
    var reading = ThemeReading(shown: shown.hasSuffix("/") && shown != "/" ? String(shown.dropLast()) : shown, files)
    reading.readFolder(folder)
    var theme = Theme(shown: reading.shown)
    if !reading.faults.isEmpty { throw .templates(reading.faults.sorted(by: Diagnostic.isOrderedBefore)) }
    theme.files = reading.found.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    return theme
  }
}

/// Goes through a folder of templates.
private struct ThemeReading {
  let shown: String
  let files: FileSystem
  /// The folder without links in its path; nothing outside of it is read.
  var root = ""
  var found: [(name: String, text: String)] = []
  var faults: [Diagnostic] = []

  init(shown: String, _ files: FileSystem) {
    self.shown = shown
    self.files = files
  }

  mutating func readFolder(_ folder: String) {
    do throws(FileError) {
      guard try files.status(folder).kind == .folder else {
        fail(
          "template.unreadable", shown, "the folder of templates is no folder", hint: "name the folder that holds them")
        return
      }
      root = try files.canonical(folder)
      try readEntries(of: folder, prefix: "", depth: 0)
    } catch {
      fail(
        "template.unreadable", shown, "the folder of templates cannot be read: \(error.message)",
        hint: "correct the path, or leave out the templates to use the command’s own")
    }
  }

  private mutating func readEntries(of folder: String, prefix: String, depth: Int) throws(FileError) {
    let entries = try files.list(folder).sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    for entry in entries where !entry.name.hasPrefix(".") && !entry.name.hasSuffix("~") {
      let name = prefix + entry.name
      let path = "\(folder)/\(entry.name)"
      var kind = entry.kind
      if kind == .link {
        guard isInside(path) else {
          fail(
            "template.link", "\(shown)/\(name)", "the link leads out of the folder of templates, or to nothing",
            hint: "copy the file to this place")
          continue
        }
        kind = try files.status(path).kind
        if kind == .folder {
          fail(
            "template.link", "\(shown)/\(name)", "the link leads to a folder; only links to files are followed",
            hint: "copy the folder to this place")
          continue
        }
      }
      switch kind {
      case .folder:
        if depth >= Theme.depthLimit {
          fail("template.unreadable", "\(shown)/\(name)", "folders lie deeper in one another than \(Theme.depthLimit)")
        } else {
          do throws(FileError) {
            try readEntries(of: path, prefix: name + "/", depth: depth + 1)
          } catch {
            fail("template.unreadable", "\(shown)/\(name)", "the folder cannot be read: \(error.message)")
          }
        }
      case .file: readFile(path, name)
      case .link, .other:
        fail("template.unreadable", "\(shown)/\(name)", "this is no file", hint: "keep only files in the folder")
      }
    }
  }

  private func isInside(_ path: String) -> Bool {
    guard let target = try? files.canonical(path) else { return false }
    return target.hasPrefix(root + "/")
  }

  private mutating func readFile(_ path: String, _ name: String) {
    let place = "\(shown)/\(name)"
    // A licence or a README beside the templates is none of them.
    guard SiteBuilder.templateEndings.contains(where: name.hasSuffix) else { return }
    if found.count >= Theme.fileLimit {
      if found.count == Theme.fileLimit {
        fail("template.unreadable", place, "the folder holds more than \(Theme.fileLimit) templates")
      }
      return
    }
    do throws(FileError) {
      let bytes = try files.readAll(path, limit: Theme.sizeLimit)
      guard let text = String(validating: bytes, as: UTF8.self) else {
        let at = BadBytePlace(bytes)
        faults.append(
          Diagnostic(
            "template.not-text", .error, at: SourceLocation(path: place, line: at.line, column: at.column),
            "the file is not UTF-8", hint: "save it as UTF-8"))
        return
      }
      found.append((name, text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text))
    } catch {
      fail("template.unreadable", place, "the file cannot be read: \(error.message)")
    }
  }

  private mutating func fail(_ id: String, _ path: String, _ message: String, hint: String? = nil) {
    faults.append(Diagnostic(id, .error, at: SourceLocation(path: path), message, hint: hint))
  }
}

/// Where the first byte stands that is not part of UTF-8; line and column, in bytes, from 1.
private struct BadBytePlace {
  var line = 1
  var column = 1

  init(_ bytes: [UInt8]) {
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
      let text = bytes[start..<end]
      if String(validating: text, as: UTF8.self) == nil {
        // The longest beginning that is UTF-8 ends before the byte.
        var good = 0
        while good < text.count {
          let lead = text[start + good]
          let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
          guard good + length <= text.count,
            String(validating: text[(start + good)..<(start + good + length)], as: UTF8.self) != nil
          else { break }
          good += length
        }
        column = good + 1
        return
      }
      start = end
      line += 1
    }
  }
}
