package io.heartline.alerting.casework;

/** Examples of cases, of how they are worked on, and of the figures about them. */
final class CaseExamples {
    private static final String FIELDS = """
        "id": "01a1fd60-f205-7b11-8e0a-6d31f9057ac2", "version": 6, "brand": "lantern-shop", "status": "closed",
        "origin": "alert", "title": "A customer suffered data-misuse", "severity": 9, "owner": "ada",
        "team": "privacy", "rootCause": "data", "dueAt": "2026-11-21T13:12:31.482Z", "overdue": false,
        "openedAt": "2026-11-21T09:12:31.482Z", "openedBy": "heartline",
        "acknowledgedAt": "2026-11-21T09:15:04.120Z", "acknowledgedBy": "care-desk",
        "firstResponseAt": "2026-11-21T09:48:10.000Z", "closedAt": "2026-11-21T10:02:47.655Z",
        "closedBy": "care-desk", "outcome": "compensated", "reopened": 0\
        """;

    static final String PAGE = "{\"items\": [{" + FIELDS + "}], \"nextCursor\": null}";

    static final String CASE = "{" + FIELDS + """
        ,
         "customers": [
           {"customerId": "019c2316-7c45-7c55-8f02-61b9d3e07a44",
            "canonicalId": "019c2316-7c45-7c55-8f02-61b9d3e07a44",
            "recovery": {"verdict": "recovered", "recovered": true, "reason": "bought-again", "isFinal": false}}],
         "alerts": [
           {"alertId": "01a1fd60-f1fa-7a3e-9c1b-5d20e8f4a617", "linkedBy": "heartline",
            "linkedAt": "2026-11-21T09:12:31.482Z", "resolvedAt": "2026-11-21T10:02:40.100Z"}],
         "evidence": [
           {"id": "01a1fd60-e7e5-71d8-b6a9-0f3c5e7d2b18", "kind": "interaction", "what": "intent:data-misuse",
            "spans": [{"start": 12, "end": 31}], "customerId": "019c2316-7c45-7c55-8f02-61b9d3e07a44",
            "touchpoint": "account", "aspects": ["privacy"]}],
         "responses": [
           {"id": "01a1fd81-90d4-7f52-a3be-40c7f2d1b965", "kind": "compensation", "channel": "call",
            "note": "A voucher of 20 EUR", "by": "care-desk", "at": "2026-11-21T09:48:10.000Z"}],
         "outreach": [
           {"outreachId": "01a1fd61-02b4-7c0e-b1d7-9a3c6e25f80d", "play": "apologise", "status": "delivered",
            "changedAt": "2026-11-21T09:55:02.310Z"}],
         "comments": [
           {"id": "01a1fd7a-6c1f-7a44-9a20-13e5d8c70b61", "author": "ada",
            "text": "The export job read the wrong segment.", "at": "2026-11-21T09:40:00.000Z"}],
         "history": [
           {"step": "opened", "actor": "heartline", "at": "2026-11-21T09:12:31.482Z"},
           {"step": "acknowledged", "actor": "care-desk", "at": "2026-11-21T09:15:04.120Z"},
           {"step": "changed", "actor": "ada", "note": "root cause: none to data", "at": "2026-11-21T09:41:00.000Z"},
           {"step": "closed", "actor": "care-desk", "note": "compensated", "at": "2026-11-21T10:02:47.655Z"}]}\
        """;

    static final String NEW_CASE = """
        {"id": "01a20011-4d2c-7b0f-8a51-c92e64d7f013", "brand": "lantern-shop",
         "title": "A caller was charged twice and is upset", "severity": 6, "owner": "ada", "rootCause": "billing",
         "customerIds": ["019c2316-7c45-7c55-8f02-61b9d3e07a44"],
         "evidence": [{"id": "01a20010-90b7-7f42-a1ce-3d58e0b61c27", "spans": [{"start": 0, "end": 24}]}]}\
        """;

    static final String CHANGE = """
        {"version": 2, "owner": "ada", "rootCause": "data"}\
        """;

    static final String COMMENT = """
        {"text": "The export job read the wrong segment."}\
        """;

    static final String RESPONSE = """
        {"kind": "compensation", "channel": "call", "note": "A voucher of 20 EUR", "at": "2026-11-21T09:48:10.000Z"}\
        """;

    static final String CLOSING = """
        {"outcome": "compensated", "note": "The job is repaired; the customer was called."}\
        """;

    static final String REOPENING = """
        {"reason": "The customer was charged again."}\
        """;

    static final String LINKS = """
        {"customerIds": ["019c2316-7c45-7c55-8f02-61b9d3e07a44"],
         "evidence": [{"id": "01a20010-90b7-7f42-a1ce-3d58e0b61c27", "kind": "interaction",
                       "spans": [{"start": 0, "end": 24}]}]}\
        """;

    static final String STATISTICS = """
        {"from": "2026-08-24T00:00:00.000Z", "to": "2026-11-22T00:00:00.000Z",
         "conventions": ["quantiles with 95 % intervals by order statistics; shares with Wilson's"],
         "figures": {
           "opened": 48, "open": 6, "closed": 42, "overdue": 1, "missed": 5, "reopened": 3, "answered": 44,
           "firstResponse": {"n": 44, "median": {"value": 38.5, "low": 31.0, "high": 52.0},
                             "p90": {"value": 190.0, "low": 121.0, "high": 404.0}},
           "close": {"n": 42, "median": {"value": 410.0, "low": 322.0, "high": 575.0},
                     "p90": {"value": 2210.0, "low": 1480.0, "high": null}},
           "recovery": {"n": 21, "recovered": 12, "notRecovered": 7, "lost": 2, "tooEarly": 19, "share": 0.5714,
                        "low": 0.3655, "high": 0.7553},
           "truncated": false}}\
        """;

    static final String CAUSES = """
        {"items": [
          {"brand": "lantern-shop", "rootCause": "delivery", "topic": "touchpoint", "value": "delivery", "cases": 9,
           "customers": 9, "severity": 8, "trend": {"before": 3, "ratio": 3.0, "low": 0.878, "high": 10.249},
           "caseIds": ["01a1fd60-f205-7b11-8e0a-6d31f9057ac2"],
           "interactions": ["01a1fd60-e7e5-71d8-b6a9-0f3c5e7d2b18"],
           "alerts": ["01a1fd60-f1fa-7a3e-9c1b-5d20e8f4a617"]}],
         "nextCursor": null}\
        """;

    static final String POLICY = """
        {"opens": [
           {"match": [{"label": "kind", "op": "in", "values": ["shock", "vip-at-risk"]}]},
           {"match": [{"label": "rule", "op": "in", "values": ["topic-legal-threat"]}]}],
         "due": [{"minSeverity": 1, "minutes": 2400}, {"minSeverity": 9, "minutes": 240}],
         "reopenWithinDays": 14, "receivers": ["care-desk-chat"], "escalation": "cases",
         "teams": {
           "product": {"name": "product", "receivers": ["product-chat"], "threshold": 5, "periodDays": 7},
           "policy": {"name": "legal", "receivers": ["legal-mail"], "threshold": 3, "periodDays": 30}}}\
        """;

    static final String POLICY_VIEW = """
        {"brand": "lantern-shop", "version": 1, "changedAt": "2026-11-21T09:12:31.486Z", "changedBy": "ops",
         "policy": \
        """ + POLICY + "}";

    static final String POLICY_PAGE = "{\"items\": [" + POLICY_VIEW + "], \"nextCursor\": null}";

    private CaseExamples() {}
}
