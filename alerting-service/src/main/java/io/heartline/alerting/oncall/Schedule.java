package io.heartline.alerting.oncall;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who is on call when.
 *
 * @param zone whose wall the clock hangs on, as in {@code Europe/Berlin}
 * @param participants all that may be on call
 * @param rotations later ones lie above earlier ones: where they hold, they are whom to call
 */
public record Schedule(String zone, List<Participant> participants, List<Rotation> rotations) {
    private static final int PARTICIPANTS_MAX = 100;
    private static final int ROTATIONS_MAX = 10;

    /** Refuses unknown zones, names that are there twice, and turns of people who are not there. */
    public Schedule {
        try {
            ZoneId.of(Texts.text(zone, "zone"));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("zone is not a time zone", e);
        }
        participants = Texts.list(participants, 1, PARTICIPANTS_MAX, "participants");
        rotations = Texts.list(rotations, 1, ROTATIONS_MAX, "rotations");
        var names = participants.stream().map(Participant::name).collect(Collectors.toSet());
        if (names.size() < participants.size()) {
            throw new IllegalArgumentException("two participants have the same name");
        }
        if (!rotations.stream().allMatch(rotation -> names.containsAll(rotation.order()))) {
            throw new IllegalArgumentException("a rotation names somebody who is no participant");
        }
    }

    Optional<Participant> participant(@Nullable String name) {
        return participants.stream()
                .filter(one -> Objects.equals(one.name(), name))
                .findFirst();
    }

    /** Who is on call at an instant: the newest stand-in, else by the uppermost rotation that holds. */
    Optional<Participant> onCall(List<StandIn> standIns, Instant at) {
        for (int i = standIns.size() - 1; i >= 0; i--) {
            if (standIns.get(i).contains(at)) {
                return participant(standIns.get(i).participant());
            }
        }
        var wall = ZoneId.of(zone);
        for (int i = rotations.size() - 1; i >= 0; i--) {
            var holder = rotations.get(i).holder(at, wall);
            if (holder != null) {
                return participant(holder);
            }
        }
        return Optional.empty();
    }
}
