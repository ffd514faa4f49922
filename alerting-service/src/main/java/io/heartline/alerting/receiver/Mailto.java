package io.heartline.alerting.receiver;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/** Addresses of e-mail, kept as one {@code mailto:} (RFC 6068). */
final class Mailto {
    /** The most addresses of one receiver. */
    static final int ADDRESSES_MAX = 10;

    private static final int LENGTH_MAX = 254;
    /** Stricter than RFC 5322: what providers hand out, and nothing that a header could be broken with. */
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){1,8}");

    private Mailto() {}

    static boolean isAddress(String text) {
        return text.length() <= LENGTH_MAX && ADDRESS.matcher(text).matches();
    }

    static URI of(List<String> addresses) {
        return URI.create("mailto:" + String.join(",", addresses));
    }

    static List<String> addresses(URI mailto) {
        return List.of(mailto.getSchemeSpecificPart().split(",", -1));
    }
}
