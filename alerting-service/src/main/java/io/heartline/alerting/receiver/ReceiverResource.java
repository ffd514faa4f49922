package io.heartline.alerting.receiver;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heartline.contracts.Ids;
import io.heartline.platform.access.Brands;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.Cursor;
import io.heartline.platform.http.Page;
import io.heartline.platform.problem.Conflict;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.NotFound;
import io.heartline.platform.webhook.SigningSecret;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
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

/** Registers, lists and removes receivers. */
@Path("/receivers")
@Tag(name = "Receivers")
public class ReceiverResource {
    private static final Set<String> KINDS = Set.of("drift", "shock", "crisis");

    private final SecureRandom random = new SecureRandom();
    private final ReceiverRepository repository;
    private final ReceiverSecrets secrets;
    private final Caller caller;
    private final Clock clock;

    ReceiverResource(ReceiverRepository repository, ReceiverSecrets secrets, Caller caller, Clock clock) {
        this.repository = repository;
        this.secrets = secrets;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * A receiver to be registered.
     *
     * @param url where it is; absent for e-mail, and for PagerDuty's own address
     * @param secret for a webhook {@code whsec_} and 24 to 64 bytes in base64, made and shown once if absent; for
     *     PagerDuty the routing key; for Feishu and DingTalk the robot's secret, if it has one; for Alertmanager the
     *     value of the header Authorization, if it wants one
     * @param to the addresses, for e-mail
     * @param language en or zh; en if absent
     * @param perMinute the most messages within any minute; the limit of the kind if absent
     * @param brands of which brands; all that the caller may see if absent
     * @param kinds which kinds of alerts: drift, shock, crisis; all if absent
     * @param minSeverity 1 if absent
     * @param quotes whether messages may say who the customer is; false if absent
     * @param handles alerts, outreach; if absent alerts, and outreach too for a receiver with {@code quotes}
     */
    public record ReceiverRequest(
            @NotBlank @Size(max = 100) String name,

            @NotNull ReceiverKind kind,
            @Nullable @Size(max = 2000) String url,
            @Nullable @Size(max = 200) String secret,
            @Nullable @Size(max = 10) List<@NotBlank @Size(max = 254) String> to,
            @Nullable Tongue language,
            @Nullable @Min(1) @Max(6000) Integer perMinute,
            @Nullable @Size(max = 100) Set<@NotBlank @Size(max = 100) @Pattern(regexp = "[^,]*") String> brands,
            @Nullable Set<String> kinds,
            @Nullable @Min(1) @Max(10) Integer minSeverity,
            @Nullable Boolean quotes,
            @Nullable Set<Purpose> handles) {}

    /** A receiver; {@code secret} is there only in the answer that made it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ReceiverView(
            UUID id,
            String name,
            ReceiverKind kind,
            String url,
            Tongue language,
            int perMinute,
            List<String> brands,
            List<String> kinds,
            int minSeverity,
            boolean quotes,
            List<Purpose> handles,
            boolean enabled,
            @Nullable String disabledWhy,
            Instant createdAt,
            @Nullable String secret) {}

    @POST
    @RolesAllowed(Role.ADMIN)
    @Transactional
    @Operation(summary = "Register a receiver; a secret that was not given is made and shown once")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "on-call", value = ReceiverExamples.REQUEST)))
    @APIResponse(
            responseCode = "201",
            description = "The receiver, with the secret if it was made",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ReceiverView.class),
                            examples = @ExampleObject(name = "on-call", value = ReceiverExamples.CREATED)))
    public RestResponse<ReceiverView> create(@Valid @NotNull ReceiverRequest request) {
        var interest = interest(request);
        var registration = Registration.of(request.kind(), request.url(), request.secret(), request.to());
        if (repository.isNameTaken(request.name())) {
            throw new Conflict("name-taken", "Another receiver has this name.");
        }
        var made = request.kind() == ReceiverKind.WEBHOOK && request.secret() == null
                ? SigningSecret.random(random).text()
                : null;
        var address = address(registration, made, request);
        var receiver = new Receiver(Ids.next(), request.name(), address, interest, clock.instant());
        repository.persist(receiver);
        return RestResponse.ResponseBuilder.<ReceiverView>created(URI.create("/receivers/" + receiver.id()))
                .entity(view(receiver, made))
                .build();
    }

    @GET
    @RolesAllowed(Role.ADMIN)
    @Transactional
    @Operation(summary = "The receivers, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of receivers",
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
                                                        implementation = ReceiverView.class),
                                                @SchemaProperty(
                                                        name = "nextCursor",
                                                        type = SchemaType.STRING,
                                                        description = "Null on the last page")
                                            }),
                            examples = @ExampleObject(name = "on-call", value = ReceiverExamples.PAGE)))
    public Page<ReceiverView> list(@RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
        var size = Cursor.limit(limit);
        var keys = Cursor.keys(cursor, 1);
        var after = keys.isEmpty() ? new UUID(0, 0) : id(keys.getFirst());
        var found =
                repository.find("id > ?1 order by id", after).page(0, size + 1).list();
        var page = found.subList(0, Math.min(size, found.size()));
        var items = page.stream()
                .filter(receiver -> mayManage(receiver.interest()))
                .map(receiver -> view(receiver, null))
                .toList();
        return new Page<>(
                items, found.size() > size ? Cursor.after(page.getLast().id().toString()) : null);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.ADMIN)
    @Transactional
    @Operation(summary = "Remove a receiver; what is under way to it fails, and the log stays")
    @APIResponse(responseCode = "204", description = "It is removed")
    public void delete(@RestPath UUID id) {
        var receiver = repository
                .findByIdOptional(id)
                .filter(found -> mayManage(found.interest()))
                .orElseThrow(() -> new NotFound("unknown-receiver", "There is no receiver " + id + "."));
        repository.delete(receiver);
    }

    private Receiver.Address address(Registration registration, @Nullable String made, ReceiverRequest request) {
        var given = registration.secret() == null ? made : registration.secret();
        return new Receiver.Address(
                registration.kind(),
                registration.shown(),
                registration.kind().hasSecretUrl()
                        ? secrets.close(registration.url().toString())
                        : null,
                secrets.close(given == null ? "" : given),
                request.language() == null ? Tongue.EN : request.language(),
                request.perMinute());
    }

    private Interest interest(ReceiverRequest request) {
        var brands = request.brands() == null ? Set.<String>of() : request.brands();
        var kinds = request.kinds() == null ? Set.<String>of() : request.kinds();
        var quotes = Boolean.TRUE.equals(request.quotes());
        var handles = request.handles() == null ? handlesByDefault(request.kind(), quotes) : request.handles();
        if (!KINDS.containsAll(kinds)) {
            throw Registration.refused("kinds", "knows drift, shock and crisis only");
        }
        if (handles.isEmpty()) {
            throw Registration.refused("handles", "is empty");
        }
        if (handles.contains(Purpose.OUTREACH) && request.kind() != ReceiverKind.WEBHOOK) {
            throw Registration.refused(
                    "handles", "may have outreach only for a webhook: it is carried out by a system");
        }
        if (handles.contains(Purpose.OUTREACH) && !quotes) {
            throw Registration.refused(
                    "handles", "may have outreach only with quotes: an outreach says who the customer is");
        }
        var minSeverity = request.minSeverity() == null ? 1 : request.minSeverity();
        var interest = new Interest(brands.isEmpty() ? own() : brands, kinds, minSeverity, handles, quotes);
        if (!mayManage(interest)) {
            throw Registration.refused("brands", "has a brand that the key may not see");
        }
        return interest;
    }

    private static Set<Purpose> handlesByDefault(ReceiverKind kind, boolean quotes) {
        return quotes && kind == ReceiverKind.WEBHOOK ? EnumSet.allOf(Purpose.class) : Set.of(Purpose.ALERTS);
    }

    /** A caller of some brands registers for those; a caller of all brands for all, also those to come. */
    private Set<String> own() {
        var names = caller.brands().forSql();
        return names == null ? Set.of() : Set.of(names);
    }

    private boolean mayManage(Interest interest) {
        Brands brands = caller.brands();
        return interest.brands().isEmpty()
                ? brands.forSql() == null
                : interest.brands().stream().allMatch(brands::contain);
    }

    private static UUID id(String key) {
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("invalid-cursor", "The cursor is not one that this list handed out.");
        }
    }

    private static ReceiverView view(Receiver receiver, @Nullable String secret) {
        var interest = receiver.interest();
        var address = receiver.address();
        return new ReceiverView(
                receiver.id(),
                receiver.name(),
                address.kind(),
                address.shown().toString(),
                address.tongue(),
                address.perMinute() == null ? address.kind().perMinute() : address.perMinute(),
                interest.brands().stream().sorted().toList(),
                interest.kinds().stream().sorted().toList(),
                interest.minSeverity(),
                interest.quotes(),
                interest.handles().stream().sorted().toList(),
                receiver.enabled(),
                receiver.disabledWhy(),
                receiver.createdAt(),
                secret);
    }
}
