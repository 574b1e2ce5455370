extension SecretScanner {
  private static let localPart = ByteSet.alphanumerics.adding("._%+-'")
  private static let label = ByteSet { ByteSet.alphanumerics.contains($0) || $0 == UInt8(ascii: "-") || $0 >= 0x80 }
  private static let userPart = localPart.adding(":$!&*{}~")

  /// Last parts of names that have an `@` in them and are no addresses: pictures for dense screens, files of packages,
  /// units of systemd. None of them is a top-level domain.
  private static let fileEndings: Set<String> = [
    "png", "jpg", "jpeg", "gif", "svg", "webp", "ico", "bmp", "avif", "css", "scss", "js", "mjs", "cjs", "jsx", "tsx",
    "json", "jsonl", "html", "htm", "xml", "yaml", "yml", "toml", "txt", "log", "csv", "tsv", "pdf", "swift", "java",
    "cpp", "hpp", "tar", "gz", "tgz", "bak", "lock", "ini", "conf", "cfg", "wasm", "woff", "ttf", "otf", "mp3", "wav",
    "sqlite", "db", "sql", "service", "socket", "timer", "slice", "mount", "device", "swap", "scope", "plist", "git",
  ]

  /// An e-mail address around the `@` at `position`: `local@domain.tld`.
  func emailAddress(at position: Int) -> SecretFinding? {
    let first = localStart(before: position)
    guard first < position, bytes[position - 1] != UInt8(ascii: ".") else { return nil }
    guard let last = domainEnd(from: position + 1) else { return nil }
    // git@host is everyone's name at that host, scheme://name@host a way to a machine.
    if first == position - 3, has("git", at: first) { return nil }
    let user = start(of: Self.userPart, before: first, limit: 128)
    if has("//", at: user - 2) { return nil }
    if byte(last) == UInt8(ascii: ":"), isRemotePath(from: last + 1) { return nil }
    return SecretFinding(range: first..<last, kind: .emailAddress)
  }

  /// Where the name before the `@` begins (RFC 5321: at most 64 bytes).
  private func localStart(before position: Int) -> Int {
    var first = start(of: Self.localPart, before: position, limit: 64)
    // A point or an apostrophe does not begin a name.
    while first < position, bytes[first] == UInt8(ascii: ".") || bytes[first] == UInt8(ascii: "'") { first += 1 }
    return first
  }

  /// Where the domain that begins at `position` ends, or nil when none does: labels and points, at the end letters.
  private func domainEnd(from position: Int) -> Int? {
    var labelStart = position
    var labels = 0
    var numbers = 0
    while labelStart < bytes.count, labels < 12 {
      let labelEnd = end(of: Self.label, from: labelStart, limit: 64)
      guard labelEnd > labelStart, bytes[labelStart] != UInt8(ascii: "-") else { break }
      let isLast = byte(labelEnd) != UInt8(ascii: ".") || !Self.label.contains(byte(labelEnd + 1))
      if isLast || labels == 11 { return labels == 0 ? nil : topLevelEnd(labelStart..<labelEnd) }
      if end(of: .digits, from: labelStart) == labelEnd { numbers += 1 }
      if labels == 0, isScaleOrVersion(labelStart..<labelEnd) { return nil }
      // 163.com is a domain, 1.2.beta a version.
      if numbers > 1 { return nil }
      labels += 1
      labelStart = labelEnd + 1
    }
    return nil
  }

  /// The end of a top-level domain: two letters or more, to which text without a space may be joined in other scripts.
  private func topLevelEnd(_ label: Range<Int>) -> Int? {
    let letters = end(of: .letters, from: label.lowerBound)
    guard letters - label.lowerBound >= 2, letters >= label.upperBound || bytes[letters] >= 0x80 else { return nil }
    return Self.fileEndings.contains(foldedName(label.lowerBound..<letters)) ? nil : letters
  }

  /// `2x` as in `icon@2x.png`, `v4` as in `checkout@v4.next`, a single digit.
  private func isScaleOrVersion(_ label: Range<Int>) -> Bool {
    let number = bytes[label.lowerBound] == UInt8(ascii: "v") ? label.lowerBound + 1 : label.lowerBound
    let digits = end(of: .digits, from: number)
    guard digits > number else { return false }
    if digits == label.upperBound { return number > label.lowerBound || label.count == 1 }
    return digits == label.upperBound - 1 && bytes[digits] == UInt8(ascii: "x")
  }

  /// Whether what follows `name@host:` is a path, as in `deploy@host.net:/srv/app` and `me@host.net:group/project.git`.
  private func isRemotePath(from position: Int) -> Bool {
    let last = end(of: Self.pathPart, from: position, limit: 200)
    guard last > position else { return false }
    return bytes[position..<last].contains(UInt8(ascii: "/")) || has(".git", at: last - 4)
  }

  private static let pathPart = ByteSet.alphanumerics.adding("._~/-")

  /// The password of `scheme://name:password@host` (RFC 3986, section 3.2.1); `position` is the first colon's.
  func urlPassword(at position: Int) -> SecretFinding? {
    // An address of numbers in brackets has colons of its own.
    guard has("://", at: position), position > floor, ByteSet.alphanumerics.contains(bytes[position - 1]),
      byte(position + 3) != UInt8(ascii: "[")
    else { return nil }
    var colon: Int?
    var at: Int?
    var slash: Int?
    var place = position + 3
    scan: while place < bytes.count, place < position + 1024 {
      switch bytes[place] {
      case UInt8(ascii: ":"):
        // Another address begins: this one has no password.
        if has("://", at: place) { break scan }
        if colon == nil, slash == nil { colon = place }
      case UInt8(ascii: "@"): if slash == nil || at == nil { at = place }
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"):
        if slash == nil { slash = place }
        // A port before the slash: what follows is a path. Else it is a password with a slash in it.
        guard at == nil, let colon, end(of: .digits, from: colon + 1) != place else { break scan }
      case let byte where Self.urlEnds.contains(byte): break scan
      default: break
      }
      place += 1
    }
    // `/@` begins the name of a package or of a person in a path.
    guard let colon, let at, colon + 1 < at, bytes[at - 1] != UInt8(ascii: "/") else { return nil }
    return isMask(colon + 1..<at) ? nil : SecretFinding(range: colon + 1..<at, kind: .password)
  }

  private static let urlEnds = ByteSet.whitespace.adding("\"'`<>\\|")
}
