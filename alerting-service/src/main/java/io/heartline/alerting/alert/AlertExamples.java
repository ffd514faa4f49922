package io.heartline.alerting.alert;

/** Examples of what this interface answers: a shock from firing to its end, and a crisis. */
final class AlertExamples {
    static final String PAGE = """
        {"items": [
          {"id": "01a1fe75-e673-7f12-9d8e-4c6b1a05e3f7", "kind": "crisis", "rule": "crisis", "status": "firing", "severity": 5,
           "brand": "aurora-air", "scope": {"kind": "product", "value": "flex-fare"},
           "title": "Unusually many complaints about product flex-fare: 45 instead of 6.2 within 60 minutes",
           "fingerprint": "crisis:aurora-air:product:flex-fare",
           "explanation": {
             "from": "2026-11-21T08:40:00Z", "until": "2026-11-21T09:40:00Z", "complaints": 45, "expected": 6.2,
             "customers": 38, "expressed": 61, "reach": 0, "surprise": 10.88, "products": [],
             "touchpoints": [{"value": "return", "complaints": 41, "expected": 2.1}],
             "aspects": [{"value": "billing", "complaints": 33, "expected": 1.7}]},
           "causes": 45, "firedAt": "2026-11-21T09:42:02.003Z", "lastCauseAt": "2026-11-21T09:40:00Z"}],
         "nextCursor": null}\
        """;

    private static final String IDENTITY = """
        {"id": "01a1fd60-f1fa-7a3e-9c1b-5d20e8f4a617", "kind": "shock", "rule": "shock", "severity": 9, "brand": "aurora-air",
         "customerId": "019c2316-7c45-7c55-8f02-61b9d3e07a44", "title": "A customer suffered data-misuse",
         "fingerprint": "shock:019c2316-7c45-7c55-8f02-61b9d3e07a44",
         "explanation": {"cause": "event:data-misuse", "stake": 20.0, "balance": -32.6}, "causes": 1,
         "firedAt": "2026-11-21T09:12:31.482Z", "lastCauseAt": "2026-11-21T09:12:28.901Z",
         "evidence": [
           {"id": "01a1fd60-e7e5-71d8-b6a9-0f3c5e7d2b18", "kind": "customer-event", "what": "event:data-misuse",
            "weight": -45.0, "spans": [], "occurredAt": "2026-11-21T09:12:28.901Z"}],
        """;
    private static final String FIRED = """
        {"status": "firing", "actor": "heartline", "at": "2026-11-21T09:12:31.482Z"}\
        """;
    private static final String TAKEN = """
        "acknowledgedAt": "2026-11-21T09:15:04.120Z", "acknowledgedBy": "care-desk",\
        """;
    private static final String TAKEN_STEP = """
        {"status": "acknowledged", "actor": "care-desk", "at": "2026-11-21T09:15:04.120Z"}\
        """;

    static final String FIRING = IDENTITY + "\"status\": \"firing\", \"history\": [" + FIRED + "]}";

    static final String ACKNOWLEDGED =
            IDENTITY + "\"status\": \"acknowledged\"," + TAKEN + "\"history\": [" + FIRED + "," + TAKEN_STEP + "]}";

    static final String RESOLUTION = """
        {"note": "The customer was called and compensated."}\
        """;

    static final String RESOLVED =
            IDENTITY + "\"status\": \"resolved\"," + TAKEN + """
                "resolvedAt": "2026-11-21T10:02:47.655Z", "resolvedBy": "care-desk",
                "resolution": "The customer was called and compensated.", "history": [\
                """ + FIRED + "," + TAKEN_STEP + """
                , {"status": "resolved", "actor": "care-desk", "note": "The customer was called and compensated.",
                   "at": "2026-11-21T10:02:47.655Z"}]}\
                """;

    static final String ASSIGNMENT = "{\"assignee\": \"ada\"}";

    static final String OUTCOME = "{\"verdict\": \"useful\", \"note\": \"We stopped the campaign.\"}";

    static final String WORK = """
        {"alertId": "01a05bfb-a03e-7e94-8b3d-27a6f05c1d93", "status": "resolved", "assignee": "ada",
         "verdict": "useful", "note": "We stopped the campaign.", "saidBy": "ops",
         "saidAt": "2026-09-02T09:00:00.000Z"}\
        """;

    static final String PRECISION = """
        {"from": "2026-06-04T00:00:00.000Z", "to": "2026-09-02T00:00:00.000Z",
         "convention": "useful / n, n = alerts with an outcome; 95 % interval by Wilson",
         "rules": [
           {"rule": "crisis", "fired": 4, "n": 4, "useful": 3, "falseAlarms": 1, "precision": 0.75,
            "low": 0.3006, "high": 0.9544},
           {"rule": "drift", "fired": 12, "n": 0, "useful": 0, "falseAlarms": 0, "precision": null, "low": null,
            "high": null}]}\
        """;

    private AlertExamples() {}
}
