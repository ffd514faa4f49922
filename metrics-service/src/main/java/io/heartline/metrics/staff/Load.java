package io.heartline.metrics.staff;

import io.heartline.metrics.estimate.Share;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The exposure of groups of agents to angry contacts.
 *
 * @param total of all queues; null if it would tell, by subtraction, of a group that is too small to be shown
 * @param queues those with enough agents, by name
 * @param hiddenQueues how many have too few agents
 */
public record Load(@Nullable Group total, List<Queue> queues, int hiddenQueues) {
    /** Keeps the queues as they are now. */
    public Load {
        queues = List.copyOf(queues);
    }

    /** What an agent had in a queue over the time that is asked for. */
    record Exposure(String queue, String agent, long contacts, long angry) {}

    /** A queue. */
    public record Queue(String queue, Group load) {}

    /**
     * A group of agents, of whom none can be told from the others.
     *
     * @param agents how many
     * @param contacts customers' expressions in conversations that an agent of the group wrote in; one that two agents
     *     share counts for both
     * @param angry the part of them that is angry or disgusted
     * @param angryPerAgent the quartiles of angry contacts of an agent, by nearest rank
     * @param mostExposedPercent which part of the angry contacts the quarter of the agents with the most of them had; an
     *     even load is near 25; null of none
     */
    public record Group(
            int agents,
            long contacts,
            Share angry,
            Quartiles angryPerAgent,
            @Nullable Double mostExposedPercent) {}

    /** A quarter, a half and three quarters of the agents have at most this many. */
    public record Quartiles(long lower, long median, long upper) {}

    /**
     * The load that exposures make.
     *
     * @param groupMin groups of fewer agents are not shown
     */
    static Load of(List<Exposure> exposures, int groupMin) {
        Map<String, List<Exposure>> byQueue = new TreeMap<>();
        exposures.forEach(exposure -> byQueue.computeIfAbsent(exposure.queue(), queue -> new ArrayList<>())
                .add(exposure));
        List<Queue> shown = new ArrayList<>();
        Set<String> hidden = new HashSet<>();
        int hiddenQueues = 0;
        for (var queue : byQueue.entrySet()) {
            var agents = agents(queue.getValue());
            if (agents.size() >= groupMin) {
                shown.add(new Queue(queue.getKey(), group(queue.getValue())));
            } else {
                hidden.addAll(agents);
                hiddenQueues++;
            }
        }
        boolean safe = hiddenQueues == 0 || hidden.size() >= groupMin;
        boolean enough = agents(exposures).size() >= groupMin;
        return new Load(safe && enough ? group(exposures) : null, shown, hiddenQueues);
    }

    private static Set<String> agents(List<Exposure> exposures) {
        Set<String> agents = new HashSet<>();
        exposures.forEach(exposure -> agents.add(exposure.agent()));
        return agents;
    }

    private static Group group(List<Exposure> exposures) {
        Map<String, Long> angryOf = new TreeMap<>();
        long contacts = 0;
        long angry = 0;
        for (var exposure : exposures) {
            angryOf.merge(exposure.agent(), exposure.angry(), Long::sum);
            contacts += exposure.contacts();
            angry += exposure.angry();
        }
        long[] sorted =
                angryOf.values().stream().mapToLong(Long::longValue).sorted().toArray();
        int quarter = (sorted.length + 3) / 4;
        long most =
                Arrays.stream(sorted, sorted.length - quarter, sorted.length).sum();
        return new Group(
                sorted.length,
                contacts,
                Share.of(angry, contacts),
                new Quartiles(rank(sorted, 0.25), rank(sorted, 0.5), rank(sorted, 0.75)),
                angry == 0 ? null : (Double) (100.0 * most / angry));
    }

    private static long rank(long[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
