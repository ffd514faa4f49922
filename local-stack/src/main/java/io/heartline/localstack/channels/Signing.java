package io.heartline.localstack.channels;

import java.net.URI;
import java.time.Instant;

/**
 * What a sender may sign.
 *
 * @param body the bytes that are sent
 * @param secret shared with the receiver, as it was written down there
 * @param at when it is signed
 * @param id of the delivery; the same when it is sent again
 * @param url the address that is called, as the sender knows it
 */
public record Signing(byte[] body, String secret, Instant at, String id, URI url) {
    /** The same delivery, signed with something else. */
    public Signing with(String otherSecret) {
        return new Signing(body, otherSecret, at, id, url);
    }

    /** The same delivery, signed then. */
    public Signing signedAt(Instant then) {
        return new Signing(body, secret, then, id, url);
    }

    /** The same delivery under another id. */
    public Signing named(String otherId) {
        return new Signing(body, secret, at, otherId, url);
    }
}
