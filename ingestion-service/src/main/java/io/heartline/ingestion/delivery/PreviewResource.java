package io.heartline.ingestion.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.ingestion.customerevent.CustomerEvents;
import io.heartline.ingestion.intake.Checked;
import io.heartline.ingestion.intake.RecordKind;
import io.heartline.ingestion.interaction.Interactions;
import io.heartline.ingestion.mapping.Rules;
import io.heartline.ingestion.source.Source;
import io.heartline.ingestion.source.Sources;
import io.heartline.ingestion.translation.ConsentStatement;
import io.heartline.ingestion.translation.Defaults;
import io.heartline.ingestion.translation.Identification;
import io.heartline.ingestion.translation.Translation;
import io.heartline.ingestion.translation.Unmappable;
import io.heartline.platform.access.Brands;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.Violation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Shows what a payload would become, so that a mapping can be tried before it counts. */
@Path("/sources/{id}/preview")
@Tag(name = "Sources")
public class PreviewResource {
    private static final String ASKED = """
            {"payload": {"review": {"id": 81, "stars": 5, "by": "C-7", "words": "Lovely."}},
             "mapping": {"rules": [{"kind": "interactions", "fields": {
               "externalId": {"path": "$.review.id"}, "customer.kind": {"value": "external-id"},
               "customer.value": {"path": "$.review.by"}, "channel": {"value": "review"},
               "text": {"path": "$.review.words"}, "ratings.stars": {"path": "$.review.stars"}}}]}}""";
    private static final String SHOWN = """
            {"interactions": [{"externalId": "81", "customer": {"kind": "external-id", "value": "C-7"},
                               "channel": "review", "text": "Lovely.", "ratings": [{"metric": "stars", "value": 5}],
                               "source": "shop-reviews", "brand": "aurora-air", "touchpoint": "usage"}],
             "customerEvents": [], "identifications": [], "consents": [], "ignored": null, "errors": []}""";

    private final Sources sources;
    private final Payloads payloads;
    private final Interactions interactions;
    private final CustomerEvents events;
    private final Caller caller;

    PreviewResource(
            Sources sources, Payloads payloads, Interactions interactions, CustomerEvents events, Caller caller) {
        this.sources = sources;
        this.payloads = payloads;
        this.interactions = interactions;
        this.events = events;
        this.caller = caller;
    }

    /**
     * A payload to try.
     *
     * @param mapping in place of the source's own; its own if absent
     */
    @Schema(name = "PreviewRequest")
    public record PreviewRequest(
            @NotNull @Schema(type = SchemaType.OBJECT) JsonNode payload,
            @Nullable @Schema(type = SchemaType.OBJECT) JsonNode mapping) {}

    /**
     * What it would become.
     *
     * @param ignored why it would become nothing
     * @param errors why it would be rejected
     */
    @Schema(name = "Preview")
    public record PreviewView(
            @Schema(type = SchemaType.ARRAY, implementation = Object.class)
            List<ObjectNode> interactions,

            @Schema(type = SchemaType.ARRAY, implementation = Object.class)
            List<ObjectNode> customerEvents,

            List<Identification> identifications,
            List<ConsentStatement> consents,
            @Nullable String ignored,
            List<Violation> errors) {}

    @POST
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Operation(summary = "What a payload would become; nothing is stored")
    @APIResponse(
            responseCode = "200",
            description = "The items, and the rules that they break",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PreviewView.class),
                            examples = @ExampleObject(name = "review", summary = "One review", value = SHOWN)))
    @APIResponse(responseCode = "400", description = "The mapping breaks rules; each is named")
    public PreviewView preview(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = PreviewRequest.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "review",
                                                            summary = "A shop's own format",
                                                            value = ASKED)))
                    @Valid
                    @NotNull
                    PreviewRequest request) {
        var source = sources.require(id, caller.brands());
        var defaults = defaults(source, request.mapping());
        try {
            return view(source, payloads.read(source.kind(), request.payload(), defaults));
        } catch (Unmappable e) {
            var error = new Violation(null, e.field(), "unmappable", String.valueOf(e.getMessage()));
            return new PreviewView(List.of(), List.of(), List.of(), List.of(), null, List.of(error));
        }
    }

    private static Defaults defaults(Source source, @Nullable JsonNode mapping) {
        var own = source.defaults();
        if (mapping == null || mapping.isNull()) {
            return own;
        }
        var violations = Rules.violations(mapping);
        if (!mapping.isObject() || !violations.isEmpty()) {
            throw new InvalidInput("invalid-mapping", "The mapping breaks rules; see errors.", violations);
        }
        return new Defaults(
                own.source(), own.brand(), own.product(), own.campaign(), own.touchpoint(), own.backfill(), mapping);
    }

    private PreviewView view(Source source, Translation translation) {
        var brands = Brands.of(Set.of(source.brand()));
        List<Violation> errors = new ArrayList<>();
        check(interactions, translation.interactions(), brands, errors);
        check(events, translation.customerEvents(), brands, errors);
        return new PreviewView(
                translation.interactions(),
                translation.customerEvents(),
                translation.identifications(),
                translation.consents(),
                translation.ignored(),
                errors);
    }

    private static <T> void check(RecordKind<T> kind, List<ObjectNode> items, Brands brands, List<Violation> errors) {
        for (int i = 0; i < items.size(); i++) {
            if (kind.check(items.get(i), brands) instanceof Checked.Invalid<T>(var violations)) {
                var path = kind.name() + "[" + i + "].";
                violations.forEach(
                        found -> errors.add(new Violation(null, path + found.field(), found.code(), found.message())));
            }
        }
    }
}
