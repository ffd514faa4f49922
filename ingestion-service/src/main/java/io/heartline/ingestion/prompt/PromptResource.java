package io.heartline.ingestion.prompt;

import io.heartline.ingestion.customer.CustomerReference;
import io.heartline.ingestion.customer.Customers;
import io.heartline.ingestion.intake.Checked;
import io.heartline.ingestion.intake.Fields;
import io.heartline.ingestion.survey.Survey;
import io.heartline.ingestion.survey.Surveys;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.Page;
import io.heartline.platform.problem.Conflict;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.Violation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Gives prompts to apps, and takes what became of them. */
@Path("/prompts")
@Tag(name = "Prompts")
class PromptResource {
    private static final String FOUND = """
            {"items": [{"id": "0199aa6e-9a02-7c3d-a6f4-3b1e5d7c8f90", "survey": "after-delivery", "version": 1,
                        "state": "invited", "expiresAt": "2026-03-10T12:00:02.118Z",
                        "url": "https://voice.example.com/s/2Yw0c8J4Qm3sVb1nXk9tRz5uLh7pDf6gAe-_WiToNyE",
                        "question": {"id": "score", "kind": "nps", "scored": true, "min": 0, "max": 10,
                                     "language": "en",
                                     "text": "How likely are you to recommend Aurora Air to a friend or colleague?",
                                     "low": "Not at all likely", "high": "Extremely likely", "required": true,
                                     "last": false}}],
             "nextCursor": null}""";
    private static final String STEP = """
            {"step": "dismissed"}""";
    private static final String ANSWERS = """
            {"answers": [{"question": "score", "score": 9}, {"question": "why", "text": "On time, and so kind!"}]}""";
    private static final String NEXT = """
            {"status": "answered", "question": null}""";

    private final Customers customers;
    private final PromptRepository prompts;
    private final Surveys surveys;
    private final AnswerBook book;
    private final Links links;
    private final Caller caller;
    private final Clock clock;

