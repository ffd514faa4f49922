package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.localstack.demo.DemoFeed;
import io.heartline.localstack.feed.FeedRequest;
import io.heartline.localstack.feed.FeedRequest.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** What is posted to be scored: odd texts, and what the customers of the demo say. Always the same. */
final class OwnTexts {
    /** How many there are. */
    static final int COUNT = 500;

    private static final Instant END = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<String> TAKEN = List.of("text", "language", "question", "ratings");

    private OwnTexts() {}

    /** Returns the items, each with an id of its own, as {@code POST /scores} takes them. */
    static List<ObjectNode> items() {
        var odd = OddTexts.all().stream()
                .map(text -> JsonNodeFactory.instance.objectNode().put("text", text));
        var distinct = new LinkedHashMap<String, ObjectNode>();
        Stream.concat(odd, fromDemo()).forEach(item -> distinct.putIfAbsent(item.toString(), item));
        var items = new ArrayList<ObjectNode>();
        distinct.values().stream().limit(COUNT).forEach(item -> items.add(item.put("id", "own-" + items.size())));
        return items;
    }

    private static Stream<ObjectNode> fromDemo() {
        return DemoFeed.until(END, DemoFeed.SEED).requests().stream()
                .filter(request -> request.target() == Target.INTERACTIONS)
                .map(FeedRequest::body)
                .map(body -> body.deepCopy().retain(TAKEN))
                .filter(item -> !item.isEmpty());
    }
}
