package io.heartline.ingestion.source;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.ingestion.intake.Checked;
import io.heartline.ingestion.intake.Fields;
import io.heartline.ingestion.intake.JsonItems;
import io.heartline.ingestion.source.SourceResource.SecretRequest;
import io.heartline.platform.access.Brands;
import io.heartline.platform.problem.InvalidInput;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A source to set up, checked. */
record SourceRequest(String slug, String kind, String brand, List<Secret> secrets, SourceSettings settings) {
    private static final List<String> LASTING = List.of("slug", "kind", "brand", "secrets");

    /** A secret that was checked. */
    record Secret(SecretUse use, String value) {}

    /** What the description of the interface shows: what lasts, beside what can be changed. */
    @Schema(name = "SourceRequest")
    record Form(
            @Nullable @JsonUnwrapped Lasting lasting,
            @Nullable @JsonUnwrapped SourceSettings settings) {}

    /** What of a source cannot be changed, and its first secrets. */
    record Lasting(
            @Nullable
            @Schema(required = true, description = "What records name as their source", examples = "help-desk")
            String slug,

            @Nullable @Schema(required = true, description = "See docs/channels.md", examples = "zendesk")
            String kind,

            @Nullable @Schema(required = true, examples = "aurora-air")
            String brand,

            @Nullable @Schema(description = "At most two of each use")
            List<@Nullable SecretRequest> secrets) {
        List<SecretRequest> given() {
            return secrets == null
                    ? List.of()
                    : secrets.stream()
                            .map(secret -> secret == null ? new SecretRequest(null, null) : secret)
                            .toList();
        }
    }

    /**
     * Reads and checks a source that a caller for these brands sets up.
     *
     * @param kinds that it can be of
     * @throws InvalidInput naming each field that breaks a rule
     */
    static SourceRequest read(JsonNode body, JsonItems items, Set<String> kinds, Brands brands) {
        if (!(body instanceof ObjectNode object)) {
            throw new InvalidInput("not-an-object", "The body is not a JSON object.");
        }
        var lasting = bound(items.bind(object.deepCopy().retain(LASTING), Lasting.class));
        var settings = bound(items.bind(object.deepCopy().without(LASTING), SourceSettings.class));
        var fields = new Fields();
        check(fields, lasting, kinds, brands);
        settings.check(fields);
        return bound(fields.result(() -> new SourceRequest(
                requireNonNull(lasting.slug()),
                requireNonNull(lasting.kind()),
                requireNonNull(lasting.brand()),
                lasting.given().stream()
                        .map(secret -> new Secret(requireNonNull(secret.use()), requireNonNull(secret.value())))
                        .toList(),
                settings)));
    }

    /**
     * Reads and checks settings.
     *
     * @throws InvalidInput naming each field that breaks a rule
     */
    static SourceSettings settings(JsonNode body, JsonItems items) {
        var settings = bound(items.bind(body, SourceSettings.class));
        var fields = new Fields();
        settings.check(fields);
        return bound(fields.result(() -> settings));
    }

    private static void check(Fields fields, Lasting lasting, Set<String> kinds, Brands brands) {
        fields.slug("slug", lasting.slug());
        fields.slug("brand", lasting.brand());
        if (lasting.brand() != null && !brands.contain(lasting.brand())) {
            fields.refuse("brand", "brand-not-allowed", "is not a brand of this key");
        }
        if (fields.present("kind", lasting.kind()) && !kinds.contains(lasting.kind())) {
            fields.refuse("kind", "unknown-value", "is not one of " + String.join(", ", kinds));
        }
        var secrets = lasting.given();
        for (int i = 0; i < secrets.size(); i++) {
            var secret = secrets.get(i);
            SecretKeeper.check(fields, "secrets[" + i + "]", secret.use(), secret.value());
        }
        boolean tooMany = Arrays.stream(SecretUse.values())
                .anyMatch(use ->
                        secrets.stream().filter(secret -> secret.use() == use).count() > SecretKeeper.SECRETS_MAX);
        if (tooMany) {
            fields.refuse("secrets", "too-many", "has more than " + SecretKeeper.SECRETS_MAX + " of one use");
        }
    }

    private static <T> T bound(Checked<T> checked) {
        return switch (checked) {
            case Checked.Valid<T>(T item) -> item;
            case Checked.Invalid<T>(var violations) ->
                throw new InvalidInput("invalid", "The source breaks rules; see errors.", violations);
        };
    }
}
