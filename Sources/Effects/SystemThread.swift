import Glibc

/// A thread of the system's own, for what waits in system calls: the threads of Swift's tasks are too few to wait on.
package enum SystemThread {
  private final class Body {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// Runs `body` on a new thread; false when there can be none.
  package static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
    let kept = Unmanaged.passRetained(Body(body))
    var thread = pthread_t()
    let failure = pthread_create(
      &thread, nil,
      { context in
        if let context { Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run() }
        return nil
      }, kept.toOpaque())
    if failure != 0 {
      kept.release()
      return false
    }
    pthread_detach(thread)
    return true
  }
}
