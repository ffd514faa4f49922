package io.heartline.ingestion.importing;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.platform.problem.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The mappings that are shipped; nobody can change them. */
@ApplicationScoped
class ImportPresets {
    /** In the order in which they are shown. */
    static final List<String> NAMES = List.of(
            "google-business-reviews",
            "yelp-reviews",
            "g2-reviews",
            "capterra-reviews",
            "gartner-peer-insights",
            "trustpilot-reviews",
            "x-posts",
            "linkedin-posts",
            "facebook-posts",
            "weibo-posts",
            "pipedrive-deals",
            "salesforce-opportunities");

    private final Map<String, ImportPreset> presets = new LinkedHashMap<>();

    ImportPresets(ObjectMapper json) {
        for (var name : NAMES) {
            presets.put(name, read(json, name));
        }
    }

    private static ImportPreset read(ObjectMapper json, String name) {
        try (var file = ImportPresets.class.getResourceAsStream("/import-presets/" + name + ".json")) {
            if (file == null) {
                throw new IllegalStateException("the preset " + name + " is not shipped");
            }
            return json.readValue(file, ImportPreset.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the preset " + name + " cannot be read", e);
        }
    }

    List<ImportPreset> all() {
        return List.copyOf(presets.values());
    }

    /**
     * The preset of this name.
     *
     * @throws NotFound if none is shipped
     */
    ImportPreset require(String name) {
        var preset = presets.get(name);
        if (preset == null) {
            throw new NotFound("unknown-mapping", "There is no preset of this name.");
        }
        return preset;
    }
}
