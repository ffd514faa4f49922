package io.heartline.alerting.oncall;

import java.util.List;

/**
 * Somebody who takes turns.
 *
 * @param name as calendars show it
 * @param receivers how this person is told, by name
 */
public record Participant(String name, List<String> receivers) {
    private static final int RECEIVERS_MAX = 5;

    /** Refuses somebody who cannot be told. */
    public Participant {
        Texts.text(name, "name");
        receivers = Texts.list(receivers, 1, RECEIVERS_MAX, "receivers");
        receivers.forEach(receiver -> Texts.text(receiver, "receivers"));
    }
}
