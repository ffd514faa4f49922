package io.heartline.ingestion.customer;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.net.IDN;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The one form of an identifier, by which it is found however it was written. */
public final class NormalForm {
    private static final int EMAIL_LENGTH_MAX = 254;
    private static final int LOCAL_PART_LENGTH_MAX = 64;
    private static final String NO_REGION = "ZZ";
    private static final Pattern PLATFORM = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*+");
    private static final Map<String, String> RENAMED = Map.of("twitter", "x");
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

    private NormalForm() {}

    /**
     * The form of an identifier.
     *
     * @param region where a phone number without a country code is dialled, as an ISO 3166 code of two letters
     * @return empty if the value is no identifier of this kind
     */
    public static Optional<String> of(IdentifierKind kind, String value, @Nullable String region) {
        return switch (kind) {
            case EXTERNAL_ID, ANONYMOUS_ID -> Optional.of(value);
            case HANDLE -> handle(value);
            case EMAIL -> email(value);
            case PHONE -> phone(value, region);
        };
    }

    /** Whether phone numbers of this region are known. */
    public static boolean isRegion(String region) {
        return PHONES.getSupportedRegions().contains(region);
    }

    private static Optional<String> handle(String value) {
        var name = Normalizer.normalize(value, Form.NFKC).strip().toLowerCase(Locale.ROOT);
        var platform = "";
        int colon = name.indexOf(':');
        if (colon > 0 && PLATFORM.matcher(name.substring(0, colon)).matches()) {
            var given = name.substring(0, colon);
            platform = RENAMED.getOrDefault(given, given) + ":";
            name = name.substring(colon + 1).strip();
        }
        while (name.startsWith("@")) {
            name = name.substring(1);
        }
        return name.isEmpty() || name.chars().anyMatch(Character::isWhitespace)
                ? Optional.empty()
                : Optional.of(platform + name);
    }

    private static Optional<String> email(String value) {
        var address = Normalizer.normalize(value, Form.NFKC).strip().toLowerCase(Locale.ROOT);
        if (address.startsWith("mailto:")) {
            address = address.substring("mailto:".length());
        }
        int at = address.lastIndexOf('@');
        if (at < 1 || at > LOCAL_PART_LENGTH_MAX) {
            return Optional.empty();
        }
        var local = address.substring(0, at);
        if (local.chars().anyMatch(c -> Character.isWhitespace(c) || "@<>,;:\"()[]\\".indexOf(c) >= 0)) {
            return Optional.empty();
        }
        return domain(address.substring(at + 1))
                .map(domain -> local + "@" + domain)
                .filter(whole -> whole.length() <= EMAIL_LENGTH_MAX);
    }

    private static Optional<String> domain(String value) {
        try {
            var ascii = IDN.toASCII(value, IDN.ALLOW_UNASSIGNED | IDN.USE_STD3_ASCII_RULES)
                    .toLowerCase(Locale.ROOT);
            var domain = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
            int dot = domain.lastIndexOf('.');
            return dot > 0 && dot < domain.length() - 2 && !domain.contains("..")
                    ? Optional.of(domain)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A number with an extension is a switchboard, behind which there are many persons. */
    private static Optional<String> phone(String value, @Nullable String region) {
        try {
            var number = PHONES.parse(value, region == null ? NO_REGION : region);
            return number.hasExtension() || !PHONES.isPossibleNumber(number)
                    ? Optional.empty()
                    : Optional.of(PHONES.format(number, PhoneNumberFormat.E164));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}
