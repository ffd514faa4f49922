package io.heartline.ingestion.webhook;

import io.heartline.ingestion.signature.Reason;
import io.heartline.ingestion.signature.SignedRequest;
import io.heartline.ingestion.signature.Verdict;
import io.heartline.ingestion.source.SecretUse;
import io.heartline.ingestion.source.Source;
import io.heartline.ingestion.source.Sources;
import io.heartline.ingestion.source.Tallies;
import io.heartline.ingestion.source.Tallies.Count;
import io.heartline.ingestion.source.Tally;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lets deliveries through that prove to be their source's, and counts the others. */
@ApplicationScoped
class Gate {
    private static final UUID NOBODY = new UUID(0, 0);

    private final Sources sources;
    private final Tallies tallies;
    private final RateLimits limits;
    private final WebhookConfig config;
    private final Clock clock;

    Gate(Sources sources, Tallies tallies, RateLimits limits, WebhookConfig config, Clock clock) {
        this.sources = sources;
        this.tallies = tallies;
        this.limits = limits;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Why a request is not let through; nothing if it is.
     *
     * @param token what its address carries
     */
    Optional<Response> refusal(Source source, SignedRequest request, @Nullable String token) {
        return switch (verify(source, request, token)) {
            case Verdict.Genuine genuine -> {
                var wait = limits.genuine(source.id());
                yield wait.isZero() ? Optional.empty() : Optional.of(Answers.tooMany(wait));
            }
            case Verdict.Refused(var reason) -> Optional.of(refuse(source, reason));
        };
    }

    /** A source that signs must sign; the token is for those that cannot. */
    private Verdict verify(Source source, SignedRequest request, @Nullable String token) {
        var secrets = sources.secrets(source.id(), SecretUse.SIGNING);
        if (!secrets.isEmpty()) {
            return source.scheme().verify(request, secrets, clock.instant(), config.tolerance());
        }
        var tokens = sources.secrets(source.id(), SecretUse.URL_TOKEN);
        if (tokens.isEmpty()) {
            return new Verdict.Refused(Reason.NO_SECRET);
        }
        var given = token == null ? new byte[0] : token.getBytes(StandardCharsets.UTF_8);
        boolean known = false;
        for (var one : tokens) {
            known |= MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), given);
        }
        return known ? new Verdict.Genuine() : new Verdict.Refused(Reason.WRONG_TOKEN);
    }

    /** Answers a request whose key is no source's, so that keys cannot be tried out fast. */
    Response unknownKey(String kind) {
        tallies.meter(kind, List.of(new Count(Tally.REFUSED, Reason.WRONG_TOKEN.wire(), 1)));
        var wait = limits.refused(NOBODY);
        return wait.isZero() ? Answers.refused(Reason.WRONG_TOKEN) : Answers.tooMany(wait);
    }

    /** Whoever floods us with forgeries writes nothing into the database beyond a few of them. */
    private Response refuse(Source source, Reason reason) {
        var counts = List.of(new Count(Tally.REFUSED, reason.wire(), 1));
        tallies.meter(source.kind(), counts);
        var wait = limits.refused(source.id());
        if (!wait.isZero()) {
            return Answers.tooMany(wait);
        }
        QuarkusTransaction.requiringNew().run(() -> tallies.add(source.id(), counts));
        return Answers.refused(reason);
    }
}
