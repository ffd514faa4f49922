package io.heartline.ingestion.connector;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads RSS and Atom, and the feeds of reviews that app stores make of them.
 *
 * <p>A feed shows its newest entries only; those that are there again are known by their ids. What did not change since
 * the last reading is not sent again (ETag, Last-Modified). Feeds with a document type are refused: they could name
 * files and hosts of ours.
 */
final class FeedConnector implements Connector {
    private static final int PAGES_MAX = 10;
    private static final int ENTRIES_MAX = 1_000;
    private static final Pattern RATING = Pattern.compile("[1-5]");

    private final Outgoing outgoing;

    FeedConnector(Outgoing outgoing) {
        this.outgoing = outgoing;
    }

    @Override
    public Portion read(ObjectNode cursor, Settings settings) throws IOException {
        var pageUrl = cursor.path("next").asText("");
        boolean first = pageUrl.isEmpty();
        var answer =
                first ? outgoing.get(settings.required("url"), conditions(cursor)) : outgoing.get(pageUrl, Map.of());
        if (answer.status() == 304) {
            return Portion.nothing(cursor);
        }
        var feed = parse(answer);
        List<ObjectNode> items = new ArrayList<>();
        for (var entry : feed.getEntries()
                .subList(0, Math.min(ENTRIES_MAX, feed.getEntries().size()))) {
            item(entry, settings).ifPresent(items::add);
        }
        int page = first ? 1 : cursor.path("page").asInt(1);
        var next = page < settings.number("pages", 1, 1, PAGES_MAX) ? next(feed, answer) : null;
        var position = JsonNodeFactory.instance.objectNode();
        position.put("etag", first ? answer.header("etag") : cursor.path("etag").textValue());
        position.put(
                "lastModified",
                first
                        ? answer.header("last-modified")
                        : cursor.path("lastModified").textValue());
        if (next != null) {
            position.put("next", next).put("page", page + 1);
        }
        return Portion.of(items, position, next != null);
    }

    private static Map<String, String> conditions(ObjectNode cursor) {
        Map<String, String> headers = new HashMap<>();
        var etag = cursor.path("etag").textValue();
        var lastModified = cursor.path("lastModified").textValue();
        if (etag != null) {
            headers.put("if-none-match", etag);
        }
        if (lastModified != null) {
            headers.put("if-modified-since", lastModified);
        }
        return headers;
    }

    private static SyndFeed parse(Outgoing.Answer answer) throws IOException {
        var input = new SyndFeedInput();
        input.setAllowDoctypes(false);
        input.setXmlHealerOn(false);
        try (var reader = new XmlReader(
                new ByteArrayInputStream(answer.body()),
                Objects.requireNonNullElse(answer.header("content-type"), "application/xml"),
                true)) {
            return input.build(reader);
        } catch (FeedException | IllegalArgumentException e) {
            throw new PullFailure("The answer is no RSS or Atom that can be read; document types are refused.", e);
        }
    }

    /** The next page of a feed that has several; only on the host that the feed comes from. */
    private static @Nullable String next(SyndFeed feed, Outgoing.Answer answer) {
        var here = okhttp3.HttpUrl.get(answer.url());
        return feed.getLinks().stream()
                .filter(link -> "next".equals(link.getRel()))
                .map(SyndLink::getHref)
                .map(here::resolve)
                .filter(link -> link != null && link.host().equals(here.host()) && !link.equals(here))
                .map(okhttp3.HttpUrl::toString)
                .findFirst()
                .orElse(null);
    }

    private static Optional<ObjectNode> item(SyndEntry entry, Settings settings) throws IOException {
        var stars = foreign(entry, "rating").filter(text -> RATING.matcher(text).matches());
        if (stars.isEmpty() && foreign(entry, "name").isPresent()) {
            return Optional.empty(); // the app itself, which heads a feed of reviews
        }
        var id = Stream.of(entry.getUri(), entry.getLink())
                .filter(text -> text != null && !text.isBlank())
                .findFirst();
        var text = text(entry);
        if (id.isEmpty() || text.isEmpty() || !settings.wanted(text)) {
            return Optional.empty();
        }
        var author = author(entry);
        var item = new Item(
                        settings.defaults(),
                        id.get(),
                        author == null ? "anonymous-id" : "handle",
                        author == null ? id.get() : author,
                        settings.optional("channel", stars.isPresent() ? "review" : "social"))
                .said(text, occurredAt(entry), settings.now())
                .openlyVisible()
                .attribute("link", entry.getLink())
                .attribute("version", foreign(entry, "version").orElse(null));
        stars.ifPresent(value -> item.stars(Double.parseDouble(value)));
        return Optional.of(item.json());
    }

    private static @Nullable Instant occurredAt(SyndEntry entry) {
        return Stream.of(entry.getPublishedDate(), entry.getUpdatedDate())
                .filter(Objects::nonNull)
                .map(Date::toInstant)
                .findFirst()
                .orElse(null);
    }

    /** The name and, if it is there, the address of the author: names alone are shared by many. */
    private static @Nullable String author(SyndEntry entry) {
        for (var person : entry.getAuthors()) {
            if (person.getUri() != null && !person.getUri().isBlank()) {
                return person.getUri();
            }
        }
        var name = entry.getAuthor();
        return name == null || name.isBlank() ? null : name;
    }

    private static String text(SyndEntry entry) {
        var title = entry.getTitle() == null ? "" : PlainText.of(entry.getTitle());
        var body = entry.getContents().stream()
                .filter(content -> "text".equals(content.getType()) || "text/plain".equals(content.getType()))
                .findFirst()
                .map(SyndContent::getValue)
                .map(PlainText::tidy)
                .or(() -> Stream.concat(entry.getContents().stream(), Stream.ofNullable(entry.getDescription()))
                        .map(SyndContent::getValue)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .map(PlainText::of))
                .orElse("");
        return body.startsWith(title) ? body : PlainText.tidy(title + "\n\n" + body);
    }

    /** What a review says in the elements of the store, such as {@code im:rating}. */
    private static Optional<String> foreign(SyndEntry entry, String name) {
        return entry.getForeignMarkup().stream()
                .filter(element -> name.equals(element.getName())
                        && element.getNamespaceURI().contains("itunes.apple.com"))
                .map(Element::getTextTrim)
                .findFirst();
    }
}
