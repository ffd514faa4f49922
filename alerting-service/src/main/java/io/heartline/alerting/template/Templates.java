package io.heartline.alerting.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.platform.database.Database;
import io.quarkus.qute.TemplateException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The templates that hold, and what they were before. Everything runs in the caller's transaction. */
@ApplicationScoped
public class Templates {
    private static final int KEPT_MAX = 500;

    private static final String LATEST = """
            select distinct on (template_key) template_key, version, brand, name, texts, changed_at, changed_by
            from template_version
            order by template_key, version desc""";
    private static final String VERSIONS = """
            select template_key, version, brand, name, texts, changed_at, changed_by
            from template_version
            where template_key = ? and version < ?
            order by version desc limit ?""";
    private static final String ADD = """
            insert into template_version (template_key, version, brand, name, texts, changed_at, changed_by)
            values (?, ?, ?, ?, ?, ?, ?)""";

    private final Database database;
    private final ObjectMapper json;
    private final Clock clock;
    private final Map<String, Sandbox> read = new ConcurrentHashMap<>();

    Templates(Database database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** Whether a play of a brand, or of all brands, may use a template. */
    public boolean serves(String key, @Nullable String brand) {
        return of(key).filter(found -> found.brand() == null || found.brand().equals(brand))
                .isPresent();
    }

    /**
     * Fills a template of a brand with texts.
     *
     * @param key which one
     * @param otherwise which one instead, if it is gone or another brand's: one that ships
     * @param language the language that is wanted; the nearest that there is
     */
    public Rendered render(String key, String otherwise, String brand, String language, Map<String, String> facts) {
        var template = of(key).filter(found -> found.covers(brand)).orElseGet(() -> shipped(otherwise));
        try {
            return render(template, language, facts);
        } catch (TemplateException e) {
            return render(shipped(otherwise), language, facts); // one that was kept by an earlier version of this
        }
    }

    private Rendered render(MessageTemplate template, String language, Map<String, String> facts) {
        var written = template.languageFor(language);
        var text = sandbox(template.texts().getOrDefault(written, ""));
        return new Rendered(written, text.render(facts));
    }

    private Sandbox sandbox(String text) {
        if (read.size() >= KEPT_MAX) {
            read.clear();
        }
        return read.computeIfAbsent(text, Templates::parse);
    }

    private static Sandbox parse(String text) {
        try {
            return Sandbox.of(text);
        } catch (MalformedTemplate e) {
            throw new TemplateException("a template was kept that is malformed");
        }
    }

    private static MessageTemplate shipped(String key) {
        return ShippedTemplates.ALL.stream()
                .filter(template -> template.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** All templates as they are now, by key. */
    Collection<MessageTemplate> all() {
        Map<String, MessageTemplate> all = new TreeMap<>();
        ShippedTemplates.ALL.forEach(template -> all.put(template.key(), template));
        database.query(LATEST, this::template).forEach(template -> all.put(template.key(), template));
        return all.values();
    }

    /** The template of a key, as it is now. */
    Optional<MessageTemplate> of(String key) {
        return before(key, Integer.MAX_VALUE, 1).stream().findFirst();
    }

    /** The versions of a template before one, newest first; the shipped one is the last. */
    List<MessageTemplate> before(String key, int version, int limit) {
        var found = new ArrayList<>(database.query(VERSIONS, this::template, key, version, limit));
        if (found.size() < limit && version > 0) {
            ShippedTemplates.ALL.stream()
                    .filter(template -> template.key().equals(key))
                    .forEach(found::add);
        }
        return found;
    }

    /** Waits for whoever else changes templates. */
    void lock() {
        database.lock("heartline.alerting.templates");
    }

    /** Makes a version of a template. */
    MessageTemplate add(String key, @Nullable String brand, int version, TemplateInput.Whole whole, String by) {
        var now = clock.instant();
        database.update(ADD, key, version, brand, whole.name(), write(whole.texts()), now, by);
        return new MessageTemplate(key, brand, version, whole.name(), whole.texts(), now, by);
    }

    private MessageTemplate template(ResultSet row) throws SQLException {
        return new MessageTemplate(
                row.getString("template_key"),
                row.getString("brand"),
                row.getInt("version"),
                row.getString("name"),
                texts(row.getString("texts")),
                Database.instant(row, "changed_at"),
                row.getString("changed_by"));
    }

    private Map<String, String> texts(String kept) {
        try {
            return json.readValue(kept, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a template was not written by us", e);
        }
    }

    private String write(Map<String, String> texts) {
        try {
            return json.writeValueAsString(new TreeMap<>(texts));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("texts cannot be written as JSON", e);
        }
    }
}
