package io.heartline.ingestion.conversation;

import io.heartline.contracts.Emotion;
import io.heartline.contracts.Speaker;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.Cursor;
import io.heartline.platform.http.Page;
import io.heartline.platform.problem.Conflict;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.NotFound;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Shows conversations. */
@Path("/conversations")
@Tag(name = "Conversations")
class ConversationResource {
    private static final int CURSOR_KEYS = 4;
    private static final String EXAMPLE = """
            {"conversationId": "4711", "brand": "aurora-air", "source": "help-desk",
             "customerId": "0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3d",
             "messages": [
               {"id": "0199aa70-0000-7000-8000-000000000001", "version": 1, "speaker": "customer", "agentId": null,
                "at": "2026-03-01T12:00:00.000Z"},
               {"id": "0199aa70-0000-7000-8000-000000000002", "version": 1, "speaker": "agent", "agentId": "a-7",
                "at": "2026-03-01T12:09:00.000Z"},
               {"id": "0199aa70-0000-7000-8000-000000000003", "version": 1, "speaker": "customer", "agentId": null,
                "at": "2026-03-01T12:11:00.000Z"}],
             "truncated": false, "firstReplySeconds": 540, "medianReplySeconds": 540, "replies": 1,
             "unanswered": 1, "waitingSince": "2026-03-01T12:11:00.000Z", "waitingSeconds": 75,
             "agents": [{"agentId": "a-7", "messages": 1}],
             "mood": {"emotion": "anger", "valence": -0.71, "trend": "worsening", "n": 2},
             "takeOver": {"recommended": true, "reasons": ["angry-twice", "sinking"]}}""";
    private static final String LIST = """
            {"items": [{"conversationId": "4711", "brand": "aurora-air", "source": "help-desk", "messages": 3,
                        "lastAt": "2026-03-01T12:11:00.000Z", "unanswered": true}],
             "nextCursor": null}""";
    private static final String LOADS = """
            {"items": [{"agentId": "a-7", "messages": 41, "conversations": 12, "waiting": 3}], "nextCursor": null}""";

    private final Conversations conversations;
    private final ConversationConfig config;
    private final Caller caller;
    private final Clock clock;

    ConversationResource(Conversations conversations, ConversationConfig config, Caller caller, Clock clock) {
        this.conversations = conversations;
        this.config = config;
        this.caller = caller;
        this.clock = clock;
    }

    /** A message; its text is handed out by {@code POST /interactions/texts}, which records who asked. */
    public record MessageView(
            UUID id, int version, Speaker speaker, @Nullable String agentId, Instant at) {}

    /**
     * How much an agent said in a conversation.
     *
     * @param agentId a pseudonym; empty for agents without one
     */
    public record AgentView(String agentId, int messages) {}

    /**
     * The mood that the customer is in now.
     *
     * @param emotion of the newest message that has one
     * @param valence the mean of the newest three scored messages, −1 to 1
     * @param trend improving, steady or worsening against the messages before; null for fewer than two
     * @param n scored messages of the customer, of the newest 20
     */
    public record MoodView(
            @Nullable Emotion emotion,
            @Nullable Double valence,

            @Schema(enumeration = {"improving", "steady", "worsening"}) @Nullable
            String trend,

            int n) {}

    /** Whether a person should take over, and why. */
    public record TakeOverView(
            boolean recommended,

            @Schema(
                    description = "angry-twice, severe-intent, about-to-leave, asked-again-twice, "
                            + "waits-too-long, sinking")
            List<String> reasons) {}

    /**
     * A conversation.
     *
     * @param messages of both sides, oldest first
     * @param truncated whether older messages were left out; all figures are about those shown
     * @param firstReplySeconds from the first message of the customer to the first answer
     * @param medianReplySeconds of all waits that ended
     * @param replies how many waits ended
     * @param unanswered messages of the customer since the last answer
     */
    @Schema(name = "Conversation")
    public record ConversationView(
            String conversationId,
            String brand,
            String source,
            UUID customerId,
            List<MessageView> messages,
            boolean truncated,
            @Nullable Long firstReplySeconds,
            @Nullable Long medianReplySeconds,
            int replies,
            int unanswered,
            @Nullable Instant waitingSince,
            @Nullable Long waitingSeconds,
            List<AgentView> agents,
            MoodView mood,
            TakeOverView takeOver) {}

    /** A conversation in a list. */
    @Schema(name = "ConversationLine")
    public record LineView(
            String conversationId, String brand, String source, long messages, Instant lastAt, boolean unanswered) {}

