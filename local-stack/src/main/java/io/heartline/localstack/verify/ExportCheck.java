package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.localstack.stack.Service;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.ZipInputStream;

/** Shows that the archive of a person holds what was planted, from every service. */
final class ExportCheck {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration KNOWN_WITHIN = Duration.ofMinutes(1);

    private final Site site;
    private final Failures failures;
    private final Consumer<String> say;

    ExportCheck(Site site, Failures failures, Consumer<String> say) {
        this.site = site;
        this.failures = failures;
        this.say = say;
    }

    /**
     * Gets the archive of a customer; a service that learns of what was posted a moment later is given that moment.
     *
     * @param words what was planted in texts, identifiers and attributes; all of them are in the archive
     * @param items the ids of what was posted, one of which every service keeps
     * @return how many files there are, and what each service has of what was planted
     */
    ObjectNode run(String customer, Collection<String> words, List<String> items)
            throws IOException, InterruptedException {
        var whole = Patience.await(KNOWN_WITHIN, () -> {
            var files = files(customer);
            return files.isPresent() && lacking(files.get(), words, items).isEmpty() ? files : Optional.empty();
        });
        var files = whole.isPresent() ? whole.get() : files(customer).orElseGet(Map::of);
        failures.unless(!files.isEmpty(), "the archive of a customer is not given");
        lacking(files, words, items).forEach(failures::add);
        var figures = JsonNodeFactory.instance.objectNode().put("files", files.size());
        for (var service : Service.values()) {
            var found = found(text(files, service), words, items);
            say.accept("  the archive has " + found + " planted words and ids from " + service.module());
            figures.put(service.module(), found);
        }
        return figures;
    }

    /** Empty if the archive is not given, as while a service is away. */
    private Optional<Map<String, String>> files(String customer) throws IOException, InterruptedException {
        var archive = site.ingestion().download("/customers/" + customer + "/export");
        if (archive.isEmpty()) {
            return Optional.empty();
        }
        var files = new TreeMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive.get()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return Optional.of(files);
    }

    private static List<String> lacking(Map<String, String> files, Collection<String> words, List<String> items)
            throws IOException {
        var lacking = new ArrayList<String>();
        if (!manifest(files).path("complete").asBoolean()) {
            lacking.add("the archive does not say that it is complete");
        }
        for (var service : Service.values()) {
            if (found(text(files, service), words, items) == 0) {
                lacking.add("the archive holds nothing that was planted from " + service.module());
            }
        }
        var everything = String.join("\n", files.values());
        words.stream()
                .filter(word -> !everything.contains(word))
                .forEach(word -> lacking.add("the archive lacks the word " + word));
        return lacking;
    }

    private static long found(String text, Collection<String> words, List<String> items) {
        return words.stream().filter(text::contains).count()
                + items.stream().filter(text::contains).count();
    }

    /** What the files say that the manifest gives to a service. */
    private static String text(Map<String, String> files, Service service) throws IOException {
        var text = new StringBuilder();
        for (var entry : manifest(files).path("services")) {
            if (entry.path("service").asText().equals(service.module())) {
                entry.path("files").forEach(file -> text.append(files.getOrDefault(file.asText(), "")));
            }
        }
        return text.toString();
    }

    private static JsonNode manifest(Map<String, String> files) throws IOException {
        return JSON.readTree(files.getOrDefault("manifest.json", "{}"));
    }
}
