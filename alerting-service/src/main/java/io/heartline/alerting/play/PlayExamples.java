package io.heartline.alerting.play;

/** Examples of what this interface takes and answers: a reward for delighted customers of great value. */
final class PlayExamples {
    private static final String DEFINITION = """
            "name": "A present for delighted gold customers",
             "cause": {"kinds": ["good-news"], "rules": [], "intents": []},
             "audience": "valueTier == \\"gold\\" && churnRisk < 0.5", "action": "reward",
             "variants": [{"id": "warm-short", "tone": "warm", "length": "short", "template": null}],
             "channels": ["email", "in-app"], "delay": "PT2H", "stops": ["new-complaint"],
             "rewards": {"currency": "EUR",
                         "offers": [{"valueTier": "gold", "preference": "attention",
                                     "name": {"en": "an evening in our lounge", "zh": "休息室体验一晚"}, "amount": 35.00},
                                    {"valueTier": null, "preference": null, "name": {"en": "a voucher of 20 euros"},
                                     "amount": 20.00}],
                         "budget": {"amount": 2000.00, "period": "month"}},
             "approval": true, "modelDrafts": false, "priority": 70, "enabled": true}""";

    static final String NEW_PLAY = """
            {"key": "gold-present", "brand": "aurora-air",
            """ + DEFINITION;

    static final String PLAY = """
            {"key": "gold-present", "brand": "aurora-air", "version": 1, "changedAt": "2026-11-21T09:12:31.486Z",
             "changedBy": "care-desk",
            """ + DEFINITION;

    static final String LIST = "{\"items\": [" + PLAY + "]}";

    static final String PAGE = "{\"items\": [" + PLAY + "], \"nextCursor\": null}";

    static final String PATCH = """
            {"version": 1, "delay": "PT4H"}""";

    private PlayExamples() {}
}
