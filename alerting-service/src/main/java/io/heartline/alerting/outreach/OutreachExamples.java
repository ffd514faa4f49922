package io.heartline.alerting.outreach;

/** Examples of what this interface answers: an apology, proposed and then decided on. */
final class OutreachExamples {
    private static final String IDENTITY = """
            {"id": "01a1fd60-f1fe-7d61-86f5-b40e29c7a358", "play": "apologise", "playVersion": 2,
             "variant": "warm-short", "arm": "treatment", "severeHarm": true,
             "customerId": "019c2316-7c45-7c55-8f02-61b9d3e07a44", "brand": "aurora-air",
             "alertId": "01a1fd60-f1fa-7a3e-9c1b-5d20e8f4a617", "language": "zh",
             "draft": "您好：\\n\\n关于您的个人信息未得到妥善处理一事，我们真心向您说声对不起。\\n\\n直接回复这条消息就好，会有同事专门跟进。\\n\\n祝好",
             "proposedAt": "2026-11-21T09:12:31.486Z",
            """;
    private static final String PROPOSED_NOW = """
            "status": "proposed", "changedAt": "2026-11-21T09:12:31.487Z\"""";
    private static final String STEPS = """
            "history": [
              {"status": "assigned", "actor": "heartline", "at": "2026-11-21T09:12:31.486Z"},
              {"status": "proposed", "actor": "heartline", "at": "2026-11-21T09:12:31.487Z"}""";

    static final String PAGE = "{\"items\": [" + IDENTITY + PROPOSED_NOW + "}], \"nextCursor\": null}";

    static final String PROPOSED = IDENTITY + PROPOSED_NOW + "," + STEPS + "]}";

    static final String APPROVED = IDENTITY + """
            "status": "sent", "receiverId": "01a05bfd-e403-7219-a5c7-e81d3b6f4092",
            "changedAt": "2026-11-21T09:20:15.733Z",""" + STEPS + """
            , {"status": "approved", "actor": "care-desk", "at": "2026-11-21T09:20:15.731Z"},
              {"status": "sent", "actor": "heartline", "at": "2026-11-21T09:20:15.733Z"}]}""";

    static final String REJECTION = """
            {"reason": "We spoke on the phone already."}""";

    static final String REJECTED = IDENTITY + """
            "status": "rejected", "reason": "We spoke on the phone already.",
            "changedAt": "2026-11-21T09:20:15.731Z",""" + STEPS + """
            , {"status": "rejected", "actor": "care-desk", "reason": "We spoke on the phone already.",
               "at": "2026-11-21T09:20:15.731Z"}]}""";

    private OutreachExamples() {}
}
