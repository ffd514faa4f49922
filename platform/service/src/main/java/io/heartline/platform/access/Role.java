package io.heartline.platform.access;

import java.util.Set;

/** What a caller may do. The constants are the names that {@code @RolesAllowed} takes. */
public final class Role {
    /** Deliver interactions, customer events and imports. */
    public static final String INGEST = "ingest";
    /** Read scores, accounts, segments and alerts. */
    public static final String READ = "read";
    /** Work with alerts, cases and outreach. */
    public static final String OPERATE = "operate";
    /** Have contact points released. */
    public static final String CONTACT = "contact";
    /** Configure, and replay dead letters. */
    public static final String ADMIN = "admin";

    /** Every role. */
    static final Set<String> ALL = Set.of(INGEST, READ, OPERATE, CONTACT, ADMIN);

    private Role() {}
}
