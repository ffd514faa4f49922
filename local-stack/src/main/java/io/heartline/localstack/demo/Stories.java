package io.heartline.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.heartline.localstack.demo.Scribe.Draft;
import io.heartline.localstack.demo.Scribe.Scale;
import io.heartline.localstack.feed.FeedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plays the scripted stories: disappointments, shifts, recoveries, delights, chats and the data misuse. */
final class Stories {
    /** A story is moved back by up to this many minutes, so that no two keep step; the steps keep their distances. */
    private static final int SHIFT_MINUTES_MAX = 19;

    private final DemoFeed.Window window;
    private final DemoCustomers customers;
    private final Dice dice;

    Stories(DemoFeed.Window window, DemoCustomers customers, Dice dice) {
        this.window = window;
        this.customers = customers;
        this.dice = dice;
    }

    List<FeedRequest> requests() {
        return DemoResources.storySteps().stream().map(this::played).toList();
    }

    private FeedRequest played(StoryStep step) {
        var customer = customers.byId(step.customer());
        var shift = Duration.ofMinutes(Math.floorMod(step.story().hashCode(), SHIFT_MINUTES_MAX + 1));
        var at = window.end().minus(step.before()).minus(shift);
        var draft = step.isEvent() ? happened(step, customer, at) : said(step, customer, at);
        return draft.with("product", optional(step.script(), "product"))
                .attribute("story", step.story())
                .done();
    }

    private Draft happened(StoryStep step, DemoCustomer customer, Instant at) {
        var script = step.script();
        var type = script.get("event").asText();
        var draft = Scribe.happened(customer, step.key(), type, at).with("touchpoint", optional(script, "touchpoint"));
        if (script.has("amount")) {
            draft.amount(
                    script.get("amount").decimalValue(), script.get("currency").asText());
        }
        if (type.equals("referral")) {
            draft.referred(dice.pick(customers.others(customer.brand())).id());
        }
        return draft;
    }

    private Draft said(StoryStep step, DemoCustomer customer, Instant at) {
        var script = step.script();
        var draft = Scribe.said(
                        customer,
                        step.key(),
                        script.get("channel").asText(),
                        script.get("touchpoint").asText(),
                        at)
                .with("language", script.get("language").asText())
                .with("conversationId", optional(script, "conversation"))
                .with("inReplyTo", optional(script, "repliesTo"))
                .with("speaker", optional(script, "speaker"))
                .with("agentId", optional(script, "agentId"))
                .with("text", Phrases.filled(script.get("text").asText(), customer.brand(), customer.language(), dice));
        script.path("ratings").forEachEntry((metric, value) -> draft.rated(Scale.of(metric), value.asInt()));
        if (script.has("reach")) {
            draft.readBy(script.get("reach").asInt());
        }
        return draft;
    }

    private static @Nullable String optional(JsonNode script, String field) {
        return script.has(field) ? script.get(field).asText() : null;
    }
}
