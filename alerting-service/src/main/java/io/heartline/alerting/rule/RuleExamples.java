package io.heartline.alerting.rule;

/** Examples of what this interface takes and answers. */
final class RuleExamples {
    static final String NEW_RULE = """
            {"key": "app-crash", "brand": "lantern-shop", "name": "The app crashes for a good customer",
             "trigger": "interaction",
             "condition": "sentiment == \\"negative\\" && \\"reliability\\" in aspects && urgency >= params.urgency",
             "params": {"urgency": 0.7}, "kind": "custom", "grouping": "customer", "severity": 6,
             "title": "The app failed a customer who needs it now"}""";
    static final String PATCH = """
            {"version": 1, "params": {"urgency": 0.8}}""";
    static final String RULE = """
            {"key": "app-crash", "brand": "lantern-shop", "version": 1, "changedAt": "2026-11-21T09:12:31.486Z",
             "changedBy": "ops", "expectedAlertsPerMonth": 3.1, "name": "The app crashes for a good customer",
             "trigger": "interaction",
             "condition": "sentiment == \\"negative\\" && \\"reliability\\" in aspects && urgency >= params.urgency",
             "params": {"urgency": 0.7}, "kind": "custom", "grouping": "customer", "severity": 6,
             "title": "The app failed a customer who needs it now", "enabled": true}""";
    static final String LIST = "{\"items\": [" + RULE + "]}";
    static final String PREVIEW = """
            {"examined": 4210, "truncated": false, "from": "2026-10-22T09:12:31.486Z", "until": "2026-11-21T09:12:31.486Z",
             "matches": 5, "alerts": 3, "alertsPerMonth": {"value": 3.0, "low": 0.6, "high": 8.77, "n": 3},
             "latest": [{"at": "2026-11-19T17:02:11.000Z", "brand": "lantern-shop",
                         "customerId": "0198c3a0-1f0e-7c55-8f02-61b9d3e07a44"}]}""";

    private RuleExamples() {}
}
