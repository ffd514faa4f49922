package io.heartline.ingestion.signature;

import io.heartline.ingestion.signature.HmacScheme.Stamp;
import io.heartline.ingestion.signature.Macs.Algorithm;
import io.heartline.ingestion.signature.Macs.Encoding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How one kind of sender signs. */
public sealed interface Scheme permits HmacScheme, HubSpotScheme, SegmentScheme, StandardWebhooksScheme {
    /** Standard Webhooks: an id, a time in seconds and the body; HMAC-SHA256 or Ed25519. */
    Scheme STANDARD_WEBHOOKS = new StandardWebhooksScheme();

    /** Zendesk: a time in ISO 8601 and the body with nothing between; its key is the secret as it is written. */
    Scheme ZENDESK = new HmacScheme(
            "X-Zendesk-Webhook-Signature",
            Algorithm.SHA256,
            Encoding.BASE64,
            "",
            new Stamp("X-Zendesk-Webhook-Signature-Timestamp", Moment.ISO),
            "");

    /** Typeform: the body. */
    Scheme TYPEFORM = HmacScheme.ofBody("Typeform-Signature", Algorithm.SHA256, Encoding.BASE64, "sha256=");

    /** Chatwoot: a time in seconds, a dot and the body. */
    Scheme CHATWOOT = new HmacScheme(
            "X-Chatwoot-Signature",
            Algorithm.SHA256,
            Encoding.HEX,
            "sha256=",
            new Stamp("X-Chatwoot-Timestamp", Moment.SECONDS),
            ".");

    /** Segment: the body, or the first event of a batch. */
    Scheme SEGMENT = new SegmentScheme();

    /** Intercom: the body. */
    Scheme INTERCOM = HmacScheme.ofBody("X-Hub-Signature", Algorithm.SHA1, Encoding.HEX, "sha1=");

    /** HubSpot: method, address, body and a time in milliseconds (v3), or a hash without a time (v2). */
    Scheme HUBSPOT = new HubSpotScheme();

    /** Mautic: the body. */
    Scheme MAUTIC = HmacScheme.ofBody("Webhook-Signature", Algorithm.SHA256, Encoding.BASE64, "");

    /** PagerDuty: the body; one entry for each secret. */
    Scheme PAGERDUTY = HmacScheme.ofBody("X-PagerDuty-Signature", Algorithm.SHA256, Encoding.HEX, "v1=");

    /**
     * Whether a request was signed by one who knows a secret.
     *
     * @param secrets those that are valid now, at least one
     * @param tolerance how far the time of signing may be from now, on both sides
     */
    Verdict verify(SignedRequest request, List<String> secrets, Instant now, Duration tolerance);
}
