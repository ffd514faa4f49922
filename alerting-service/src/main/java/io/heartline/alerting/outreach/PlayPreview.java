package io.heartline.alerting.outreach;

import io.heartline.contracts.Arm;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What a play would have done with recorded alerts.
 *
 * @param examined alerts about customers
 * @param caused those that the play answers
 * @param audience those of them whose customer it is for
 * @param reachedAlready of the audience, whose earlier outreach would still have been open
 * @param withheld of the audience, whom the contact policy withholds, by its rule
 * @param control of the audience, who would have been left alone for the comparison
 * @param proposed of the audience, to whom something would have been proposed
 * @param severe of the proposed, who were harmed severely and take no part in the draw
 */
record PlayPreview(
        int examined,
        int caused,
        int audience,
        int reachedAlready,
        Map<String, Integer> withheld,
        int control,
        int proposed,
        int severe) {
    /**
     * An alert, as far as the play is concerned.
     *
     * @param person the canonical id of the customer
     * @param withheldBy the rule of the contact policy that withholds; empty if none does
     */
    record Case(
            Instant at, UUID person, boolean caused, boolean audience, boolean severe, Arm arm, String withheldBy) {}

    /**
     * Goes through alerts in order of time.
     *
     * @param life for how long an outreach keeps a person from another one
     */
    static PlayPreview of(List<Case> cases, Duration life) {
        Map<UUID, Instant> open = new HashMap<>();
        Map<String, Integer> withheld = new TreeMap<>();
        int caused = 0;
        int audience = 0;
        int already = 0;
        int control = 0;
        int proposed = 0;
        int severe = 0;
        var ordered = cases.stream().sorted(Comparator.comparing(Case::at)).toList();
        for (var one : ordered) {
            caused += one.caused() ? 1 : 0;
            if (!one.caused() || !one.audience()) {
                continue;
            }
            audience++;
            var before = open.get(one.person());
            if (before != null && one.at().isBefore(before.plus(life))) {
                already++;
            } else if (!one.withheldBy().isEmpty()) {
                withheld.merge(one.withheldBy(), 1, Integer::sum);
            } else {
                open.put(one.person(), one.at());
                boolean alone = !one.severe() && one.arm() == Arm.CONTROL;
                control += alone ? 1 : 0;
                proposed += alone ? 0 : 1;
                severe += one.severe() ? 1 : 0;
            }
        }
        return new PlayPreview(cases.size(), caused, audience, already, withheld, control, proposed, severe);
    }
}
