package io.heartline.alerting.play;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The plays and the drafts that they propose. */
@ApplicationScoped
public class Plays {
    private final Map<String, Play> plays;
    private final Map<String, Map<String, Map<String, String>>> words;
    private final Engine templates;

    Plays(ObjectMapper json, Engine templates) {
        this.plays = read(json, "plays.json", new TypeReference<List<Play>>() {}).stream()
                .collect(Collectors.toUnmodifiableMap(Play::id, Function.identity()));
        this.words = read(json, "words.json", new TypeReference<Map<String, Map<String, Map<String, String>>>>() {});
        this.templates = templates;
    }

    private static <T> T read(ObjectMapper json, String name, TypeReference<T> type) {
        try (var in = Objects.requireNonNull(Plays.class.getResourceAsStream(name), name)) {
            return json.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException("the plays cannot be read", e);
        }
    }

    /**
     * The current version of a play.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Play play(String id) {
        var play = plays.get(id);
        if (play == null) {
            throw new IllegalArgumentException("there is no such play");
        }
        return play;
    }

    /** What to say to a customer, in a language that the customer reads. Templates see texts only. */
    public Draft draft(Play play, Variant variant, Situation situation) {
        var language = DraftLanguage.of(situation.language());
        var known = words.getOrDefault(language, Map.of());
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("tone", variant.tone());
        facts.put("length", variant.length());
        var touchpoint = situation.isTouchpointInAspect() ? null : situation.touchpoint();
        facts.put("touchpoint", word(known, "touchpoint", touchpoint));
        facts.put("aspect", word(known, "aspect", situation.aspect()));
        var event = word(known, "event", situation.event());
        facts.put("event", event == null ? word(known, "intent", situation.intent()) : event);
        var emotion = situation.emotion();
        facts.put("emotion", word(known, "emotion", emotion == null ? null : emotion.wire()));
        var text = templates
                .getTemplate(play.id() + "/" + language + ".txt")
                .data(facts)
                .render();
        return new Draft(language, text.strip());
    }

    /** A slug that nobody has put into words is left out rather than shown. */
    private static @Nullable String word(Map<String, Map<String, String>> known, String kind, @Nullable String slug) {
        return slug == null ? null : known.getOrDefault(kind, Map.of()).get(slug);
    }
}
