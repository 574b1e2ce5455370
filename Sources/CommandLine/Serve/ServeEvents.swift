import Dispatch
import Effects
import Glibc
import Server
import Synchronization

/// What happens while the server runs, in the order in which it has to be seen to.
enum ServeEvent: Sendable {
  /// A source or the task database may have changed.
  case changed(ReadingPace.Reason)
  /// Somebody waits for a site that is made of the task database as it is.
  case renew
  /// Somebody wants all to be read again, and waits for it.
  case invalidate(LaterResponse)
  /// The process is to end.
  case stop
}

/// Waits for signals and changes on a thread of its own, and hands them over as events.
final class ServeEvents: Sendable {
  /// The events.
  let stream: AsyncStream<ServeEvent>
  private let continuation: AsyncStream<ServeEvent>.Continuation
  private let pace: ReadingPace
  private let isRenewalPending = Atomic<Bool>(false)

  init() {
    (stream, continuation) = AsyncStream.makeStream()
    pace = ReadingPace(now: SteadyClock.milliseconds)
  }

  /// Adds an event, to be seen to at once.
  func send(_ event: ServeEvent) {
    // One look answers all who asked before it.
    if case .renew = event, isRenewalPending.exchange(true, ordering: .acquiringAndReleasing) { return }
    continuation.yield(event)
  }

  /// Adds an event for which nobody waits: at once after a quiet time, else when the server has rested for as long as the
  /// last reading took. One reading sees to all changes before it.
  func sendRested(_ reason: ReadingPace.Reason) {
    if let delay = pace.ask(reason) { send(reason, after: delay) }
  }

  /// To be called for an event that was sent for this reason. False when a reading that began since has seen to it, and
  /// when the server is to rest: then the event comes again.
  func take(_ reason: ReadingPace.Reason) -> Bool {
    guard let delay = pace.take(reason) else { return false }
    if delay > 0 { send(reason, after: delay) }
    return delay == 0
  }

  private func send(_ reason: ReadingPace.Reason, after delay: Int64) {
    if delay == 0 { return send(.changed(reason)) }
    DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(Int(delay))) { [continuation] in
      continuation.yield(.changed(reason))
    }
  }

  /// To be called before the sources are read: what changes from then on needs another reading.
  func beginReading() { pace.begin() }

  /// To be called when what was read is served.
  func endReading() { pace.end() }

  /// To be called before it is looked whether a renewal is needed.
  func beginLooking() { isRenewalPending.store(false, ordering: .releasing) }

  /// Starts waiting, and comes back when changes are seen; where the system cannot watch so many folders, standard error
  /// says so. `tick` is called about once a second, `look` four times as often. False when the system has no thread or
  /// signals to give.
  func begin(
    watching places: [FolderWatch.Place], ignored: Set<String>, files: FileSystem, _ terminal: Terminal,
    tick: @escaping @Sendable () -> Void, look: (@Sendable () -> Void)? = nil
  ) async -> Bool {
    await withCheckedContinuation { begun in
      let started = start(
        watching: places, ignored: ignored, files: files,
        onFull: {
          terminal.error.write(
            "fleetledger: the system cannot watch so many folders; changes are not seen\n"
              + "  hint: raise fs.inotify.max_user_watches\n")
        }, tick: tick, look: look, ready: { begun.resume(returning: true) })
      if !started { begun.resume(returning: false) }
    }
  }

  /// The same; `ready` is called when changes are seen, `onFull` before that when they cannot be.
  private func start(
    watching places: [FolderWatch.Place], ignored: Set<String>, files: FileSystem,
    onFull: @escaping @Sendable () -> Void, tick: @escaping @Sendable () -> Void,
    look: (@Sendable () -> Void)?, ready: @escaping @Sendable () -> Void
  ) -> Bool {
    guard let stop = StopSignal.descriptor() else { return false }
    return SystemThread.start {
      var watch = places.isEmpty ? nil : FolderWatch(files, ignored: ignored)
      if !places.isEmpty, watch?.cover(places) != true {
        watch = nil
        onFull()
      }
      ready()
      self.wait(stop, watch, places, tick, look)
    }
  }

  private func wait(
    _ stop: Int32, _ watch: FolderWatch?, _ places: [FolderWatch.Place], _ tick: () -> Void, _ look: (() -> Void)?
  ) {
    var lastTick = SteadyClock.milliseconds()
    while true {
      var waited = [pollfd(fd: stop, events: Int16(POLLIN), revents: 0)]
      if let watch { waited.append(pollfd(fd: watch.descriptor, events: Int16(POLLIN), revents: 0)) }
      _ = poll(&waited, nfds_t(waited.count), look == nil ? 1000 : 250)
      if waited[0].revents != 0 {
        send(.stop)
        return
      }
      if let watch, waited[1].revents != 0, watch.takeChanges() {
        Self.settle(watch)
        _ = watch.cover(places)
        sendRested(.change)
      }
      look?()
      if SteadyClock.milliseconds() - lastTick >= 1000 {
        lastTick = SteadyClock.milliseconds()
        tick()
      }
    }
  }

  /// Waits until a change is over: 40 milliseconds without another one, 300 at most.
  private static func settle(_ watch: FolderWatch) {
    let begun = SteadyClock.milliseconds()
    while SteadyClock.milliseconds() - begun < 300 {
      var waited = pollfd(fd: watch.descriptor, events: Int16(POLLIN), revents: 0)
      if poll(&waited, 1, 40) <= 0 { return }
      _ = watch.takeChanges()
    }
  }
}
