package io.heartline.alerting.receiver;

/** Examples of what this interface takes and answers. */
final class ReceiverExamples {
    static final String REQUEST = """
        {"name": "on-call", "kind": "webhook", "url": "https://hooks.example.com/heartline",
         "brands": ["aurora-air"], "kinds": ["shock", "crisis"], "minSeverity": 5}\
        """;

    private static final String VIEW = """
        {"id": "01a05bfb-a03e-7e94-8b3d-27a6f05c1d93", "name": "on-call", "kind": "webhook",
         "url": "https://hooks.example.com/heartline", "language": "en", "perMinute": 600,
         "brands": ["aurora-air"], "kinds": ["crisis", "shock"], "minSeverity": 5, "quotes": false, "handles": ["alerts"], "enabled": true,
         "createdAt": "2026-09-01T08:00:12.350Z\"\
        """;

    static final String PAGE = "{\"items\": [" + VIEW + "}], \"nextCursor\": null}";

    /** The secret says in base64 that it is an example. */
    static final String CREATED = VIEW + ", \"secret\": \"whsec_dGhpcyBpcyBhbiBleGFtcGxlLCBub3QgYSBzZWNyZXQ=\"}";

    private ReceiverExamples() {}
}
