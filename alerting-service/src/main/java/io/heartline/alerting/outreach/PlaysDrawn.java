package io.heartline.alerting.outreach;

import io.heartline.alerting.play.Play;
import io.heartline.alerting.play.Plays;
import io.heartline.alerting.play.Variant;
import jakarta.enterprise.context.ApplicationScoped;

/** The versions of plays that outreach was drawn for: they hold for it, whatever the plays are now. */
@ApplicationScoped
class PlaysDrawn {
    private final Plays plays;

    PlaysDrawn(Plays plays) {
        this.plays = plays;
    }

    /** The version that was drawn; what was drawn before plays were data follows the play as it is. */
    Play of(Outreach outreach) {
        return plays.play(outreach.play(), outreach.playVersion()).orElseGet(() -> plays.play(outreach.play()));
    }

    /** The variant that was drawn. */
    Variant variant(Outreach outreach) {
        var variants = of(outreach).variants();
        return variants.stream()
                .filter(variant -> variant.id().equals(outreach.variant()))
                .findFirst()
                .orElseGet(variants::getFirst);
    }
}
