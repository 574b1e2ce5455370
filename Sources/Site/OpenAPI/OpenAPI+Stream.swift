import JSON

extension OpenAPI {
  /// The stream of activities, which never ends by itself.
  static var stream: Operation {
    operation(
      "/api/logs/stream", "get",
      "The last activities, oldest first, then each new one as it comes: server-sent events without an end.",
      parameters: [
        agent, type,
        parameter("since", dayOrTime, "The first day, in the site's zone, or the first moment.", example: "2026-02-17"),
        parameter(
          "limit", ["type": "integer", "minimum": 0, "maximum": 1000, "default": 50],
          "The most that are sent before new ones."),
        [
          "name": "Last-Event-ID", "in": "header", "required": false, "schema": text,
          "description": "The id of the last event that came: what is behind it is sent, instead of the last ones.",
        ],
      ],
      responses: [
        JSONMember(
          "200",
          [
            "description": .string(
              "Events named `activity`: the data of each is an item of `/api/logs/activity` in one line, its id is for "
                + "Last-Event-ID."),
            "content": ["text/event-stream": ["schema": ["type": "string"]]],
          ])
      ] + problems([422, 429, 503]))
  }
}
