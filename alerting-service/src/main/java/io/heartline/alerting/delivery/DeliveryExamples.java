package io.heartline.alerting.delivery;

/** Examples of what this interface answers: a message that was declined once, then accepted, then sent again. */
final class DeliveryExamples {
    private static final String IDENTITY = """
            {"id": "01a1fd60-f202-7b07-a2d4-93f1c6085e7b", "receiverId": "01a05bfb-a03e-7e94-8b3d-27a6f05c1d93",
             "brand": "aurora-air", "type": "alert.fired", "subjectId": "01a1fd60-f1fa-7a3e-9c1b-5d20e8f4a617",
             "attempts": 2, "responseCode": 200, "outcome": "accepted", "createdAt": "2026-11-21T09:12:31.490Z",
            """;
    private static final String SETTLED = """
            "status": "delivered", "settledAt": "2026-11-21T09:12:37.018Z\"""";
    private static final String HISTORY = """
            "history": [
              {"attempt": 1, "at": "2026-11-21T09:12:31.512Z", "tookMillis": 84, "responseCode": 503, "outcome": "declined"},
              {"attempt": 2, "at": "2026-11-21T09:12:36.947Z", "tookMillis": 71, "responseCode": 200, "outcome": "accepted"}]
            """;

    static final String PAGE = "{\"items\": [" + IDENTITY + SETTLED + "}], \"nextCursor\": null}";
    static final String DETAILS = IDENTITY + SETTLED + "," + HISTORY + "}";
    static final String REPLAYED = IDENTITY + """
            "status": "pending", "nextAttemptAt": "2026-11-21T11:30:00.204Z",""" + HISTORY + "}";

    private DeliveryExamples() {}
}
