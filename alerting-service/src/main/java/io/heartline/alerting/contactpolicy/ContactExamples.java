package io.heartline.alerting.contactpolicy;

/** Examples of what this interface takes and answers. */
final class ContactExamples {
    static final String REQUEST = """
            {"requestId": "01a1fd60-f1fe-7d61-86f5-b40e29c7a358", "customerId": "019c2316-7c45-7c55-8f02-61b9d3e07a44",
             "brand": "aurora-air", "channel": "email", "messageClass": "survey", "purpose": "survey",
             "survey": {"slug": "after-flight", "kind": "nps"}, "timeZone": "Europe/London"}""";

    private static final String IDENTITY = """
            {"decisionId": "01a1fd61-02aa-7b10-8c3e-5f60d1a2b3c4", "requestId": "01a1fd60-f1fe-7d61-86f5-b40e29c7a358",
             "customerId": "019c2316-7c45-7c55-8f02-61b9d3e07a44", "brand": "aurora-air", "channel": "email",
             "messageClass": "survey", "purpose": "survey", "survey": {"slug": "after-flight", "kind": "nps"},
             "dryRun": false, "decidedAt": "2026-11-21T09:12:31.486Z", "decidedFor": "surveys", "policyVersion": 0,
            """;
    private static final String BEFORE = """
            "inputs": {"at": "2026-11-21T09:12:31.486Z", "timeZone": "Europe/London", "timeZoneFrom": "request",
              "policyVersion": 0, "policy": {"defaultTimeZone": "UTC", "caps": [],
              "gaps": [{"surveyKind": "nps", "days": 180}], "quietHours": null, "coolDown": null},
              "history": {"contacts": [""";
    private static final String AFTER = """
            ], "complaints": [], "doNotContact": []}}}""";
    private static final String LAST = """
            {"at": "2026-09-01T10:00:00.000Z", "messageClass": "survey", "channel": "email", "surveyKind": "nps"}""";

    static final String ALLOWED = IDENTITY + """
            "verdict": "allowed", "status": "reserved", "rule": "within-policy",
            "reason": "No rule of the contact policy stands in the way.", "refusals": [],
            "allowedFrom": null, "expiresAt": "2026-11-21T09:22:31.486Z", "settledAt": null,""" + BEFORE + AFTER;

    static final String REFUSED = IDENTITY + """
            "verdict": "refused", "status": "refused", "rule": "nps-gap",
            "reason": "The last nps survey was at 2026-09-01 11:00 (Europe/London); the next may follow after 180 days.",
            "refusals": [{"rule": "nps-gap",
              "reason": "The last nps survey was at 2026-09-01 11:00 (Europe/London); the next may follow after 180 days.",
              "change": "Time must pass, or the policy must change.", "until": "2027-02-28T10:00:00.000Z"}],
            "allowedFrom": "2027-02-28T10:00:00.000Z", "expiresAt": null, "settledAt": null,""" + BEFORE + LAST + AFTER;

    static final String PAGE = "{\"items\": [" + REFUSED + "], \"nextCursor\": null}";

    static final String POLICY = """
            {"defaultTimeZone": "Europe/London",
             "quietHours": {"from": "21:00", "to": "08:00", "messageClasses": ["service", "survey", "marketing"],
                            "exceptChannels": ["in-app", "widget", "link"]},
             "caps": [{"per": "day", "max": 2}, {"per": "30-days", "max": 8},
                      {"messageClass": "marketing", "channel": "sms", "per": "30-days", "max": 0}],
             "gaps": [{"surveyKind": "nps", "days": 180}, {"days": 30}],
             "coolDown": {"days": 7, "severeDays": 30, "messageClasses": ["survey", "marketing"]}}""";

    static final String POLICY_VIEW = """
            {"brand": "aurora-air", "version": 3, "changedAt": "2026-10-02T08:00:00.120Z", "changedBy": "crm-lead",
             "words": ["at most 2 messages a day", "at most 8 messages in 30 days",
                       "marketing messages by sms are never sent"],
             "policy":""" + POLICY + "}";

    static final String POLICY_PAGE = "{\"items\": [" + POLICY_VIEW + "], \"nextCursor\": null}";

    static final String LISTING = """
            {"brand": "aurora-air", "reason": "Asked on the phone not to be written to.", "transactionalToo": false}""";

    static final String LISTED = """
            {"customerId": "019c2316-7c45-7c55-8f02-61b9d3e07a44", "brand": "aurora-air",
             "reason": "Asked on the phone not to be written to.", "transactionalToo": false, "until": null,
             "listedAt": "2026-11-21T09:12:31.486Z", "listedBy": "care-desk"}""";

    private ContactExamples() {}
}
