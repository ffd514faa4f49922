package io.heartline.alerting.outreach;

import io.heartline.alerting.alert.AlertKind;
import io.heartline.alerting.alert.Alerts;
import io.heartline.alerting.alert.PastAlert;
import io.heartline.alerting.customer.Customers;
import io.heartline.alerting.customer.Standings;
import io.heartline.alerting.identity.Identities;
import io.heartline.alerting.play.Occasion;
import io.heartline.alerting.play.Play;
import io.heartline.alerting.play.PlayFacts;
import io.heartline.alerting.play.Plays;
import io.heartline.alerting.play.Situation;
import io.heartline.contracts.Arm;
import io.heartline.platform.access.Brands;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tries plays on recorded alerts. Customers and the contact policy are as they are now: what they were then is not kept.
 * Runs in the caller's transaction.
 */
@ApplicationScoped
class PlayPreviews {
    /** So many alerts are looked at, the newest. */
    static final int ALERTS_MAX = 1000;

    private static final String EVENT = "event:";
    private static final String INTENT = "intent:";

    private final Alerts alerts;
    private final Plays plays;
    private final Permission permission;
    private final Customers customers;
    private final Standings standings;
    private final Identities identities;
    private final Draw draw;
    private final Duration life;
    private final Clock clock;

    PlayPreviews(
            Alerts alerts,
            Plays plays,
            Permission permission,
            Customers customers,
            Standings standings,
            Identities identities,
            OutreachConfig config,
            Clock clock) {
        this.alerts = alerts;
        this.plays = plays;
        this.permission = permission;
        this.customers = customers;
        this.standings = standings;
        this.identities = identities;
        this.draw = new Draw(config.seed(), config.controlPercent() / 100.0);
        this.life = config.life();
        this.clock = clock;
    }

    /**
     * What a preview is based on.
     *
     * @param truncated whether there were more alerts than are looked at
     */
    record Tried(PlayPreview preview, Instant from, Instant until, boolean truncated) {}

    /** Tries a play on the alerts of its brand, or of the caller's, of the last days. */
    Tried run(Play play, int days, Brands visible) {
        var brand = play.brand();
        var brands = brand == null ? visible : Brands.of(Set.of(brand));
        var until = clock.instant();
        var from = until.minus(Duration.ofDays(days));
        var past = alerts.past(from, brands, ALERTS_MAX + 1);
        var looked = past.subList(0, Math.min(ALERTS_MAX, past.size()));
        var cases = looked.stream().map(alert -> look(play, alert)).toList();
        return new Tried(PlayPreview.of(cases, life), from, until, past.size() > ALERTS_MAX);
    }

    private PlayPreview.Case look(Play play, PastAlert alert) {
        boolean severe = alert.kind() == AlertKind.SHOCK;
        var occasion = occasion(alert);
        boolean caused = plays.covers(play, occasion);
        boolean audience = caused && plays.fits(play, occasion, facts(alert, occasion, severe));
        var withheldBy = audience ? withheldBy(play, alert) : "";
        var arm = audience ? draw.arm(play, alert.customerId()) : Arm.TREATMENT;
        return new PlayPreview.Case(
                alert.firedAt(), identities.canonical(alert.customerId()), caused, audience, severe, arm, withheldBy);
    }

    private String withheldBy(Play play, PastAlert alert) {
        var verdict = permission.foresee(alert.customerId(), alert.brand(), play.definition());
        return Eligibility.isAllowedBefore(verdict, clock.instant().plus(life)) ? "" : verdict.rule();
    }

    private Map<String, Object> facts(PastAlert alert, Occasion occasion, boolean severe) {
        var family = identities.family(alert.customerId());
        var situation = new Situation(
                customers.language(alert.customerId()).orElse(null),
                first(alert.causes(), EVENT).orElse(null),
                first(alert.causes(), INTENT).orElse(null),
                null,
                null,
                null);
        return PlayFacts.of(
                alert.brand(), occasion, situation, severe, standings.of(family), standings.spokenOf(family));
    }

    private static Occasion occasion(PastAlert alert) {
        var intents = alert.causes().stream()
                .filter(cause -> cause.startsWith(INTENT))
                .map(cause -> cause.substring(INTENT.length()))
                .collect(Collectors.toSet());
        return new Occasion(alert.kind(), alert.rule(), alert.severity(), intents, "", "", null);
    }

    private static Optional<String> first(List<String> causes, String kind) {
        return causes.stream()
                .filter(cause -> cause.startsWith(kind))
                .map(cause -> cause.substring(kind.length()))
                .findFirst();
    }
}
