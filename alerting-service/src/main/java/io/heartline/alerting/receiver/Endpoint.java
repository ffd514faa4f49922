package io.heartline.alerting.receiver;

import java.net.URI;
import java.util.List;

/**
 * Where and how a receiver is reached.
 *
 * @param kind how it is spoken to
 * @param url http or https; {@code mailto:} for e-mail
 * @param secret what proves that it is us: a signing secret, a routing key or the value of the header
 *     {@code Authorization}; empty for none
 * @param to the addresses, for e-mail
 * @param tongue the language that it reads
 * @param perMinute the most messages within any minute
 */
public record Endpoint(ReceiverKind kind, URI url, String secret, List<String> to, Tongue tongue, int perMinute) {
    /** Copies the addresses. */
    public Endpoint {
        to = List.copyOf(to);
        if (perMinute < 1) {
            throw new IllegalArgumentException("perMinute is less than 1");
        }
    }

    /** A receiver that is reached by HTTP, with the limits of its kind, in English. */
    public static Endpoint of(ReceiverKind kind, URI url, String secret) {
        return new Endpoint(kind, url, secret, List.of(), Tongue.EN, kind.perMinute());
    }

    @Override
    public String toString() {
        return "Endpoint[hidden]"; // a URL can be a secret too
    }
}
