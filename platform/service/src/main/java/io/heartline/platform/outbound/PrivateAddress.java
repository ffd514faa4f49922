package io.heartline.platform.outbound;

import java.io.IOException;

/** A connection was refused, because it would have led into the operator's own network. */
public final class PrivateAddress extends IOException {
    private static final long serialVersionUID = 1L;

    /** Says which host was asked for; never where it leads. */
    public PrivateAddress(String host) {
        super("The host " + host + " has a private address.");
    }
}
