package import Hosting

/// Pages that load themselves again when the site changes. Only a preview has it: nothing of it is published.
package enum LiveReload {
  /// Where pages listen.
  package static let eventsPath = "/.fleetledger/events"
  /// The script that each page asks for.
  package static let scriptPath = "/.fleetledger/reload.js"

  private static let script = """
    // Loads the page again when the preview has another site.
    "use strict";
    const events = new EventSource("\(eventsPath)");
    events.addEventListener("change", () => {
      // A page with forms does it itself, and keeps what is typed.
      if (dispatchEvent(new Event("fleetledger:change", { cancelable: true }))) location.reload();
    });

    """

  /// The addresses; `everywhere` gives the headers of every answer.
  package static func routes(
    _ hub: EventHub, everywhere: @escaping @Sendable () -> [Header]
  ) -> [LiveRoute] {
    [
      LiveRoute(
        eventsPath,
        [
          (
            "GET",
            { (request: Request) throws(Problem) -> Answer in
              let headers =
                everywhere() + [Header("Cache-Control", "no-store"), Header("Content-Type", "text/event-stream")]
              if request.method == "HEAD" { return .now(Response(200, headers: headers)) }
              guard let stream = hub.listen() else {
                throw Problem(503, "too many listen already", headers: [Header("Retry-After", "5")])
              }
              return .events(stream, headers: headers)
            }
          )
        ]),
      LiveRoute(
        scriptPath,
        [
          (
            "GET",
            { (_: Request) throws(Problem) -> Answer in
              .now(
                Response(
                  200,
                  headers: everywhere() + [
                    Header("Cache-Control", "no-store"), Header("Content-Type", "text/javascript; charset=utf-8"),
                  ], body: Array(script.utf8)))
            }
          )
        ]),
    ]
  }
}
