package io.heartline.alerting.template;

import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.Cursor;
import io.heartline.platform.http.Page;
import io.heartline.platform.problem.Conflict;
import io.heartline.platform.problem.NotFound;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Shows and changes templates. */
@Path("/templates")
@Tag(name = "Templates")
class TemplateResource {
    private static final String KEY = "[a-z0-9]+(-[a-z0-9]+)*";
    private static final int KEY_LENGTH_MAX = 60;
    private static final int BRAND_LENGTH_MAX = 100;
    private static final int TEMPLATES_MAX = 200;

    private final Templates templates;
    private final Caller caller;

    TemplateResource(Templates templates, Caller caller) {
        this.templates = templates;
        this.caller = caller;
    }

    /** A template that is to be; without a brand it is for all of them. */
    public record NewTemplate(
            @NotNull @Pattern(regexp = KEY) @Size(max = KEY_LENGTH_MAX)
            String key,

            @Nullable @Size(min = 1, max = BRAND_LENGTH_MAX) String brand,
            @Nullable String name,
            @Nullable Map<String, String> texts) {}

    /** What changes; {@code version} is the one that it was read as, so that nobody's change is overwritten. */
    public record ChangedTemplate(
            @NotNull Integer version,
            @Nullable String name,
            @Nullable Map<String, String> texts) {}

    /**
     * A version of a template, as it is shown.
     *
     * @param brand whose it is; null for all brands
     * @param version 0 as shipped
     */
    public record TemplateView(
            String key,
            @Nullable String brand,
            int version,
            @Nullable Instant changedAt,
            @Nullable String changedBy,
            String name,
            Map<String, String> texts) {
        static TemplateView of(MessageTemplate template) {
            return new TemplateView(
                    template.key(),
                    template.brand(),
                    template.version(),
                    template.changedAt(),
                    template.changedBy(),
                    template.name(),
                    template.texts());
        }
    }

    /** All templates that the caller may see. */
    public record TemplateList(List<TemplateView> items) {}

    @GET
    @RolesAllowed({Role.READ, Role.ADMIN})
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "The templates that hold, shipped ones included, by key; at most 200")
    @APIResponse(
            responseCode = "200",
            description = "The templates",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TemplateList.class),
                            examples = @ExampleObject(name = "templates", value = TemplateExamples.LIST)))
    public TemplateList list() {
        return new TemplateList(templates.all().stream()
                .filter(one -> caller.brands().maySee(one.brand()))
                .map(TemplateView::of)
                .toList());
    }

    @GET
    @Path("/{key}")
    @RolesAllowed({Role.READ, Role.ADMIN})
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "A template as it is now")
    @APIResponse(
            responseCode = "200",
            description = "The template",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TemplateView.class),
                            examples = @ExampleObject(name = "template", value = TemplateExamples.TEMPLATE)))
    public TemplateView get(@RestPath String key) {
        return TemplateView.of(visible(key));
    }

    @GET
    @Path("/{key}/versions")
    @RolesAllowed({Role.READ, Role.ADMIN})
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "What a template was, who changed it and when, newest first; a shipped one last")
    @APIResponse(
            responseCode = "200",
            description = "A page of versions",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties = {
                                                @SchemaProperty(
                                                        name = "items",
                                                        type = SchemaType.ARRAY,
                                                        implementation = TemplateView.class),
                                                @SchemaProperty(
                                                        name = "nextCursor",
                                                        type = SchemaType.STRING,
                                                        description = "Null on the last page")
                                            }),
                            examples = @ExampleObject(name = "versions", value = TemplateExamples.PAGE)))
    public Page<TemplateView> versions(
            @RestPath String key, @RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
        visible(key);
        int size = Cursor.limit(limit);
        var found = templates.before(key, Cursor.beforeVersion(cursor), size + 1);
        return Page.of(found, size, TemplateView::of, one -> Cursor.afterVersion(one.version()));
    }

    @POST
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Transactional
    @Operation(
            summary = "Make a template",
            description =
                    "Texts by language (en, zh, zh-hant), each at most 4,000 characters. A text knows {brand}, {action}, "
                            + "{tone}, {length}, {language}, {event}, {intent}, {touchpoint}, {aspect}, {emotion}, {product} and "
                            + "{reward}, and {#if}; anything else is refused with its line and column.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "template", value = TemplateExamples.NEW_TEMPLATE)))
    @APIResponse(
            responseCode = "201",
            description = "The template",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TemplateView.class),
                            examples = @ExampleObject(name = "template", value = TemplateExamples.TEMPLATE)))
    public RestResponse<TemplateView> create(@Valid @NotNull NewTemplate request) {
        mayChange(request.brand());
        var whole = new TemplateInput(request.name(), request.texts()).whole();
        templates.lock();
        if (templates.of(request.key()).isPresent()) {
            throw new Conflict("template-exists", "There is a template " + request.key() + " already.");
        }
        if (templates.all().size() >= TEMPLATES_MAX) {
            throw new Conflict("too-many-templates", "There are " + TEMPLATES_MAX + " templates already.");
        }
        var made = templates.add(request.key(), request.brand(), 1, whole, caller.name());
        return RestResponse.ResponseBuilder.<TemplateView>created(URI.create("/templates/" + made.key()))
                .entity(TemplateView.of(made))
                .build();
    }

    @PATCH
    @Path("/{key}")
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "Change a template: a new version; what is absent stays, texts are replaced together")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "name", value = TemplateExamples.PATCH)))
    @APIResponse(
            responseCode = "200",
            description = "The template as it is now",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TemplateView.class),
                            examples = @ExampleObject(name = "template", value = TemplateExamples.TEMPLATE)))
    public TemplateView change(@RestPath String key, @Valid @NotNull ChangedTemplate request) {
        templates.lock();
        var current = visible(key);
        mayChange(current.brand());
        if (request.version() != current.version()) {
            throw new Conflict(
                    "stale-version", "The template " + key + " is version " + current.version() + " by now.");
        }
        var whole = new TemplateInput(request.name(), request.texts()).over(current);
        boolean same = whole.equals(new TemplateInput.Whole(current.name(), current.texts()));
        return TemplateView.of(
                same ? current : templates.add(key, current.brand(), current.version() + 1, whole, caller.name()));
    }

    private MessageTemplate visible(String key) {
        return templates
                .of(key)
                .filter(one -> caller.brands().maySee(one.brand()))
                .orElseThrow(() -> new NotFound("unknown-template", "There is no template of this key."));
    }

    private void mayChange(@Nullable String brand) {
        if (!caller.brands().mayChange(brand)) {
            throw new NotFound("unknown-brand", "There is no such brand, or the template is for all brands.");
        }
    }
}