    PromptResource(
            Customers customers,
            PromptRepository prompts,
            Surveys surveys,
            AnswerBook book,
            Links links,
            Caller caller,
            Clock clock) {
        this.customers = customers;
        this.prompts = prompts;
        this.surveys = surveys;
        this.book = book;
        this.links = links;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * A prompt that an app may show now.
     *
     * @param url of the page, for apps that do not draw the question themselves; its last part is the widget's token
     * @param question what to ask first; null if the app should show the page
     */
    @Schema(name = "AppPrompt")
    public record AppPrompt(
            UUID id,
            String survey,
            int version,
            String state,
            @Nullable Instant expiresAt,
            String url,
            @Nullable QuestionView question) {}

    /** What became of a prompt. */
    @Schema(name = "PromptStep")
    public record StepRequest(
            @NotNull @Pattern(regexp = "shown|dismissed") @Schema(enumeration = {"shown", "dismissed"})
            String step) {}

    /** Answers, in the order in which they were given. */
    @Schema(name = "PromptAnswers")
    public record AnswersRequest(@NotEmpty @Size(max = 3) List<@NotNull @Valid AnswerRequest> answers) {}

    /** An answer; one with neither score nor text leaves its question out. */
    @Schema(name = "PromptAnswer")
    public record AnswerRequest(
            @NotNull String question,
            @Nullable Integer score,
            @Nullable @Size(max = 8_000) String text) {
        String given() {
            return score == null ? Objects.requireNonNullElse(text, "") : score.toString();
        }
    }

    /**
     * How the prompt stands.
     *
     * @param status started or answered; shown or dismissed after a step
     * @param question what to ask next; null if nothing is left
     */
    @Schema(name = "PromptProgress")
    public record Progress(String status, @Nullable QuestionView question) {}

    @GET
    @RolesAllowed(Role.INGEST)
    @RunOnVirtualThread
    @Operation(
            summary = "The prompts that an app may show a customer now",
            description = "Those of the channels in-app and widget that were neither dismissed nor answered. Every "
                    + "call gives new links; the ten newest of a prompt work.")
    @APIResponse(
            responseCode = "200",
            description = "The prompts, at most ten, oldest first",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties = {
                                                @SchemaProperty(
                                                        name = "items",
                                                        type = SchemaType.ARRAY,
                                                        implementation = AppPrompt.class),
                                                @SchemaProperty(name = "nextCursor", type = SchemaType.STRING)
                                            }),
                            examples = @ExampleObject(name = "one", summary = "An NPS question", value = FOUND)))
    public Page<AppPrompt> find(
            @Parameter(required = true, example = "external-id") @RestQuery @Nullable String kind,
            @Parameter(required = true, example = "C-1042") @RestQuery @Nullable String value,
            @Parameter(required = true, example = "aurora-air") @RestQuery @Nullable String brand,
            @Parameter(example = "zh-Hans") @RestQuery @Nullable String language) {
        var fields = new Fields();
        var slug = fields.slug("brand", brand);
        if (brand != null && !caller.brands().contain(slug)) {
            fields.refuse("brand", "brand-not-allowed", "is not a brand of this key");
        }
        var key = CustomerReference.check(fields, "customer", new CustomerReference(kind, value, null), brand);
        var customer = switch (fields.result(() -> Objects.requireNonNull(key))) {
            case Checked.Valid<?> valid -> Objects.requireNonNull(key);
            case Checked.Invalid<?>(var violations) ->
                throw new InvalidInput("invalid", "The query breaks rules; see errors.", violations);
        };
        return QuarkusTransaction.requiringNew()
                .call(() -> new Page<>(
                        customers
                                .find(customer)
                                .map(id -> prompts.showable(id, clock.instant()).stream()
                                        .map(prompt -> shown(prompt, language))
                                        .toList())
                                .orElse(List.of()),
                        null));
    }

    private AppPrompt shown(PromptEntity prompt, @Nullable String language) {
        var survey = surveys.version(prompt.survey(), prompt.version());
        var sheet = new AnswerSheet(survey.definition(), prompt.answers());
        return new AppPrompt(
                prompt.id(),
                prompt.survey(),
                prompt.version(),
                prompt.state().wire(),
                prompt.expiresAt(),
                links.url(links.mint(prompt.id())),
                next(survey, sheet, Readers.languages(language, prompt.language(), null)));
    }

    private static @Nullable QuestionView next(Survey survey, AnswerSheet sheet, List<String> languages) {
        return sheet.next()
                .map(question -> QuestionView.of(survey, question, languages))
                .orElse(null);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.READ, Role.OPERATE, Role.INGEST})
    @RunOnVirtualThread
    @Operation(summary = "A line of the prompt ledger")
    @APIResponse(
            responseCode = "200",
            description = "The prompt",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PromptView.class),
                            examples =
                                    @ExampleObject(
                                            name = "answered",
                                            summary = "An answered prompt",
                                            value = PromptView.EXAMPLE)))
    public PromptView get(@RestPath UUID id) {
        return PromptView.of(prompts.require(id, caller.brands()));
    }

    @POST
    @Path("/{id}/steps")
    @RolesAllowed(Role.INGEST)
    @RunOnVirtualThread
    @Operation(summary = "Say that a prompt was shown, or put aside", description = "A step that was noted stays.")
    @APIResponse(responseCode = "204", description = "Noted, or too late to matter")
    public void step(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = StepRequest.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "dismissed",
                                                            summary = "Not now",
                                                            value = STEP)))
                    @Valid
                    @NotNull
                    StepRequest request) {
        prompts.require(id, caller.brands());
        if (request.step().equals("shown")) {
            book.open(id);
        } else {
            book.dismiss(id);
        }
    }

    @POST
    @Path("/{id}/answers")
    @RolesAllowed(Role.INGEST)
    @RunOnVirtualThread
    @Operation(
            summary = "Answer a prompt",
            description = "At once or in pieces; answering again revises. What comes after a score depends on it: the "
                    + "answer says what to ask next.")
    @APIResponse(
            responseCode = "200",
            description = "Stored for good",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Progress.class),
                            examples = @ExampleObject(name = "done", summary = "Nothing is left to ask", value = NEXT)))
    @APIResponse(responseCode = "409", description = "The prompt has expired, or its answer can no longer be changed")
    public Progress answer(
            @RestPath UUID id,
            @Parameter(example = "zh-Hans") @RestQuery @Nullable String language,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = AnswersRequest.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "both",
                                                            summary = "A score and its reason",
                                                            value = ANSWERS)))
                    @Valid
                    @NotNull
                    AnswersRequest request) {
        var prompt = prompts.require(id, caller.brands());
        var languages = Readers.languages(language, prompt.language(), null);
        var answers = request.answers().stream()
                .map(answer -> Map.entry(answer.question(), answer.given()))
                .toList();
        return switch (book.answer(id, answers, languages)) {
            case AnswerBook.Result.Closed closed ->
                throw new Conflict("prompt-closed", "The prompt takes no answers any more.");
            case AnswerBook.Result.Unfit(var question, var why) -> {
                var known = surveys.version(prompt.survey(), prompt.version())
                        .definition()
                        .question(question)
                        .isPresent();
                throw new InvalidInput(
                        "invalid",
                        "Nothing was stored, because an answer does not fit.",
                        List.of(new Violation(
                                null,
                                "answers",
                                known ? "unfit-answer" : "unknown-question",
                                known ? "does not fit the question's scale or length" : "names no question of it")));
            }
            case AnswerBook.Result.Kept(var sheet) -> {
                var survey = surveys.version(prompt.survey(), prompt.version());
                var next = next(survey, sheet, languages);
                yield new Progress((next == null ? PromptState.ANSWERED : PromptState.STARTED).wire(), next);
            }
        };
    }
}
