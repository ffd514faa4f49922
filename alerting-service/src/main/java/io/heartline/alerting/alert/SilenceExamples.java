package io.heartline.alerting.alert;

/** Examples of what this interface takes and answers. */
final class SilenceExamples {
    private static final String MATCHERS = """
        "matchers": [{"label": "brand", "op": "in", "values": ["lantern-shop"]},
                     {"label": "kind", "op": "in", "values": ["drift"]}]\
        """;

    static final String REQUEST = "{" + MATCHERS + """
        , "reason": "The billing migration is known", "owner": "ada", "endsAt": "2026-09-01T18:00:00.000Z",
         "remind": ["team-chat"]}\
        """;

    static final String VIEW = "{\"id\": \"01a05bfb-a03e-7e94-8b3d-27a6f05c1d93\", " + MATCHERS + """
        , "owner": "ada", "reason": "The billing migration is known", "remind": ["team-chat"], "state": "active",
         "startsAt": "2026-09-01T08:00:00.000Z", "endsAt": "2026-09-01T18:00:00.000Z", "createdBy": "ops",
         "createdAt": "2026-09-01T08:00:00.000Z"}\
        """;

    static final String PAGE = "{\"items\": [" + VIEW + "], \"nextCursor\": null}";

    static final String QUESTION = "{" + MATCHERS + "}";

    static final String ANSWER = """
        {"open": 2, "last30Days": 41, "examples": [
          {"id": "01a05bfb-a03e-7e94-8b3d-27a6f05c1d93", "title": "A customer is drifting away",
           "labels": {"brand": "lantern-shop", "kind": "drift", "rule": "drift", "severity": "4"}}]}\
        """;

    private SilenceExamples() {}
}
