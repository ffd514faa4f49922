package io.heartline.console;

import java.util.Locale;

/** The pages of the navigation, in its order, and whose they are. */
public enum Area {
    /** A brand at a glance. */
    PULSE(Owner.METRICS),
    /** Segments, and one relationship at a time. */
    CUSTOMERS(Owner.METRICS),
    /** What is felt at each touchpoint. */
    JOURNEY(Owner.METRICS),
    /** What moves what is felt. */
    DRIVERS(Owner.METRICS),
    /** Who is heard. */
    VOICE(Owner.METRICS),
    /** Who stays, and what outreach did. */
    RETENTION(Owner.METRICS),
    /** Alerts, cases and drafts that wait for somebody. */
    INBOX(Owner.ALERTING),
    /** Where voices come from. */
    SOURCES(Owner.INGESTION),
    /** What is asked, and whom. */
    SURVEYS(Owner.INGESTION),
    /** How texts are scored, and how well. */
    SCORER(Owner.SCORING);

    enum Owner {
        INGESTION,
        SCORING,
        METRICS,
        ALERTING
    }

    private final Owner owner;

    Area(Owner owner) {
        this.owner = owner;
    }

    Owner owner() {
        return owner;
    }

    /** The last part of its address, and its name among the texts. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The path of its page. */
    public String path() {
        return "/console/" + wire();
    }
}
