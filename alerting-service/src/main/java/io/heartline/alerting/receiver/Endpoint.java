package io.heartline.alerting.receiver;

import java.net.URI;

/**
 * Where a receiver is reached.
 *
 * @param url http or https
 * @param secret the secret that its messages are signed with, {@code whsec_…}
 */
public record Endpoint(URI url, String secret) {
    @Override
    public String toString() {
        return "Endpoint[hidden]"; // a webhook's URL is a secret too
    }
}
