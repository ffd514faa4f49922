package io.heartline.console;

import io.heartline.platform.access.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who looks at a page, and how: language, time zone, theme, brand. */
@RequestScoped
public class Visit {
    static final String LANG = "heartline-lang";
    static final String THEME = "heartline-theme";
    static final String ZONE = "heartline-zone";
    static final String BRAND = "heartline-brand";

    private static final Pattern BRAND_NAME = Pattern.compile("[\\p{L}\\p{N}._-]{1,100}");
    private static final List<String> THEMES = List.of("auto", "light", "dark");

    private final RoutingContext request;
    private final Texts texts;
    private final Caller caller;
    private final SecurityIdentity identity;
    private final Clock clock;

    Visit(RoutingContext request, Texts texts, Caller caller, SecurityIdentity identity, Clock clock) {
        this.request = request;
        this.texts = texts;
        this.caller = caller;
        this.identity = identity;
        this.clock = clock;
    }

    /** The language of the page. */
    public Lang lang() {
        return Lang.of(query("lang"), cookie(LANG), accepted());
    }

    private List<Locale> accepted() {
        var header = request.request().getHeader("Accept-Language");
        if (header == null) {
            return List.of();
        }
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .map(range -> Locale.forLanguageTag(range.getRange()))
                    .toList();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    /** {@code auto}, {@code light} or {@code dark}. */
    public String theme() {
        for (var theme : Arrays.asList(query("theme"), cookie(THEME))) {
            if (theme != null && THEMES.contains(theme)) {
                return theme;
            }
        }
        return "auto";
    }

    /** The time zone in which times are written. */
    public ZoneId zone() {
        return Stream.of(query("zone"), cookie(ZONE))
                .flatMap(zone -> zone(zone).stream())
                .findFirst()
                .orElse(ZoneOffset.UTC);
    }

    private static Optional<ZoneId> zone(@Nullable String zone) {
        try {
            return Optional.ofNullable(zone).map(ZoneId::of);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The brand that is asked for, or was looked at last; null if neither may be seen. */
    public @Nullable String brand() {
        for (var brand : Arrays.asList(query("brand"), cookie(BRAND))) {
            if (brand != null
                    && BRAND_NAME.matcher(brand).matches()
                    && caller.brands().contain(brand)) {
                return brand;
            }
        }
        return null;
    }

    /** The name of the key that was logged in with; null before a log-in. */
    public @Nullable String name() {
        return identity.isAnonymous() ? null : caller.name();
    }

    /** Whether the visitor may do this. */
    public boolean has(String role) {
        return identity.hasRole(role);
    }

    /** Now. */
    public Instant now() {
        return clock.instant();
    }

    /** How numbers and times are written. */
    public Numbers numbers() {
        return new Numbers(lang(), zone());
    }

    /** The words of a key in the visitor's language. */
    public String text(String key, Object... values) {
        return texts.text(lang(), key, values);
    }

    /** The words of a key without values; templates know no others. */
    public String word(String key) {
        return text(key);
    }

    /** That the page is of now. */
    public String asOf() {
        return text("frame.asof", numbers().time(now()));
    }

    /** The words of a name that data has; the name itself if there are none. */
    public String named(String group, String name) {
        return texts.name(lang(), group, name);
    }

    /** A parameter of the address; null if it is absent or empty. */
    public @Nullable String query(String name) {
        var value = request.queryParams().get(name);
        return value == null || value.isBlank() ? null : value;
    }

    /** All parameters of the address, each once. */
    Map<String, String> parameters() {
        Map<String, String> all = new TreeMap<>();
        request.queryParams().forEach(one -> all.put(one.getKey(), one.getValue()));
        return all;
    }

    String path() {
        return request.normalizedPath();
    }

    boolean secure() {
        return request.request().isSSL() || "https".equals(request.request().getHeader("X-Forwarded-Proto"));
    }

    private @Nullable String cookie(String name) {
        Cookie cookie = request.request().getCookie(name);
        // A zone has a slash, which cookies carry encoded.
        return cookie == null ? null : cookie.getValue().replace("%2F", "/");
    }
}
