package io.heartline.ingestion.signature;

import io.heartline.ingestion.signature.HmacScheme.Stamp;
import io.heartline.ingestion.signature.Macs.Algorithm;
import io.heartline.ingestion.signature.Macs.Encoding;
import io.heartline.platform.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a sender signs whose scheme is not that of its kind. All but {@code scheme} is for {@code hmac} alone.
 *
 * @param scheme {@code hmac}, or the name of a sender whose scheme it is
 * @param header the header with the signature
 * @param algorithm sha256 if absent
 * @param encoding hex if absent
 * @param prefix what stands before the signature; nothing if absent
 * @param timestampHeader the header with the time of signing; the sender signs none if absent
 * @param timestampUnit seconds if absent
 * @param separator what stands between the time and the body; a dot if absent
 */
@Schema(name = "SignatureSettings")
public record SignatureSettings(
        @Schema(
                required = true,
                enumeration = {
                    "hmac",
                    "standard-webhooks",
                    "zendesk",
                    "typeform",
                    "chatwoot",
                    "segment",
                    "intercom",
                    "hubspot",
                    "mautic",
                    "pagerduty"
                })
        @Nullable
        String scheme,

        @Nullable @Schema(examples = "X-Signature-256") String header,

        @Nullable
        @Schema(
                enumeration = {"sha1", "sha256", "sha512"},
                defaultValue = "sha256")
        String algorithm,

        @Nullable
        @Schema(
                enumeration = {"hex", "base64"},
                defaultValue = "hex")
        String encoding,

        @Nullable @Schema(examples = "sha256=") String prefix,
        @Nullable @Schema(examples = "X-Timestamp") String timestampHeader,

        @Nullable
        @Schema(
                enumeration = {"seconds", "millis", "iso"},
                defaultValue = "seconds")
        String timestampUnit,

        @Nullable @Schema(defaultValue = ".") String separator) {
    private static final Map<String, Scheme> SCHEMES = Map.of(
            "standard-webhooks", Scheme.STANDARD_WEBHOOKS,
            "zendesk", Scheme.ZENDESK,
            "typeform", Scheme.TYPEFORM,
            "chatwoot", Scheme.CHATWOOT,
            "segment", Scheme.SEGMENT,
            "intercom", Scheme.INTERCOM,
            "hubspot", Scheme.HUBSPOT,
            "mautic", Scheme.MAUTIC,
            "pagerduty", Scheme.PAGERDUTY);
    private static final String HMAC = "hmac";
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,64}+");
    private static final int AFFIX_LENGTH_MAX = 16;

    /** What is wrong with the settings; empty if nothing. */
    public List<Violation> violations() {
        List<Violation> found = new ArrayList<>();
        if (scheme == null || !(scheme.equals(HMAC) || SCHEMES.containsKey(scheme))) {
            found.add(violation("scheme", "is not hmac or the name of a sender whose scheme is known"));
        }
        if (HMAC.equals(scheme) && header == null) {
            found.add(violation("header", "is required for hmac"));
        }
        checkHeader("header", header, found);
        checkHeader("timestampHeader", timestampHeader, found);
        checkName("algorithm", algorithm, List.of("sha1", "sha256", "sha512"), found);
        checkName("encoding", encoding, List.of("hex", "base64"), found);
        checkName("timestampUnit", timestampUnit, List.of("seconds", "millis", "iso"), found);
        checkLength("prefix", prefix, found);
        checkLength("separator", separator, found);
        return found;
    }

    /** The scheme of settings without violations. */
    public Scheme toScheme() {
        var known = scheme == null ? null : SCHEMES.get(scheme);
        if (known != null) {
            return known;
        }
        return new HmacScheme(
                Objects.requireNonNull(header),
                Algorithm.valueOf(upper(algorithm, "sha256")),
                Encoding.valueOf(upper(encoding, "hex")),
                Objects.requireNonNullElse(prefix, ""),
                timestampHeader == null
                        ? null
                        : new Stamp(timestampHeader, Moment.valueOf(upper(timestampUnit, "seconds"))),
                Objects.requireNonNullElse(separator, "."));
    }

    private static String upper(@Nullable String name, String otherwise) {
        return Objects.requireNonNullElse(name, otherwise).toUpperCase(Locale.ROOT);
    }

    private static void checkHeader(String field, @Nullable String name, List<Violation> found) {
        if (name != null && !HEADER.matcher(name).matches()) {
            found.add(violation(field, "is not the name of a header"));
        }
    }

    private static void checkName(String field, @Nullable String name, List<String> names, List<Violation> found) {
        if (name != null && !names.contains(name)) {
            found.add(violation(field, "is not one of " + String.join(", ", names)));
        }
    }

    private static void checkLength(String field, @Nullable String text, List<Violation> found) {
        if (text != null && text.length() > AFFIX_LENGTH_MAX) {
            found.add(violation(field, "has more than " + AFFIX_LENGTH_MAX + " characters"));
        }
    }

    private static Violation violation(String field, String message) {
        return new Violation(null, "signature." + field, "invalid", message);
    }
}
