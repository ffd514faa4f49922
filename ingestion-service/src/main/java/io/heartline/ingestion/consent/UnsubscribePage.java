package io.heartline.ingestion.consent;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The pages behind an unsubscribe link: they work without scripts, in English and in Chinese. */
final class UnsubscribePage {
    private static final String FORM = "<form method=\"post\"><button type=\"submit\">%s</button></form>";

    private UnsubscribePage() {}

    /** Asks whether it is meant: following a link alone must change nothing, since mail scanners follow links. */
    static String confirm(@Nullable String acceptLanguage) {
        return chinese(acceptLanguage)
                ? page("zh", "退订", "确认后，我们将不再通过此方式与您联系。", FORM.formatted("确认退订"))
                : page(
                        "en",
                        "Unsubscribe",
                        "Once you confirm, we will not contact you this way any more.",
                        FORM.formatted("Unsubscribe"));
    }

    /** Says that it is done. */
    static String done(@Nullable String acceptLanguage) {
        return chinese(acceptLanguage)
                ? page("zh", "已退订", "您的选择已保存。", "")
                : page("en", "You are unsubscribed", "Your choice is saved.", "");
    }

    /** Says that the link means nothing. */
    static String unknown(@Nullable String acceptLanguage) {
        return chinese(acceptLanguage)
                ? page("zh", "链接无效", "此链接不存在或已失效。", "")
                : page("en", "This link is not valid", "It is unknown or no longer in use.", "");
    }

    /** Says that too many ask at once. */
    static String busy(@Nullable String acceptLanguage) {
        return chinese(acceptLanguage)
                ? page("zh", "请稍后再试", "目前访问人数较多，请稍后再次打开此链接。", "")
                : page(
                        "en",
                        "Please try again",
                        "Many people are here right now. Open the link again in a moment.",
                        "");
    }

    private static String page(String language, String title, String text, String form) {
        return """
            <!doctype html>
            <html lang="%1$s">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%2$s</title>
            <style>body{font:1.125rem/1.5 system-ui,sans-serif;max-width:32rem;margin:10vh auto;padding:0 1rem}
            button{font:inherit;padding:.75rem 1.5rem}</style></head>
            <body><main><h1>%2$s</h1><p>%3$s</p>%4$s</main></body>
            </html>
            """.formatted(language, title, text, form);
    }

    private static boolean chinese(@Nullable String acceptLanguage) {
        return acceptLanguage != null
                && acceptLanguage.strip().toLowerCase(Locale.ROOT).startsWith("zh");
    }
}
