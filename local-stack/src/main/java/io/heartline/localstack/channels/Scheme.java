package io.heartline.localstack.channels;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How senders sign, written from their descriptions and not from what checks it here. */
public enum Scheme {
    /** Standard Webhooks 1.0: id, seconds and body, in base64. */
    STANDARD_WEBHOOKS(true) {
        @Override
        Map<String, String> signed(Signing signing) {
            var seconds = Long.toString(signing.at().getEpochSecond());
            var key = Base64.getDecoder().decode(signing.secret().substring(STANDARD_PREFIX.length()));
            var mac = mac(SHA256, key, bytes(signing.id() + "." + seconds + "."), signing.body());
            return Map.of(
                    "webhook-id", signing.id(), "webhook-timestamp", seconds, "webhook-signature", "v1," + base64(mac));
        }

        @Override
        public String secret(byte[] random) {
            return STANDARD_PREFIX + base64(random);
        }
    },
    /** Zendesk: an ISO time and the body, in base64. */
    ZENDESK(true) {
        @Override
        Map<String, String> signed(Signing signing) {
            var time = signing.at().toString();
            var mac = mac(SHA256, bytes(signing.secret()), bytes(time), signing.body());
            return Map.of("X-Zendesk-Webhook-Signature", base64(mac), "X-Zendesk-Webhook-Signature-Timestamp", time);
        }
    },
    /** Typeform: the body, in base64. */
    TYPEFORM(false) {
        @Override
        Map<String, String> signed(Signing signing) {
            var mac = mac(SHA256, bytes(signing.secret()), signing.body());
            return Map.of("Typeform-Signature", "sha256=" + base64(mac));
        }
    },
    /** Chatwoot: seconds and the body, in hexadecimal. */
    CHATWOOT(true) {
        @Override
        Map<String, String> signed(Signing signing) {
            var seconds = Long.toString(signing.at().getEpochSecond());
            var mac = mac(SHA256, bytes(signing.secret()), bytes(seconds + "."), signing.body());
            return Map.of(
                    "X-Chatwoot-Timestamp",
                    seconds,
                    "X-Chatwoot-Signature",
                    "sha256=" + hex(mac),
                    "X-Chatwoot-Delivery",
                    signing.id());
        }
    },
    /** Intercom: SHA-1 of the body. */
    INTERCOM(false) {
        @Override
        Map<String, String> signed(Signing signing) {
            var mac = mac(SHA1, bytes(signing.secret()), signing.body());
            return Map.of("X-Hub-Signature", "sha1=" + hex(mac));
        }
    },
    /** HubSpot, version 3: method, address, body and milliseconds, in base64. */
    HUBSPOT(true) {
        @Override
        Map<String, String> signed(Signing signing) {
            var millis = Long.toString(signing.at().toEpochMilli());
            var mac =
                    mac(SHA256, bytes(signing.secret()), bytes("POST" + signing.url()), signing.body(), bytes(millis));
            return Map.of("X-HubSpot-Signature-v3", base64(mac), "X-HubSpot-Request-Timestamp", millis);
        }
    },
    /** Mautic: the body, in base64. */
    MAUTIC(false) {
        @Override
        Map<String, String> signed(Signing signing) {
            var mac = mac(SHA256, bytes(signing.secret()), signing.body());
            return Map.of("Webhook-Signature", base64(mac), "X-Origin-Base-URL", "https://mautic.example");
        }
    },
    /** Segment: SHA-1 of the body. */
    SEGMENT(false) {
        @Override
        Map<String, String> signed(Signing signing) {
            return Map.of("X-Signature", hex(mac(SHA1, bytes(signing.secret()), signing.body())));
        }
    },
    /** PagerDuty, version 3 of its webhooks: the body, in hexadecimal. */
    PAGERDUTY(false) {
        @Override
        Map<String, String> signed(Signing signing) {
            var mac = mac(SHA256, bytes(signing.secret()), signing.body());
            return Map.of("X-PagerDuty-Signature", "v1=" + hex(mac), "X-Webhook-Subscription", "PSUB501");
        }
    };

    private static final String STANDARD_PREFIX = "whsec_";
    private static final String SHA1 = "HmacSHA1";
    private static final String SHA256 = "HmacSHA256";

    private final boolean timed;

    Scheme(boolean timed) {
        this.timed = timed;
    }

    /** Whether the time of signing is signed too, so that an old delivery can be told. */
    public boolean isTimed() {
        return timed;
    }

    /** Returns the headers of a signed delivery. */
    public Map<String, String> headers(Signing signing) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/json");
        headers.putAll(signed(signing));
        return headers;
    }

    abstract Map<String, String> signed(Signing signing);

    /** Returns a secret in the form that the sender gives it. */
    public String secret(byte[] random) {
        return hex(random);
    }

    private static byte[] mac(String algorithm, byte[] key, byte[]... parts) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            for (var part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
