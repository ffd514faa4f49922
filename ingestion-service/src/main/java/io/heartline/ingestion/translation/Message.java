package io.heartline.ingestion.translation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message of a conversation.
 *
 * @param id the sender's id of it, unique within the source
 * @param conversation the sender's id of the conversation
 * @param channel one of our channels
 * @param text what was said
 * @param at when
 */
record Message(
        String id,
        String conversation,
        String channel,
        @Nullable String text,
        @Nullable Instant at) {
    /** What stands for a text that was taken back: as a new version, it takes the old one out of the books. */
    static final String DELETED = "[deleted]";

    /** The message as said by the customer. */
    Item fromCustomer(Defaults defaults, Person customer) {
        return Item.interaction(defaults, id, customer.first(), channel)
                .put("conversationId", conversation)
                .put("text", text)
                .at(at);
    }

    /** The message as said to the customer. */
    Item fromAgent(Defaults defaults, Person customer, @Nullable String agent) {
        return fromCustomer(defaults, customer).agent(agent);
    }

    /**
     * A fact about a conversation: it was opened, solved, merged.
     *
     * @param id the sender's id of the fact
     * @param status the new status in lower case
     * @param was the one before, if known
     */
    static Item status(
            Defaults defaults, String id, Person customer, String conversation, String status, @Nullable String was) {
        return Item.event(defaults, id, customer.first(), "custom:conversation-status")
                .attribute("conversationId", conversation)
                .attribute("status", status)
                .attribute("was", was);
    }
}
