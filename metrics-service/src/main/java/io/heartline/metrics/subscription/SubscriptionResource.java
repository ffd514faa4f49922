package io.heartline.metrics.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heartline.contracts.Ids;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.Cursor;
import io.heartline.platform.http.Page;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.NotFound;
import io.heartline.platform.problem.Violation;
import io.heartline.platform.webhook.SigningSecret;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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

/** Who is told how relationships stand. */
@Path("/subscriptions")
@Tag(name = "Subscriptions")
class SubscriptionResource {
    private static final String REQUEST = """
            {"name": "crm", "url": "https://crm.example.com/heartline", "brands": ["skylark-air"]}""";
    private static final String IDENTITY = """
            {"id": "01a1fd60-f202-7b07-a2d4-93f1c6085e7b", "name": "crm", "url": "https://crm.example.com/heartline",
             "brands": ["skylark-air"], "enabled": true, "waiting": 0, "createdAt": "2026-11-21T09:12:31.490Z\"""";
    private static final String CREATED =
            IDENTITY + ", \"secret\": \"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=\"}";
    private static final String PAGE = "{\"items\": [" + IDENTITY
            + ", \"lastOutcome\": \"accepted\", \"lastAt\": \"2026-11-21T10:01:07.003Z\"}], \"nextCursor\": null}";

    private final SecureRandom random = new SecureRandom();
    private final SubscriptionStore store;
    private final SubscriptionSecrets secrets;
    private final Caller caller;
    private final Clock clock;

    SubscriptionResource(SubscriptionStore store, SubscriptionSecrets secrets, Caller caller, Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * A subscription to be made.
     *
     * @param secret {@code whsec_} and 24 to 64 bytes in base64; made and shown once if absent
     * @param brands of which brands; all that the caller may see if absent
     */
    public record SubscriptionRequest(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 2000) String url,
            @Nullable @Size(max = 200) String secret,
            @Nullable @Size(min = 1, max = 100) Set<@NotBlank @Size(max = 100) String> brands) {}

    /**
     * A subscription.
     *
     * @param brands absent for every brand, also those to come
     * @param disabledWhy why nothing is sent any more
     * @param waiting how many customers there are news of to come
     * @param lastOutcome of the last attempt
     * @param secret only in the answer that made it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SubscriptionView(
            UUID id,
            String name,
            String url,
            @Nullable List<String> brands,
            boolean enabled,
            @Nullable String disabledWhy,
            long waiting,
            @Nullable String lastOutcome,
            @Nullable Instant lastAt,
            Instant createdAt,
            @Nullable String secret) {
        SubscriptionView(SubscriptionStore.Subscription one, @Nullable String secret) {
            this(
                    one.id(),
                    one.name(),
                    one.url(),
                    one.brands(),
                    one.enabled(),
                    one.disabledWhy(),
                    one.waiting(),
                    one.lastOutcome(),
                    one.lastAt(),
                    one.createdAt(),
                    secret);
        }
    }

    @POST
    @RolesAllowed(Role.ADMIN)
    @Transactional
    @RunOnVirtualThread
    @Operation(
            summary = "Be told how relationships stand, by signed webhooks",
            description =
                    "Standard Webhooks, signed; at least once; the newest word on each customer, in order. Customers"
                            + " who are erased are told of, too. 410 ends the subscription.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SubscriptionRequest.class),
                            examples = @ExampleObject(name = "crm", summary = "A CRM", value = REQUEST)))
    @APIResponse(
            responseCode = "201",
            description = "The subscription, with the secret if it was made",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SubscriptionView.class),
                            examples = @ExampleObject(name = "crm", summary = "A CRM", value = CREATED)))
    @APIResponse(responseCode = "409", description = "The name is taken, or there are 50 subscriptions")
    public RestResponse<SubscriptionView> create(@Valid @NotNull SubscriptionRequest request) {
        var url = url(request.url());
        var given = request.secret();
        if (given != null && !SigningSecret.isValid(given)) {
            throw refused("secret", "is not whsec_ and 24 to 64 bytes in base64");
        }
        var visible = caller.brands();
        if (request.brands() != null && !request.brands().stream().allMatch(visible::contain)) {
            throw refused("brands", "has a brand that the key may not see");
        }
        var brands = request.brands() == null
                ? visible.forSql()
                : request.brands().stream().sorted().toArray(String[]::new);
        var secret = given == null ? SigningSecret.random(random).text() : given;
        var id = Ids.next();
        store.add(id, request.name(), url, secrets.close(secret), brands, clock.instant());
        var made = new SubscriptionStore.Subscription(
                id,
                request.name(),
                url.toString(),
                brands == null ? null : List.of(brands),
                true,
                null,
                null,
                null,
                clock.instant(),
                0);
        return RestResponse.ResponseBuilder.<SubscriptionView>created(URI.create("/subscriptions/" + id))
                .entity(new SubscriptionView(made, given == null ? secret : null))
                .build();
    }

    @GET
    @RolesAllowed(Role.ADMIN)
    @RunOnVirtualThread
    @Operation(summary = "The subscriptions, oldest first, and what became of their news")
    @APIResponse(
            responseCode = "200",
            description = "A page of subscriptions",
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
                                                        implementation = SubscriptionView.class),
                                                @SchemaProperty(
                                                        name = "nextCursor",
                                                        type = SchemaType.STRING,
                                                        description = "Null on the last page")
                                            }),
                            examples = @ExampleObject(name = "crm", summary = "A CRM", value = PAGE)))
    public Page<SubscriptionView> list(@RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
        int size = Cursor.limit(limit);
        var keys = Cursor.keys(cursor, 1);
        var after = keys.isEmpty() ? new UUID(0, 0) : Cursor.id(keys.getFirst());
        var found = store.list(after, caller.brands().forSql(), size + 1);
        return Page.of(
                found,
                size,
                one -> new SubscriptionView(one, null),
                one -> Cursor.after(one.id().toString()));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.ADMIN)
    @Transactional
    @RunOnVirtualThread
    @Operation(summary = "End a subscription; what waits for it is dropped")
    @APIResponse(responseCode = "204", description = "It has ended")
    @APIResponse(responseCode = "404", description = "There is none that the key may manage")
    public void delete(@RestPath UUID id) {
        if (!store.delete(id, caller.brands().forSql())) {
            throw new NotFound("unknown-subscription", "There is no subscription " + id + ".");
        }
    }

    private static URI url(String text) {
        try {
            var url = URI.create(text);
            boolean known = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            if (known && url.getHost() != null && url.getUserInfo() == null && url.getFragment() == null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw refused("url", "is not a URL");
        }
        throw refused("url", "is not an http or https URL with a host and without user and fragment");
    }

    private static InvalidInput refused(String field, String rule) {
        return new InvalidInput(
                "invalid",
                "The subscription breaks a rule; see errors.",
                List.of(new Violation(null, field, "invalid", rule)));
    }
}
