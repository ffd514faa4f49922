package io.heartline.faults.fault;

import java.util.Locale;

/** What can be broken. */
public enum FaultKind {
    /** SIGKILL to a service, which is started again afterwards. */
    KILLED_SERVICE(true),
    /** SIGSTOP to a service, and SIGCONT. */
    FROZEN_SERVICE(true),
    /** SIGTERM to a service while it works, which is started again afterwards. */
    TERMINATED_SERVICE(true),
    /** SIGKILL to all processes of PostgreSQL, which is started again afterwards. */
    KILLED_DATABASE(false),
    /** SIGSTOP to all processes of PostgreSQL, and SIGCONT. */
    FROZEN_DATABASE(false),
    /** PostgreSQL is stopped in order and started again. */
    RESTARTED_DATABASE(false),
    /** SIGKILL to the broker, which is started again afterwards. */
    KILLED_BROKER(false),
    /** SIGSTOP to the broker, and SIGCONT. */
    FROZEN_BROKER(false),
    /** The broker is stopped in order and started again. */
    RESTARTED_BROKER(false),
    /** All connections of a service to the broker or to its database end, and new ones at once. */
    CUT_CONNECTIONS(true),
    /** Connections of a service to the broker or to its database live, but no byte goes through. */
    STALLED_CONNECTIONS(true),
    /** What a service and the broker or its database say to each other comes late. */
    SLOW_CONNECTIONS(true),
    /** Further instances of scoring and metrics come and go. */
    SECOND_INSTANCES(false),
    /** Records that nobody can read are put on every topic. */
    POISON(false),
    /** Every consumer group is set back to the beginning of its topics. */
    REDELIVERY(false),
    /** The receiver of webhooks fails, says nothing, or takes a message and closes the connection. */
    BAD_RECEIVER(false),
    /** The disk of the broker is full. */
    FULL_BROKER_DISK(false),
    /** The disk of the database is full. */
    FULL_DATABASE_DISK(false),
    /** The clock of a service jumps. */
    CLOCK_JUMP(true);

    private final boolean ofService;

    FaultKind(boolean ofService) {
        this.ofService = ofService;
    }

    /** Whether it befalls one service. */
    boolean isOfService() {
        return ofService;
    }

    /** Returns the name under which it is reported. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
