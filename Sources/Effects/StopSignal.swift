import CSystem

/// The wish that the process ends (SIGTERM, SIGINT), told by a descriptor instead of an end.
package enum StopSignal {
  /// A descriptor that is readable from the first such signal on; a second one ends the process at once. Nil when the
  /// system cannot give one. To be asked for once in a process.
  package static func descriptor() -> Int32? {
    let descriptor = csystem_stop_descriptor()
    return descriptor < 0 ? nil : descriptor
  }
}
