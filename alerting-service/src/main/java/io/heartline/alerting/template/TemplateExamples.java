package io.heartline.alerting.template;

/** Examples of what this interface takes and answers: a brand's own apology. */
final class TemplateExamples {
    private static final String TEXTS = """
            "texts": {"en": "Hello,\\n\\n{brand} is sorry about {#if event}{event}{#else}what happened{/if}.",
                      "zh": "您好：\\n\\n{#if event}关于{event}，{/if}我们向您说声对不起。"}""";

    static final String NEW_TEMPLATE = """
            {"key": "aurora-apology", "brand": "aurora-air", "name": "How Aurora Air says sorry",
            """ + TEXTS + "}";

    static final String TEMPLATE = """
            {"key": "aurora-apology", "brand": "aurora-air", "version": 1, "changedAt": "2026-11-21T09:12:31.486Z",
             "changedBy": "care-desk", "name": "How Aurora Air says sorry",
            """ + TEXTS + "}";

    static final String LIST = "{\"items\": [" + TEMPLATE + "]}";

    static final String PAGE = "{\"items\": [" + TEMPLATE + "], \"nextCursor\": null}";

    static final String PATCH = """
            {"version": 1, "name": "The apology of Aurora Air"}""";

    static final String TRIAL = """
            {"text": "We are sorry about {#if event}{event}{#else}what happened{/if}.",
             "facts": {"event": "your late delivery"}}""";

    static final String TRIED = """
            {"text": "We are sorry about your late delivery."}""";

    private TemplateExamples() {}
}
