package io.heartline.ingestion.transcript;

import io.heartline.ingestion.customer.CustomerReference;
import io.heartline.ingestion.intake.Checked;
import io.heartline.ingestion.intake.Fields;
import io.heartline.ingestion.intake.Limits;
import io.heartline.ingestion.transcript.TranscriptRequest.TurnRequest;
import io.heartline.platform.access.Brands;
import io.heartline.platform.problem.InvalidInput;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a transcript must keep to be taken. */
final class CallRules {
    /** Turns of one call. */
    static final int TURNS_MAX = 5_000;

    /** Names of agents of one call. */
    static final int AGENTS_MAX = 100;

    /** How long a call can be. */
    static final Duration LENGTH_MAX = Duration.ofHours(24);

    private CallRules() {}

    /**
     * Whose call it was: what the body says, else the query.
     *
     * @throws InvalidInput naming each field that breaks a rule
     */
    static Call call(TranscriptRequest body, TranscriptParameters query, Brands brands, Instant now) {
        var fields = new Fields();
        var source = fields.slug("source", or(body.source(), query.source));
        // The number of a turn comes behind it.
        var id = fields.identifier(
                "externalId", or(body.externalId(), query.externalId), Limits.IDENTIFIER_LENGTH_MAX - 10);
        var brand = fields.slug("brand", or(body.brand(), query.brand));
        if (!brand.isEmpty() && !brands.contain(brand)) {
            fields.refuse("brand", "brand-not-allowed", "is not a brand of this key");
        }
        var customer = body.customer() == null
                ? new CustomerReference(query.customerKind, query.customerValue, null)
                : body.customer();
        CustomerReference.check(fields, "customer", customer, brand);
        var started = or(body.startedAt(), query.startedAt);
        fields.present("startedAt", started);
        var startedAt = fields.instant("startedAt", started, now);
        List<String> agents = new ArrayList<>();
        var named = body.agents() == null ? query.agent : body.agents();
        if (named != null) {
            named.forEach(name -> agents.add(fields.identifier("agents", name, Limits.NAME_LENGTH_MAX)));
        }
        if (agents.size() > AGENTS_MAX) {
            fields.refuse("agents", "too-many", "has more than " + AGENTS_MAX + " entries");
        }
        return valid(fields.result(() -> new Call(
                source,
                id,
                brand,
                customer,
                Objects.requireNonNull(startedAt),
                agents,
                or(body.product(), query.product),
                or(body.touchpoint(), query.touchpoint),
                or(body.language(), query.language))));
    }

    private static <T> T valid(Checked<T> checked) {
        return switch (checked) {
            case Checked.Valid<T>(T item) -> item;
            case Checked.Invalid<T>(var violations) ->
                throw new InvalidInput(
                        "invalid", "Nothing was stored, because fields break rules; see errors.", violations);
        };
    }

    private static @Nullable String or(@Nullable String first, @Nullable String second) {
        return first == null ? second : first;
    }

    /**
     * The turns of a transcript in JSON.
     *
     * @throws InvalidInput naming each field that breaks a rule
     */
    static List<Turn> turns(TranscriptRequest body) {
        var fields = new Fields();
        List<Turn> turns = new ArrayList<>();
        fields.present("turns", body.turns());
        var requests = body.turns() == null ? List.<@Nullable TurnRequest>of() : body.turns();
        if (requests.size() > TURNS_MAX) {
            throw tooMany();
        }
        for (int i = 0; i < requests.size(); i++) {
            var path = "turns[" + i + "]";
            var request = requests.get(i);
            if (fields.present(path, request) && request != null) {
                var speaker = fields.identifier(path + ".speaker", request.speaker(), Limits.NAME_LENGTH_MAX);
                fields.present(path + ".text", request.text());
                var text = fields.text(path + ".text", request.text(), Limits.TEXT_LENGTH_MAX);
                var offset = offset(fields, path + ".start", request.start());
                if (text != null) {
                    turns.add(new Turn(speaker, offset, text));
                }
            }
        }
        return valid(fields.result(() -> turns));
    }

    private static Duration offset(Fields fields, String path, @Nullable BigDecimal start) {
        if (!fields.present(path, start) || start == null) {
            return Duration.ZERO;
        }
        if (start.signum() < 0 || start.compareTo(BigDecimal.valueOf(LENGTH_MAX.toSeconds())) > 0) {
            fields.refuse(path, "out-of-range", "is not between 0 and " + LENGTH_MAX.toSeconds() + " seconds");
            return Duration.ZERO;
        }
        return Duration.ofMillis(start.movePointRight(3).longValue());
    }

    /**
     * Checks how much was said.
     *
     * @throws InvalidInput if it is nothing, or too much
     */
    static List<Turn> bounded(List<Turn> turns) {
        if (turns.isEmpty()) {
            throw new InvalidInput("empty-transcript", "Nobody says a word.");
        }
        if (turns.size() > TURNS_MAX) {
            throw tooMany();
        }
        if (turns.stream().anyMatch(turn -> turn.offset().compareTo(LENGTH_MAX) > 0)) {
            throw new InvalidInput("too-long", "A call is at most " + LENGTH_MAX.toHours() + " hours long.");
        }
        return turns;
    }

    private static InvalidInput tooMany() {
        return new InvalidInput("too-many-turns", "The call has more than " + TURNS_MAX + " turns.");
    }
}
