import Glibc

/// Tells when something changes in folders (inotify). It is used by one thread at a time.
package final class FolderWatch {
  /// What is watched.
  package struct Place: Sendable {
    /// An absolute path: a folder, watched with all below it.
    package var folder: String
    /// When it is not nil, only these absolute paths directly in the folder count, and nothing below it.
    package var only: Set<String>?

    /// Makes a place.
    package init(folder: String, only: Set<String>? = nil) {
      self.folder = folder
      self.only = only
    }
  }

  private static let events = UInt32(
    IN_CLOSE_WRITE | IN_MODIFY | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_ONLYDIR)

  /// Readable when there is something to take.
  package let descriptor: Int32
  private let files: FileSystem
  private let ignored: Set<String>
  private var watched: [Int32: Place] = [:]

  /// Watches nothing yet; `ignored` are absolute paths that do not count, with all below them. Nil when the system has no
  /// more watches to give.
  package init?(_ files: FileSystem, ignored: Set<String>) {
    descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
    self.files = files
    self.ignored = ignored
    if descriptor < 0 { return nil }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Watches places, and what is new in those that are watched already. False when the system has no room for all.
  package func cover(_ places: [Place]) -> Bool {
    var waiting = places
    while let place = waiting.popLast() {
      let number = inotify_add_watch(descriptor, place.folder, Self.events)
      if number < 0 {
        // A folder may be gone by now; a limit is something to tell.
        if errno == ENOSPC || errno == ENOMEM { return false }
        continue
      }
      watched[number] = place
      if place.only != nil { continue }
      for entry in (try? files.list(place.folder)) ?? [] where entry.kind == .folder {
        let path = "\(place.folder)/\(entry.name)"
        if !isIgnored(path, name: entry.name) { waiting.append(Place(folder: path)) }
      }
    }
    return true
  }

  /// Takes all that has been told; true when something changed that counts.
  package func takeChanges() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    var changed = false
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count <= 0 { return changed }
      buffer.withUnsafeBytes { bytes in
        var at = 0
        // struct inotify_event: watch, mask, cookie, length of the name, name.
        while at + 16 <= count {
          let number = bytes.loadUnaligned(fromByteOffset: at, as: Int32.self)
          let mask = bytes.loadUnaligned(fromByteOffset: at + 4, as: UInt32.self)
          let length = Int(bytes.loadUnaligned(fromByteOffset: at + 12, as: UInt32.self))
          let name = bytes[(at + 16)..<min(at + 16 + length, count)].prefix { $0 != 0 }
          if counts(number, mask, String(decoding: name, as: UTF8.self)) { changed = true }
          at += 16 + length
        }
      }
    }
  }

  private func counts(_ number: Int32, _ mask: UInt32, _ name: String) -> Bool {
    if mask & UInt32(IN_Q_OVERFLOW) != 0 { return true }
    if mask & UInt32(IN_IGNORED) != 0 {
      watched[number] = nil
      return false
    }
    guard let place = watched[number] else { return false }
    let path = name.isEmpty ? place.folder : "\(place.folder)/\(name)"
    if let only = place.only { return only.contains(path) }
    return !isIgnored(path, name: name)
  }

  private func isIgnored(_ path: String, name: String) -> Bool { name == ".git" || ignored.contains(path) }
}
