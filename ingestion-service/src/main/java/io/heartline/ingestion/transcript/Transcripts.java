package io.heartline.ingestion.transcript;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.ingestion.intake.Deliveries;
import io.heartline.ingestion.intake.Deliveries.Receipts;
import io.heartline.ingestion.interaction.Interactions;
import io.heartline.platform.access.Brands;
import io.heartline.platform.problem.InvalidInput;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes what was said in a call: every turn, or none. */
@ApplicationScoped
public class Transcripts {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String USUAL_TOUCHPOINT = "support";
    private static final int PSEUDONYM_BYTES = 8;

    private final Deliveries deliveries;
    private final Interactions interactions;

    Transcripts(Deliveries deliveries, Interactions interactions) {
        this.deliveries = deliveries;
        this.interactions = interactions;
    }

    /**
     * Stores the turns of a call in one transaction.
     *
     * @throws InvalidInput naming every turn that breaks a rule; then none is stored
     */
    Receipts store(Call call, List<Turn> turns, Brands brands) {
        return deliveries.accept(items(call, turns), interactions, brands);
    }

    /**
     * The items of {@code POST /interactions} that a call becomes. Each answers the one before it, and is later than it
     * by a millisecond at least, so that the order of the call stays.
     */
    static List<ObjectNode> items(Call call, List<Turn> turns) {
        var speakers = Speakers.of(turns, call.agents());
        List<ObjectNode> items = new ArrayList<>();
        Instant last = null;
        for (var turn : turns) {
            var said = call.startedAt().plus(turn.offset());
            last = last == null || said.isAfter(last) ? said : last.plusMillis(1);
            items.add(item(call, turn, items.size() + 1, speakers.isAgent(turn.speaker()), last));
        }
        return items;
    }

    private static ObjectNode item(Call call, Turn turn, int number, boolean agent, Instant at) {
        var item = JSON.objectNode()
                .put("source", call.source())
                .put("externalId", call.externalId() + ":" + number)
                .put("brand", call.brand())
                .put("channel", "call")
                .put("touchpoint", call.touchpoint() == null ? USUAL_TOUCHPOINT : call.touchpoint())
                .put("speaker", agent ? "agent" : "customer")
                .put("conversationId", call.externalId())
                .put("text", turn.text())
                .put("occurredAt", at.toString());
        item.putObject("customer")
                .put("kind", call.customer().kind())
                .put("value", call.customer().value());
        if (agent) {
            item.put("agentId", pseudonym(call.source(), String.valueOf(turn.speaker())));
        }
        if (number > 1) {
            item.put("inReplyTo", call.externalId() + ":" + (number - 1));
        }
        put(item, "product", call.product());
        put(item, "language", call.language());
        return item;
    }

    private static void put(ObjectNode item, String field, @Nullable String value) {
        if (value != null) {
            item.put(field, value);
        }
    }

    /** The same agent is known again, but not by name. */
    private static String pseudonym(String source, String name) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest((source + "\n" + name).getBytes(StandardCharsets.UTF_8));
            return "agent-" + HexFormat.of().formatHex(digest, 0, PSEUDONYM_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
