package io.heartline.ingestion.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Mentions of a brand as listening tools send them: one, or a list, each with an id, a text, an author and an address
 * under one of several names. An author of whom only a name in words is told is not known again: two people may have it.
 *
 * <p>The mapping may narrow them: {@code {"mentions": {"any": ["Aurora Air"], "none": ["aurora borealis"]}}}, whatever
 * the case.
 */
final class MentionTranslator implements Translator {
    private static final List<String> LISTS =
            List.of("mentions", "results", "documents", "data", "items", "posts", "resultsPage");
    private static final Names ID = new Names("id", "mention_id", "mentionId", "resourceId", "guid", "uuid", "url");
    private static final Names TEXT = new Names(
            "text",
            "content",
            "fullText",
            "full_text",
            "body",
            "snippet",
            "description",
            "content.body",
            "content.text");
    private static final Names TITLE = new Names("title", "headline", "content.title");
    private static final Names URL = new Names("url", "permalink", "link", "original_url", "originalUrl");
    private static final Names TIME = new Names(
            "published_at",
            "publishedAt",
            "published_date",
            "published",
            "date",
            "created_at",
            "createdAt",
            "timestamp",
            "indexed");
    private static final Names AUTHOR = new Names(
            "author.handle",
            "author.username",
            "author_handle",
            "authorHandle",
            "screen_name",
            "username",
            "extra_author_attributes.short_name",
            "author.external_id",
            "author.id",
            "author");
    private static final Names REACH = new Names(
            "author.followers",
            "author.followers_count",
            "followers",
            "followerCount",
            "followers_count",
            "twitterFollowers",
            "extra_author_attributes.world_data.followers",
            "reach",
            "source.reach",
            "cumulative_reach");
    private static final Names LANGUAGE = new Names("language", "language_code", "lang", "enrichments.language_code");
    private static final Names PLACE = new Names(
            "source_type",
            "sourceType",
            "content_type",
            "contentSource",
            "pageType",
            "source.type",
            "extra_source_attributes.type",
            "type",
            "domain",
            "source_name",
            "source.name");
    private static final Map<String, String> CHANNELS =
            Map.of("review", "review", "reviews", "review", "app_store", "review", "email", "email", "chat", "chat");

    private static final Map<String, String> NETWORKS = Map.of(
            "twitter", "x",
            "x", "x",
            "weibo", "weibo",
            "facebook", "facebook",
            "instagram", "instagram",
            "linkedin", "linkedin",
            "reddit", "reddit",
            "youtube", "youtube",
            "tiktok", "tiktok",
            "bluesky", "bluesky");

    /** Names under which a field may be found, the best first; a dot goes into an object. */
    private record Names(String... names) {
        Part in(Part part) {
            for (var name : names) {
                var found = part;
                for (var step : name.split("\\.", -1)) {
                    found = found.get(step);
                }
                if (found.exists()
                        && found.node().isValueNode()
                        && !found.node().asText().isBlank()) {
                    return found;
                }
            }
            return new Part(part.path(), MissingNode.getInstance());
        }

        @Nullable
        String textIn(Part part) throws Unmappable {
            var found = in(part);
            return found.exists() ? found.scalar() : null;
        }
    }

    @Override
    public Translation translate(JsonNode payload, Defaults defaults) throws Unmappable {
        var draft = new Draft();
        var mentions = payload.isArray() ? new Part("", payload).elements() : mentions(Part.root(payload));
        if (mentions.isEmpty()) {
            throw new Unmappable("", "has no mentions");
        }
        for (var mention : mentions) {
            if (!mention.node().isObject()) {
                throw new Unmappable(mention.path(), "is not an object");
            }
            add(draft, mention, defaults);
        }
        return draft.done("None of the mentions is about the brand.");
    }

    private static List<Part> mentions(Part root) {
        for (var name : LISTS) {
            if (root.get(name).node().isArray()) {
                return root.get(name).elements();
            }
        }
        for (var name : List.of("mention", "data", "document", "post")) {
            if (root.get(name).node().isObject()) {
                return List.of(root.get(name));
            }
        }
        return List.of(root);
    }

    private static void add(Draft draft, Part mention, Defaults defaults) throws Unmappable {
        var id = required(ID, mention, "id");
        var body = TEXT.textIn(mention);
        var title = TITLE.textIn(mention);
        if (body == null && title == null) {
            throw mention.refusal("text", "is required");
        }
        var text = body == null || title == null || body.startsWith(title)
                ? String.valueOf(body == null ? title : body)
                : title + "\n" + body;
        if (!isAbout(text, defaults)) {
            return;
        }
        var place = PLACE.textIn(mention);
        var time = TIME.in(mention);
        var author = AUTHOR.textIn(mention);
        var person = Person.of(defaults)
                .handle(network(place), author)
                .unlessKnown(id)
                .need(mention, "id");
        draft.interaction(Item.interaction(defaults, id, person.first(), channel(place))
                .put("text", String.valueOf(Html.text(text)))
                .language(LANGUAGE.textIn(mention))
                .openlyVisible()
                .reach(REACH.in(mention).exists() ? REACH.in(mention).number() : null)
                .at(time.exists() ? at(time) : null)
                .attribute("place", place)
                .attribute("url", URL.textIn(mention)));
    }

    private static String required(Names names, Part mention, String field) throws Unmappable {
        var text = names.textIn(mention);
        if (text == null) {
            throw mention.refusal(field, "is required");
        }
        return text;
    }

    private static Instant at(Part time) throws Unmappable {
        return Times.read(String.valueOf(time.scalar()))
                .orElseThrow(() -> new Unmappable(time.path(), "is not a time"));
    }

    private static @Nullable String network(@Nullable String place) {
        return place == null
                ? null
                : NETWORKS.get(place.toLowerCase(Locale.ROOT).replaceFirst("\\.com$", ""));
    }

    private static String channel(@Nullable String place) {
        return place == null ? "social" : CHANNELS.getOrDefault(place.toLowerCase(Locale.ROOT), "social");
    }

    private static boolean isAbout(String text, Defaults defaults) throws Unmappable {
        if (!defaults.mapping().isObject()) {
            return true;
        }
        var wanted = new Part("mapping", defaults.mapping()).optionalObject("mentions");
        var lower = text.toLowerCase(Locale.ROOT);
        var any = wanted.list("any");
        return (any.isEmpty() || contains(lower, any)) && !contains(lower, wanted.list("none"));
    }

    private static boolean contains(String text, List<Part> words) throws Unmappable {
        for (var word : words) {
            var wanted = word.scalar();
            if (wanted != null && text.contains(wanted.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }
}
