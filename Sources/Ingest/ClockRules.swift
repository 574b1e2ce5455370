package import Model

/// How clock times without a zone of their own are read in one source.
package struct ClockRules: Sendable {
  /// The site's zone, in which days are counted.
  package var site: ZoneRules
  /// The zone configured for this source, or nil.
  package var configured: ZoneRules?
  /// The rules of an IANA zone name, or nil when there is no such zone.
  package var named: @Sendable (String) -> ZoneRules?

  /// Makes clock rules.
  package init(
    site: ZoneRules, configured: ZoneRules? = nil, named: @escaping @Sendable (String) -> ZoneRules? = { _ in nil }
  ) {
    self.site = site
    self.configured = configured
    self.named = named
  }

  /// Where the zone of a clock time came from.
  package enum Choice: Sendable, Hashable {
    /// The configuration names it for this source.
    case configured
    /// The file names it.
    case named
    /// Nothing names it: the site's zone was assumed.
    case assumed
    /// The file names an abbreviation that several zones share: the site's zone was assumed.
    case ambiguous(String)
  }

  /// The zone for a time without an offset: the source's configured one, else the one named in the file (`HKT`,
  /// `UTC+8`, `Asia/Hong_Kong`), else the site's.
  package func zone(namedInFile name: String?) -> (rules: ZoneRules, choice: Choice) {
    if let configured { return (configured, .configured) }
    guard let name else { return (site, .assumed) }
    if let fixed = ZoneRules(fixed: name) { return (fixed, .named) }
    switch ZoneAbbreviation.meaning(of: name) {
    case .offset(let seconds): return (ZoneRules(name: name, offsetSeconds: seconds), .named)
    case .ambiguous: return (site, .ambiguous(name))
    case nil: break
    }
    if name.utf8.contains(UInt8(ascii: "/")), let rules = named(name) { return (rules, .named) }
    return (site, .assumed)
  }

  /// The one diagnostic of a file whose clock times needed an assumption, or nil when they did not.
  package func diagnostic(for choice: Choice, at location: SourceLocation) -> Diagnostic? {
    switch choice {
    case .configured, .named: nil
    case .assumed:
      Diagnostic(
        "time.zone-assumed", .note, at: location,
        "times here name no zone; they are read as \(site.name), the site's zone",
        hint: "name the zone in the configuration: \"sources\": [{\"path\": \"\(location.path)\", \"timezone\": \"…\"}]"
      )
    case .ambiguous(let name):
      Diagnostic(
        "time.zone-ambiguous", .warning, at: location,
        "\"\(name)\" means several zones; times here are read as \(site.name), the site's zone",
        hint: "name the zone in the configuration: \"sources\": [{\"path\": \"\(location.path)\", \"timezone\": \"…\"}]"
      )
    }
  }
}