    /**
     * An agent's load.
     *
     * @param messages sent in the listed time
     * @param conversations in which they were sent
     * @param waiting of those, the ones where the customer waits for this agent, who answered last
     */
    @Schema(name = "AgentLoad")
    public record LoadView(String agentId, long messages, long conversations, long waiting) {}

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(
            summary = "A conversation: who waits, in what mood, and whether a person should take over",
            description = "The newest 500 messages, without their texts. The mood follows the scores, a moment later.")
    @APIResponse(
            responseCode = "200",
            description = "The conversation",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ConversationView.class),
                            examples =
                                    @ExampleObject(
                                            name = "angry",
                                            summary = "A customer who is getting angry",
                                            value = EXAMPLE)))
    @APIResponse(responseCode = "404", description = "No such conversation, or the key does not see its brand")
    @APIResponse(responseCode = "409", description = "Several sources have a conversation of this id: name one")
    public ConversationView get(
            @RestPath String id,
            @Parameter(required = true, example = "aurora-air") @RestQuery @Nullable String brand,
            @Parameter(description = "Which source's conversation, if several use this id") @RestQuery @Nullable
                    String source) {
        if (brand == null) {
            throw new InvalidInput("required", "The query needs brand.");
        }
        var sources = caller.brands().contain(brand) ? conversations.sources(brand, id, source) : List.<String>of();
        if (sources.isEmpty()) {
            throw new NotFound("unknown-conversation", "There is no such conversation.");
        }
        if (sources.size() > 1) {
            throw new Conflict("ambiguous-conversation", "Several sources have a conversation of this id: name one.");
        }
        return view(id, brand, conversations.read(brand, id, sources.getFirst()));
    }

    private ConversationView view(String id, String brand, Conversations.Talk talk) {
        var now = clock.instant();
        var turns = Turns.of(talk.messages());
        var temper = Temper.of(talk.messages());
        var takeOver = TakeOver.of(talk.messages(), turns, config.replyTarget(), now);
        var since = turns.waitingSince();
        return new ConversationView(
                id,
                brand,
                talk.source(),
                talk.customerId(),
                talk.messages().stream()
                        .map(message -> new MessageView(
                                message.id(), message.version(), message.speaker(), message.agentId(), message.at()))
                        .toList(),
                talk.truncated(),
                seconds(turns.firstReply()),
                seconds(turns.medianReply()),
                turns.replies(),
                turns.unanswered(),
                since,
                since == null ? null : seconds(Duration.between(since, now)),
                turns.agents().entrySet().stream()
                        .map(agent -> new AgentView(agent.getKey(), agent.getValue()))
                        .toList(),
                new MoodView(
                        temper.emotion(),
                        temper.valence(),
                        temper.trend() == null ? null : temper.trend().wire(),
                        temper.n()),
                new TakeOverView(
                        takeOver.recommended(),
                        takeOver.reasons().stream().map(TakeOver.Reason::wire).toList()));
    }

    private static @Nullable Long seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }

    @GET
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(
            summary = "Conversations of the last 30 days, those with the newest messages first",
            description = "The days are configuration. A conversation is unanswered if the customer spoke last.")
    @APIResponse(
            responseCode = "200",
            description = "A page of conversations",
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
                                                        implementation = LineView.class),
                                                @SchemaProperty(name = "nextCursor", type = SchemaType.STRING)
                                            }),
                            examples = @ExampleObject(name = "one", summary = "One waits for an answer", value = LIST)))
    public Page<LineView> list(
            @Parameter(example = "aurora-air") @RestQuery @Nullable String brand,
            @Parameter(description = "Only those that are, or are not, unanswered") @RestQuery @Nullable
                    Boolean unanswered,
            @RestQuery @Nullable String cursor,
            @RestQuery @Nullable Integer limit) {
        int size = Cursor.limit(limit);
        var after = Cursor.keys(cursor, CURSOR_KEYS);
        if (!after.isEmpty()) {
            Cursor.instant(after.getFirst());
        }
        var filter = new Conversations.Filter(brand, unanswered, clock.instant().minus(config.listed()));
        var found = conversations.list(filter, caller.brands(), after, size + 1);
        var shown = found.subList(0, Math.min(size, found.size()));
        var items = shown.stream()
                .map(line -> new LineView(
                        line.conversationId(),
                        line.brand(),
                        line.source(),
                        line.messages(),
                        line.lastAt(),
                        line.unanswered()))
                .toList();
        return new Page<>(items, found.size() > size ? after(shown.getLast()) : null);
    }

    private static String after(Conversations.Line line) {
        return Cursor.after(line.lastAt().toString(), line.brand(), line.source(), line.conversationId());
    }

    @GET
    @Path("/agents")
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(
            summary = "What each agent of a brand has to do",
            description = "The 200 agents with the most waiting customers, by what was said in the last 30 days.")
    @APIResponse(
            responseCode = "200",
            description = "Agents by their pseudonyms",
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
                                                        implementation = LoadView.class),
                                                @SchemaProperty(name = "nextCursor", type = SchemaType.STRING)
                                            }),
                            examples = @ExampleObject(name = "one", summary = "Three customers wait", value = LOADS)))
    public Page<LoadView> agents(
            @Parameter(required = true, example = "aurora-air") @RestQuery @Nullable String brand) {
        if (brand == null) {
            throw new InvalidInput("required", "The query needs brand.");
        }
        if (!caller.brands().contain(brand)) {
            return new Page<>(List.of(), null);
        }
        var since = clock.instant().minus(config.listed());
        return new Page<>(
                conversations.loads(brand, since, Cursor.LIMIT_MAX).stream()
                        .map(load ->
                                new LoadView(load.agentId(), load.messages(), load.conversations(), load.waiting()))
                        .toList(),
                null);
    }
}
