package io.heartline.alerting.rule;

import io.heartline.alerting.alert.AlertKind;
import io.heartline.alerting.rule.RuleDefinition.Grouping;
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

/** Shows and changes rules. */
@Path("/rules")
@Tag(name = "Rules")
public class RuleResource {
    private static final String KEY = "[a-z0-9]+(-[a-z0-9]+)*";
    private static final int KEY_LENGTH_MAX = 60;
    private static final int BRAND_LENGTH_MAX = 100;
    private static final int RULES_MAX = 200;

    private final Rules rules;
    private final RulePreviews previews;
    private final Caller caller;

    RuleResource(Rules rules, RulePreviews previews, Caller caller) {
        this.rules = rules;
        this.previews = previews;
        this.caller = caller;
    }

    /** A rule that is to be; without a brand it is about all of them. */
    public record NewRule(
            @NotNull @Pattern(regexp = KEY) @Size(max = KEY_LENGTH_MAX)
            String key,

            @Nullable @Size(min = 1, max = BRAND_LENGTH_MAX) String brand,
            @Nullable String name,
            @Nullable RuleTrigger trigger,
            @Nullable String condition,
            @Nullable Map<String, Double> params,
            @Nullable AlertKind kind,
            @Nullable Grouping grouping,
            @Nullable Integer severity,
            @Nullable String title,
            @Nullable Boolean enabled) {
        RuleInput input() {
            return new RuleInput(name, trigger, condition, params, kind, grouping, severity, title, enabled);
        }
    }

    /** What changes; {@code version} is the one that it was read as, so that nobody's change is overwritten. */
    public record ChangedRule(
            @NotNull Integer version,
            @Nullable String name,
            @Nullable String condition,
            @Nullable Map<String, Double> params,
            @Nullable AlertKind kind,
            @Nullable Grouping grouping,
            @Nullable Integer severity,
            @Nullable String title,
            @Nullable Boolean enabled) {
        RuleInput input() {
            return new RuleInput(name, null, condition, params, kind, grouping, severity, title, enabled);
        }
    }

    /** All rules that the caller may see. */
    public record RuleList(List<RuleView> items) {}

    @GET
    @RolesAllowed({Role.READ, Role.ADMIN})
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "The rules that hold, shipped ones included, by key; at most 200 are one's own")
    @APIResponse(
            responseCode = "200",
            description = "The rules",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RuleList.class),
                            examples = @ExampleObject(name = "rules", value = RuleExamples.LIST)))
    public RuleList list() {
        return new RuleList(rules.all().stream()
                .filter(one -> caller.brands().maySee(one.brand()))
                .map(RuleView::of)
                .toList());
    }

    @GET
    @Path("/{key}")
    @RolesAllowed({Role.READ, Role.ADMIN})
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "A rule as it is now")
    @APIResponse(
            responseCode = "200",
            description = "The rule",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RuleView.class),
                            examples = @ExampleObject(name = "rule", value = RuleExamples.RULE)))
    public RuleView get(@RestPath String key) {
        return RuleView.of(visible(key));
    }

    @GET
    @Path("/{key}/versions")
    @RolesAllowed({Role.READ, Role.ADMIN})
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "What a rule was, who changed it and when, newest first; a shipped one last")
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
                                                        implementation = RuleView.class),
                                                @SchemaProperty(
                                                        name = "nextCursor",
                                                        type = SchemaType.STRING,
                                                        description = "Null on the last page")
                                            }),
                            examples = @ExampleObject(name = "versions", value = RuleExamples.LIST)))
    public Page<RuleView> versions(
            @RestPath String key, @RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
        visible(key);
        int size = Cursor.limit(limit);
        var found = rules.before(key, Cursor.beforeVersion(cursor), size + 1);
        return Page.of(found, size, RuleView::of, one -> Cursor.afterVersion(one.version()));
    }

    @POST
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "Make a rule", description = "Its condition is in the Common Expression Language (CEL).")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "rule", value = RuleExamples.NEW_RULE)))
    @APIResponse(
            responseCode = "201",
            description = "The rule",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RuleView.class),
                            examples = @ExampleObject(name = "rule", value = RuleExamples.RULE)))
    public RestResponse<RuleView> create(@Valid @NotNull NewRule request) {
        mayChange(request.brand());
        var definition = request.input().whole();
        rules.lock();
        if (rules.of(request.key()).isPresent()) {
            throw new Conflict("rule-exists", "There is a rule " + request.key() + " already.");
        }
        if (rules.all().size() >= RULES_MAX) {
            throw new Conflict("too-many-rules", "There are " + RULES_MAX + " rules already.");
        }
        var made = save(request.key(), request.brand(), 1, definition);
        return RestResponse.ResponseBuilder.<RuleView>created(URI.create("/rules/" + made.key()))
                .entity(RuleView.of(made))
                .build();
    }

    @PATCH
    @Path("/{key}")
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Transactional
    @Operation(
            summary = "Change a rule: a new version; what is absent stays",
            description = "Of the built-in rules drift and shock only the params can be changed.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "params", value = RuleExamples.PATCH)))
    @APIResponse(
            responseCode = "200",
            description = "The rule as it is now",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RuleView.class),
                            examples = @ExampleObject(name = "rule", value = RuleExamples.RULE)))
    public RuleView change(@RestPath String key, @Valid @NotNull ChangedRule request) {
        rules.lock();
        var current = visible(key);
        mayChange(current.brand());
        if (request.version() != current.version()) {
            throw new Conflict("stale-version", "The rule " + key + " is version " + current.version() + " by now.");
        }
        var definition = request.input().over(current.definition());
        return RuleView.of(
                definition.equals(current.definition())
                        ? current
                        : save(key, current.brand(), current.version() + 1, definition));
    }

    private Rule save(String key, @Nullable String brand, int version, RuleDefinition definition) {
        var expected =
                previews.run(key, brand, definition, caller.brands()).preview().perMonth();
        return rules.add(key, brand, version, definition, expected == null ? null : expected.value(), caller.name());
    }

    private Rule visible(String key) {
        return rules.of(key)
                .filter(one -> caller.brands().maySee(one.brand()))
                .orElseThrow(() -> new NotFound("unknown-rule", "There is no rule of this key."));
    }

    private void mayChange(@Nullable String brand) {
        if (!caller.brands().mayChange(brand)) {
            throw new NotFound("unknown-brand", "There is no such brand, or the rule is about all brands.");
        }
    }
}
