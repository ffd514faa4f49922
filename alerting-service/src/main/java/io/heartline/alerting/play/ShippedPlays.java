package io.heartline.alerting.play;

import io.heartline.alerting.alert.AlertKind;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The plays that hold until somebody changes them. None gives anything away: a budget is the operator's to set. */
final class ShippedPlays {
    static final String EVERYBODY = "true";

    private static final int FIRST = 1;
    /** An apology was version 2 before plays were data; what was measured then stays comparable. */
    private static final int SECOND = 2;

    private static final List<Variant> WAYS = List.of(
            new Variant("warm-short", "warm", "short", null), new Variant("formal-full", "formal", "full", null));

    static final List<Play> ALL = List.of(
            play(
                    Play.APOLOGISE,
                    SECOND,
                    "Apologise for a disappointment or a harm",
                    new PlayCause(Set.of(AlertKind.DRIFT, AlertKind.SHOCK), null, null),
                    PlayAction.APOLOGISE,
                    Set.of(Stop.CASE_CLOSED),
                    60),
            play(
                    "check-in",
                    FIRST,
                    "Ask a customer who went quiet, or a VIP at risk, how it goes",
                    new PlayCause(Set.of(AlertKind.ESTRANGED, AlertKind.VIP_AT_RISK), null, null),
                    PlayAction.CHECK_IN,
                    Set.of(Stop.RECOVERED, Stop.RESOLVED, Stop.NEW_COMPLAINT, Stop.CASE_CLOSED),
                    40),
            play(
                    "resolve",
                    FIRST,
                    "Say that somebody takes care of a message",
                    new PlayCause(Set.of(AlertKind.UNANSWERED), Set.of("message-unanswered"), null),
                    PlayAction.RESOLVE,
                    Set.of(Stop.RECOVERED, Stop.RESOLVED, Stop.ANSWERED, Stop.CASE_CLOSED),
                    50),
            play(
                    "reply-publicly",
                    FIRST,
                    "Answer a public complaint where it stands",
                    new PlayCause(Set.of(AlertKind.UNANSWERED), Set.of("review-unanswered"), null),
                    PlayAction.REPLY_PUBLICLY,
                    Set.of(Stop.RECOVERED, Stop.RESOLVED, Stop.ANSWERED, Stop.CASE_CLOSED),
                    50),
            play(
                    "ask-for-story",
                    FIRST,
                    "Ask a delighted VIP for the story",
                    new PlayCause(Set.of(AlertKind.GOOD_NEWS), Set.of("delighted-vip"), null),
                    PlayAction.ASK_FOR_STORY,
                    Set.of(Stop.NEW_COMPLAINT),
                    30),
            play(
                    "thank",
                    FIRST,
                    "Thank a new fan",
                    new PlayCause(Set.of(AlertKind.GOOD_NEWS), null, null),
                    PlayAction.THANK,
                    Set.of(Stop.NEW_COMPLAINT),
                    20));

    private ShippedPlays() {}

    private static Play play(
            String key, int version, String name, PlayCause cause, PlayAction action, Set<Stop> stops, int priority) {
        var definition = new PlayDefinition(
                name,
                cause,
                EVERYBODY,
                action,
                WAYS,
                List.of(),
                Duration.ZERO,
                stops,
                null,
                true,
                false,
                priority,
                true);
        return new Play(key, null, version, definition, null, null);
    }
}
