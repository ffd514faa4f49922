package io.heartline.console;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The words of pages, from {@code console/texts_en.properties} and {@code console/texts_zh.properties} of every jar. A
 * test of each service holds the languages against each other.
 */
@ApplicationScoped
public class Texts {
    private final Map<Lang, Map<String, String>> texts = new EnumMap<>(Lang.class);

    /** Reads the words of all jars. */
    public Texts() {
        for (var lang : Lang.values()) {
            texts.put(lang, read("console/texts_" + lang.wire() + ".properties"));
        }
    }

    private static Map<String, String> read(String name) {
        Map<String, String> all = new TreeMap<>();
        try {
            var loader = Thread.currentThread().getContextClassLoader();
            for (var files = loader.getResources(name); files.hasMoreElements(); ) {
                var properties = new Properties();
                try (var in = new InputStreamReader(files.nextElement().openStream(), StandardCharsets.UTF_8)) {
                    properties.load(in);
                }
                properties.forEach((key, text) -> all.put(key.toString(), text.toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
        return Map.copyOf(all);
    }

    /** All words of a language, by key. */
    public Map<String, String> all(Lang lang) {
        return texts.getOrDefault(lang, Map.of());
    }

    /**
     * The words of a key.
     *
     * @param values for {@code {0}}, {@code {1}}, …
     * @throws IllegalArgumentException if there is no such key
     */
    public String text(Lang lang, String key, Object... values) {
        var text = all(lang).get(key);
        if (text == null) {
            throw new IllegalArgumentException("there are no words for " + key);
        }
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    /** The words of a name that data has, such as an aspect; the name itself if it is nobody's word. */
    public String name(Lang lang, String group, String name) {
        return all(lang).getOrDefault(group + "." + name, name);
    }
}
