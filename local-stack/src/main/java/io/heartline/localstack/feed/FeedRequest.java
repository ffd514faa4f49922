package io.heartline.localstack.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;

/**
 * One item of a feed, in the form in which ingestion accepts it.
 *
 * @param target the endpoint of ingestion that takes the item
 * @param occurredAt when it happened; repeated in the body
 * @param body the JSON object to post, alone or in an array with others of the same target
 */
public record FeedRequest(Target target, Instant occurredAt, ObjectNode body) {

    /** The order in which things happened; ties are broken by identity, so that it is total. */
    public static final Comparator<FeedRequest> BY_TIME = Comparator.comparing(FeedRequest::occurredAt)
            .thenComparing(FeedRequest::source)
            .thenComparing(FeedRequest::externalId);

    /** Refuses an item without the identity that makes posting it twice harmless. */
    public FeedRequest {
        if (!body.path("source").isTextual() || !body.path("externalId").isTextual()) {
            throw new IllegalArgumentException("a feed item needs a source and an externalId");
        }
    }

    /** Returns the source that delivered the item. */
    public String source() {
        return body.path("source").asText();
    }

    /** Returns the id that the source gave the item; unique within the source. */
    public String externalId() {
        return body.path("externalId").asText();
    }

    /** Returns the external id of the customer the item is about. */
    public String customer() {
        return body.path("customer").path("value").asText();
    }

    /** The endpoints of ingestion that a feed is posted to. */
    public enum Target {
        /** Something a customer or an agent expressed. */
        INTERACTIONS("/interactions"),
        /** Something that happened to a customer. */
        CUSTOMER_EVENTS("/customer-events");

        private final String path;

        Target(String path) {
            this.path = path;
        }

        /** Returns the path below ingestion's base URL. */
        public String path() {
            return path;
        }
    }
}
