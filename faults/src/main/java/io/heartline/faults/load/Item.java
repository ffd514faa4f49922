package io.heartline.faults.load;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One thing that a customer said or that happened to one.
 *
 * @param kind how it is delivered
 * @param key {@code source/externalId}, under which ingestion knows it
 * @param customer external id of the customer
 * @param type of a customer event; empty for what was said
 * @param body what is posted
 */
public record Item(Kind kind, String key, String customer, String type, ObjectNode body) {
    /** The type of the event after which there must be an alert. */
    public static final String MISUSE = "data-misuse";

    /** How things are delivered. */
    public enum Kind {
        /** To {@code POST /interactions}. */
        INTERACTION,
        /** To {@code POST /customer-events}. */
        EVENT,
        /** To the webhook of a source; an interaction. */
        WEBHOOK
    }

    /** Whether it is to be scored. */
    public boolean isExpression() {
        return kind != Kind.EVENT;
    }

    /** Whether there must be an alert about the customer. */
    public boolean isMisuse() {
        return type.equals(MISUSE);
    }
}
