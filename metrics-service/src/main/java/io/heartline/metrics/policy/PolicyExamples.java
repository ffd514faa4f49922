package io.heartline.metrics.policy;

/** Examples of what this interface takes and answers: a version by which late deliveries cost more. */
final class PolicyExamples {
    static final String REQUEST = """
            {"lossAversion": 2.25, "note": "Late deliveries hurt more than we thought",
             "stakes": [{"cause": "emotion", "units": 2}, {"cause": "emotion", "touchpoint": "billing", "units": 3},
                        {"cause": "event:data-misuse", "units": -20}, {"cause": "event:delivery-late", "units": -4},
                        {"cause": "event:purchase", "units": 2}]}""";
    private static final String STAKES = """
            "lossAversion": 2.25, "stakes": [{"cause": "emotion", "touchpoint": null, "units": 2},
             {"cause": "event:delivery-late", "touchpoint": null, "units": -4}]""";
    private static final String MADE = """
            {"version": 2, "note": "Late deliveries hurt more than we thought", "createdBy": "ops",
             "createdAt": "2026-11-21T09:12:31.490Z",""";
    static final String CREATED = MADE + "\"inForce\": false, " + STAKES + ", \"reposting\": null}";
    static final String ACTIVATED = MADE + "\"inForce\": true, " + STAKES + """
            , "reposting": {"state": "running", "customers": 1200, "reversed": 310, "posted": 310, "askedBy": "ops",
              "startedAt": "2026-11-21T09:20:00.000Z", "endedAt": null}}""";
    static final String PAGE = "{\"items\": [" + CREATED + "], \"nextCursor\": null}";
    static final String DRY_RUN = """
            {"policy": 2, "against": 1, "state": "completed", "at": "2026-11-21T09:15:00.000Z", "askedBy": "ops",
             "computedAt": "2026-11-21T09:15:41.310Z",
             "segments": [{"brand": "skylark-air", "segment": "new-risk", "persons": 41, "before": -88.2, "after": -131.9,
                           "fellBelow0": 3, "roseAbove0": 0}],
             "largestChanges": [{"customerId": "01a1fd60-f202-7b07-a2d4-93f1c6085e7b", "brand": "skylark-air",
                                 "before": 1.2, "after": -6.4}]}""";

    private PolicyExamples() {}
}
