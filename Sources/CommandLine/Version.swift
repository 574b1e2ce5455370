/// The version of the program, as in the change log.
package enum Version {
  /// Major, minor and patch by semver.org.
  package static let current = "0.1.0"
}
