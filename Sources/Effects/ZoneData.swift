import Glibc

/// Why the rules of a time zone cannot be had.
package enum ZoneDataError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The text is no zone name at all.
  case invalidName(String)
  /// The machine has no time zone files; the value is the folder looked in.
  case missingDatabase(folder: String)
  /// The time zone files do not know this name.
  case unknownZone(String)
  /// The zone's file cannot be read.
  case unreadable(FileError)

  /// The fact, and what to do about it.
  package var description: String {
    switch self {
    case .invalidName(let name): "\"\(name)\" is not the name of a time zone (such as Asia/Hong_Kong or UTC)"
    case .missingDatabase(let folder):
      "this machine has no time zone files in \(folder); install the package tzdata, or give an offset such as +08:00"
    case .unknownZone(let name): "the time zone \"\(name)\" is not known (names are case-sensitive: Asia/Hong_Kong)"
    case .unreadable(let error): error.description
    }
  }
}

/// The system's time zone files (TZif, RFC 9636) by zone name.
package struct ZoneData: Sendable {
  /// The bytes of a zone's file.
  package var bytes: @Sendable (_ zone: String) throws(ZoneDataError) -> [UInt8]

  /// Makes zone data of a function.
  package init(bytes: @escaping @Sendable (String) throws(ZoneDataError) -> [UInt8]) { self.bytes = bytes }

  /// The zone files of the machine.
  package static let live = ZoneData(folder: "/usr/share/zoneinfo", files: .live)

  /// Zone files in `folder` of `files`.
  package init(folder: String, files: FileSystem) {
    bytes = { (zone: String) throws(ZoneDataError) in
      guard Self.isName(zone) else { throw .invalidName(zone) }
      do throws(FileError) {
        let bytes = try files.readAll(folder + "/" + zone, limit: 1 << 20)
        if bytes.starts(with: "TZif".utf8) { return bytes }
      } catch {
        if !error.isMissing && error.errno != EISDIR { throw .unreadable(error) }
        let database = try? files.status(folder)
        if database?.kind != .folder { throw .missingDatabase(folder: folder) }
      }
      throw .unknownZone(zone)
    }
  }

  /// True for letters, digits, `_`, `+`, `-` in parts between single slashes, which cannot leave the folder. The
  /// zones below `right/` count leap seconds, which no clock time here does.
  static func isName(_ zone: String) -> Bool {
    let parts = zone.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard zone.utf8.count <= 100, !zone.hasPrefix("right/") else { return false }
    return parts.allSatisfy { part in
      !part.isEmpty
        && part.allSatisfy { byte in
          switch byte {
          case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "-"):
            true
          default: false
          }
        }
    }
  }
}
