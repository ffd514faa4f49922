package io.heartline.alerting.outreach;

/** Examples of what this interface answers: an apology, proposed and then decided on. */
final class OutreachExamples {
    private static final String TEXT = "您好：\\n\\n关于您的个人信息未得到妥善处理一事，我们真心向您说声对不起。\\n\\n直接回复这条消息就好，会有同事专门跟进。\\n\\n祝好";
    private static final String OTHER_TEXT = "您好：\\n\\n关于您的个人信息未得到妥善处理一事，我们真心向您说声对不起。今天下午我会亲自给您回电。\\n\\n李敏";
    private static final String IDENTITY = """
            {"id": "01a1fd60-f1fe-7d61-86f5-b40e29c7a358", "play": "apologise", "playVersion": 2,
             "variant": "warm-short", "action": "apologise", "customerId": "019c2316-7c45-7c55-8f02-61b9d3e07a44",
             "brand": "aurora-air", "alertId": "01a1fd60-f1fa-7a3e-9c1b-5d20e8f4a617", "language": "zh",
             "sendFrom": "2026-11-21T09:12:31.486Z", "proposedAt": "2026-11-21T09:12:31.486Z",
            """;
    private static final String TREATED = IDENTITY + """
             "arm": "treatment", "severeHarm": true, "crossover": false,
            """;
    private static final String FIRST = "\"draftVersion\": 1, \"draft\": \"" + TEXT + "\",";
    private static final String PROPOSED_NOW = FIRST + """
            "status": "proposed", "changedAt": "2026-11-21T09:12:31.487Z\"""";
    private static final String STEPS = """
            "history": [
              {"status": "assigned", "actor": "heartline", "at": "2026-11-21T09:12:31.486Z"},
              {"status": "proposed", "actor": "heartline", "at": "2026-11-21T09:12:31.487Z"}""";
    private static final String FIRST_WORDING = """
            {"version": 1, "origin": "template", "author": "heartline", "language": "zh",
             "at": "2026-11-21T09:12:31.486Z", "text": \"""" + TEXT + "\"}";
    private static final String DRAFTS = "], \"drafts\": [" + FIRST_WORDING + "]}";

    static final String PAGE = "{\"items\": [" + TREATED + PROPOSED_NOW + "}], \"nextCursor\": null}";

    static final String PROPOSED = TREATED + PROPOSED_NOW + "," + STEPS + DRAFTS;

    static final String APPROVAL = """
            {"draftVersion": 1}""";

    static final String APPROVED = TREATED + FIRST + """
            "status": "sent", "receiverId": "01a05bfd-e403-7219-a5c7-e81d3b6f4092", "channel": "receiver",
            "sentAt": "2026-11-21T09:20:15.733Z", "changedAt": "2026-11-21T09:20:15.733Z",""" + STEPS + """
            , {"status": "approved", "actor": "care-desk", "at": "2026-11-21T09:20:15.731Z"},
              {"status": "sent", "actor": "heartline", "at": "2026-11-21T09:20:15.733Z"}""" + DRAFTS;

    static final String REJECTION = """
            {"reason": "We spoke on the phone already."}""";

    static final String REJECTED = TREATED + FIRST + """
            "status": "rejected", "reason": "We spoke on the phone already.",
            "changedAt": "2026-11-21T09:20:15.731Z",""" + STEPS + """
            , {"status": "rejected", "actor": "care-desk", "reason": "We spoke on the phone already.",
               "at": "2026-11-21T09:20:15.731Z"}""" + DRAFTS;

    static final String REWORDING = "{\"version\": 1, \"text\": \"" + OTHER_TEXT + "\"}";

    static final String REWORDED =
            TREATED + "\"draftVersion\": 2, \"draft\": \"" + OTHER_TEXT + "\"," + """
            "status": "proposed", "changedAt": "2026-11-21T09:12:31.487Z",""" + STEPS + "], \"drafts\": ["
                    + FIRST_WORDING + """
            , {"version": 2, "origin": "person", "author": "care-desk", "language": "zh",
               "at": "2026-11-21T09:18:02.119Z", "text": \"""" + OTHER_TEXT + "\"}]}";

    static final String OVERRIDE = """
            {"alertId": "01a1fd60-f1fa-7a3e-9c1b-5d20e8f4a617", "reason": "The customer stood in our shop in tears."}""";

    static final String CROSSED_OVER = IDENTITY + """
             "arm": "control", "severeHarm": false, "crossover": true,
            """ + PROPOSED_NOW + """
            , "reason": "The customer stood in our shop in tears.", "history": [
              {"status": "assigned", "actor": "heartline", "at": "2026-11-21T09:12:31.486Z"},
              {"status": "proposed", "actor": "care-desk", "reason": "The customer stood in our shop in tears.",
               "at": "2026-11-21T09:16:40.002Z"}""" + DRAFTS;

    private OutreachExamples() {}
}
