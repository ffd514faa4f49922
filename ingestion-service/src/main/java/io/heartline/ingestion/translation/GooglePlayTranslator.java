package io.heartline.ingestion.translation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Google Play: reviews as the Publisher API lists them. A review is edited in place, so its id is that of the record and
 * an edit is a new version; the developer's comment answers it.
 *
 * <p>Title and body come in one text, split by a tab. Stars without words never arrive. The language is that of the
 * device and not of the words, and so it is left out.
 */
final class GooglePlayTranslator implements Translator {
    private static final String REPLY = ":reply";

    @Override
    public Translation translate(JsonNode payload, Defaults defaults) throws Unmappable {
        var root = Part.root(payload);
        var reviews = root.has("reviewId") ? List.of(root) : root.list("reviews");
        if (!root.has("reviewId") && !root.has("reviews")) {
            throw root.refusal("reviews", "is required");
        }
        var draft = new Draft();
        for (var review : reviews) {
            add(draft, review, defaults);
        }
        return draft.done("There are no reviews.");
    }

    private static void add(Draft draft, Part review, Defaults defaults) throws Unmappable {
        var id = review.text("reviewId");
        var author = Person.of(defaults).unlessKnown(id).need(review, "reviewId");
        for (var comment : review.list("comments")) {
            if (comment.has("userComment")) {
                draft.interaction(review(id, author, comment.object("userComment"), defaults));
            }
            if (comment.has("developerComment")) {
                var reply = comment.object("developerComment");
                draft.interaction(item(id + REPLY, id, author, reply.text("text"), reply, defaults)
                        .put("inReplyTo", id)
                        .agent(null));
            }
        }
    }

    private static Item review(String id, Person author, Part comment, Defaults defaults) throws Unmappable {
        var text = comment.optionalText(comment.has("originalText") ? "originalText" : "text");
        var item = item(id, id, author, text == null ? null : joined(text), comment, defaults)
                .rating(Score.of("stars", 0, comment.get("starRating")))
                .attribute("appVersion", comment.anyText("appVersionName", "appVersionCode"))
                .attribute("androidOsVersion", comment.optionalText("androidOsVersion"))
                .attribute("device", comment.optionalText("device"))
                .attribute("thumbsUp", comment.optionalText("thumbsUpCount"))
                .attribute("deviceLanguage", language(comment));
        return item;
    }

    private static @Nullable String language(Part comment) throws Unmappable {
        var language = comment.optionalText("reviewerLanguage");
        return language == null ? null : language.toLowerCase(Locale.ROOT);
    }

    private static Item item(
            String externalId, String id, Person author, @Nullable String text, Part comment, Defaults defaults)
            throws Unmappable {
        return Item.interaction(defaults, externalId, author.first(), "review")
                .put("conversationId", id)
                .put("text", text)
                .openlyVisible()
                .at(modified(comment));
    }

    private static String joined(String text) {
        return text.replace('\t', '\n').strip();
    }

    private static @Nullable Instant modified(Part comment) throws Unmappable {
        var modified = comment.optionalObject("lastModified");
        var nanos = modified.optionalNumber("nanos");
        var at = modified.optionalTime("seconds");
        return at == null || nanos == null ? at : at.plusMillis(nanos.longValue() / 1_000_000);
    }
}
