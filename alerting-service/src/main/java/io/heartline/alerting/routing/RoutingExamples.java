package io.heartline.alerting.routing;

/** Examples of what this interface takes and answers. */
final class RoutingExamples {
    static final String TREE = """
        {"root": {"receivers": ["team-chat"],
                  "grouping": {"by": ["brand", "kind"], "delay": "PT30S", "interval": "PT5M"},
                  "routes": [
                    {"match": [{"label": "severity", "op": "at-least", "values": ["8"]}],
                     "receivers": ["pager"], "escalation": "crisis", "continue": true},
                    {"match": [{"label": "brand", "op": "in", "values": ["lantern-shop"]}],
                     "during": ["office"], "receivers": ["shop-chat"]}]},
         "intervals": [{"name": "office", "zone": "Asia/Shanghai",
                        "days": ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"],
                        "from": "09:00", "to": "18:00", "except": ["2026-10-01"]}],
         "inhibitions": [{"source": [{"label": "kind", "op": "in", "values": ["crisis"]}],
                          "target": [{"label": "kind", "op": "in", "values": ["drift"]}], "equal": ["brand"]}]}\
        """;

    static final String VIEW = "{\"version\": 3, \"changedAt\": \"2026-09-01T08:00:12.350Z\", \"changedBy\": \"ops\","
            + " \"tree\": " + TREE + "}";

    static final String PAGE = "{\"items\": [" + VIEW + "], \"nextCursor\": null}";

    static final String QUESTION = """
        {"labels": {"brand": "lantern-shop", "kind": "crisis", "severity": "9"}, "at": "2026-09-01T02:00:00.000Z"}\
        """;

    static final String ANSWER = """
        {"destinations": [
          {"path": "root/0", "receivers": ["pager"], "escalation": "crisis"},
          {"path": "root/1", "receivers": ["shop-chat"]}]}\
        """;

    private RoutingExamples() {}
}
