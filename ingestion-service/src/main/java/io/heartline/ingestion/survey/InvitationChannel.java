package io.heartline.ingestion.survey;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.heartline.contracts.Channel;
import java.util.Locale;

/** How an invitation reaches a customer. */
public enum InvitationChannel {
    /** A link that the caller of the API passes on. */
    LINK(Channel.SURVEY),
    /** An e-mail. */
    EMAIL(Channel.EMAIL),
    /** A text message. */
    SMS(Channel.SMS),
    /** A prompt that an app asks for and shows. */
    IN_APP(Channel.IN_APP),
    /** The widget on a web page. */
    WIDGET(Channel.IN_APP),
    /** The operator's own sender, told by a signed webhook. */
    WEBHOOK(Channel.SURVEY);

    static final String NAMES = "link, email, sms, in-app, widget, webhook";

    private final Channel heardBy;

    InvitationChannel(Channel heardBy) {
        this.heardBy = heardBy;
    }

    /** The channel as the topic of invitations names it. */
    public Channel heardBy() {
        return heardBy;
    }

    /** The name on the wire. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The channel of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    @JsonCreator
    public static InvitationChannel of(String wire) {
        for (var channel : values()) {
            if (channel.wire().equals(wire)) {
                return channel;
            }
        }
        throw new IllegalArgumentException("not a channel of invitations");
    }
}
