package io.heartline.ingestion.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Reads the timeline of a hashtag or of an account from a Mastodon server, from the oldest unread post to the newest.
 *
 * <p>Posts that are not public are never taken, and repetitions of others' posts say nothing of their own.
 */
final class MastodonConnector implements Connector {
    private static final int LIMIT = 40;
    private static final Set<String> PUBLIC = Set.of("public", "unlisted");
    private static final Pattern PREVIOUS = Pattern.compile("<([^>]+)>\\s*;\\s*rel=\"prev\"");
    // Ids are numbers written as texts of any length: the longer one is the later one
    private static final Comparator<String> BY_AGE =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private final Outgoing outgoing;
    private final ObjectMapper json;

    MastodonConnector(Outgoing outgoing, ObjectMapper json) {
        this.outgoing = outgoing;
        this.json = json;
    }

    @Override
    public Portion read(ObjectNode cursor, Settings settings) throws IOException {
        var server = HttpUrl.parse(settings.required("server"));
        if (server == null) {
            throw new PullFailure("pull.server is not an address such as https://mastodon.example.");
        }
        Map<String, String> headers = new HashMap<>();
        if (settings.secret() != null) {
            headers.put("authorization", "Bearer " + settings.secret());
        }
        var position = cursor.deepCopy();
        var url = timeline(server, position, settings, headers).addQueryParameter("limit", Integer.toString(LIMIT));
        var since = cursor.path("minId").textValue();
        if (since != null) {
            url.addQueryParameter("min_id", since);
        }
        var answer = outgoing.get(url.toString(), headers);
        var statuses = parse(answer);
        List<JsonNode> items = new ArrayList<>();
        for (var status : statuses) {
            item(status, server, settings).ifPresent(items::add);
        }
        newest(answer, statuses, since).ifPresent(id -> position.put("minId", id));
        // Without a beginning the newest posts came; those before them are history that nobody asked for
        boolean more = since != null && statuses.size() >= LIMIT;
        return new Portion(items, position, more, pause(answer, settings.now()));
    }

    private HttpUrl.Builder timeline(
            HttpUrl server, ObjectNode position, Settings settings, Map<String, String> headers) throws IOException {
        var hashtag = settings.optional("hashtag");
        if (hashtag != null) {
            return server.newBuilder()
                    .addPathSegments("api/v1/timelines/tag")
                    .addPathSegment(hashtag.startsWith("#") ? hashtag.substring(1) : hashtag);
        }
        var id = position.path("accountId").textValue();
        if (id == null) {
            var lookup = server.newBuilder()
                    .addPathSegments("api/v1/accounts/lookup")
                    .addQueryParameter("acct", settings.required("account"))
                    .build();
            id = parse(outgoing.get(lookup.toString(), headers)).path("id").asText();
            position.put("accountId", id);
        }
        return server.newBuilder()
                .addPathSegments("api/v1/accounts")
                .addPathSegment(id)
                .addPathSegment("statuses")
                .addQueryParameter("exclude_reblogs", "true");
    }

    private JsonNode parse(Outgoing.Answer answer) throws IOException {
        try {
            return json.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new PullFailure("The answer is not JSON: this is no Mastodon server.", e);
        }
    }

    /** The newest post that came or is known: the server may say it in the link to what comes next. */
    private static Optional<String> newest(Outgoing.Answer answer, JsonNode statuses, @Nullable String since) {
        List<String> ids = new ArrayList<>();
        statuses.forEach(status -> ids.add(status.path("id").asText()));
        ids.add(Objects.requireNonNullElse(since, ""));
        var previous = PREVIOUS.matcher(Objects.requireNonNullElse(answer.header("link"), ""));
        if (previous.find()) {
            var target = HttpUrl.parse(previous.group(1));
            var id = target == null ? null : target.queryParameter("min_id");
            ids.add(Objects.requireNonNullElse(id, ""));
        }
        return ids.stream().filter(id -> !id.isEmpty()).max(BY_AGE);
    }

    private static @Nullable Duration pause(Outgoing.Answer answer, Instant now) {
        var remaining = answer.header("x-ratelimit-remaining");
        var reset = answer.header("x-ratelimit-reset");
        return reset != null && ("0".equals(remaining) || "1".equals(remaining)) ? Outgoing.until(reset, now) : null;
    }

    private static Optional<ObjectNode> item(JsonNode status, HttpUrl server, Settings settings) throws IOException {
        boolean repeated = status.path("reblog").isObject();
        var warning = status.path("spoiler_text").asText("");
        var text = PlainText.tidy(
                warning + "\n\n" + PlainText.of(status.path("content").asText("")));
        if (repeated
                || text.isEmpty()
                || !PUBLIC.contains(status.path("visibility").asText())
                || !settings.wanted(text)) {
            return Optional.empty();
        }
        var account = status.path("account");
        var handle = account.path("acct").asText();
        var item = new Item(
                        settings.defaults(),
                        status.path("id").asText(),
                        "handle",
                        handle.contains("@") ? handle : handle + "@" + server.host(),
                        "social")
                .said(text, occurredAt(status), settings.now())
                .openlyVisible()
                .reach(account.path("followers_count").asLong(0))
                .language(status.path("language").textValue())
                .conversation(null, status.path("in_reply_to_id").textValue())
                .attribute("link", status.path("url").textValue());
        return Optional.of(item.json());
    }

    private static Instant occurredAt(JsonNode status) throws PullFailure {
        try {
            return Instant.parse(status.path("created_at").asText());
        } catch (DateTimeParseException e) {
            throw new PullFailure("A post lacks its time: this is no Mastodon server.", e);
        }
    }
}
