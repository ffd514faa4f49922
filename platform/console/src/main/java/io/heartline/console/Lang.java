package io.heartline.console;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages of the console. */
public enum Lang {
    /** English. */
    EN("en", Locale.UK),
    /** Simplified Chinese. */
    ZH("zh", Locale.SIMPLIFIED_CHINESE);

    private final String wire;
    private final Locale locale;

    Lang(String wire, Locale locale) {
        this.wire = wire;
        this.locale = locale;
    }

    /** {@code en} or {@code zh}. */
    public String wire() {
        return wire;
    }

    /** What the attribute {@code lang} of a page says. */
    public String tag() {
        return this == ZH ? "zh-Hans" : "en";
    }

    /** How numbers and dates are written. */
    public Locale locale() {
        return locale;
    }

    /** The first that is known: what was asked for, what was chosen before, what the browser prefers. */
    static Lang of(@Nullable String asked, @Nullable String chosen, List<Locale> accepted) {
        for (var text : new String[] {asked, chosen}) {
            for (var lang : values()) {
                if (lang.wire.equals(text)) {
                    return lang;
                }
            }
        }
        for (var locale : accepted) {
            for (var lang : values()) {
                if (lang.wire.equals(locale.getLanguage())) {
                    return lang;
                }
            }
        }
        return EN;
    }
}
