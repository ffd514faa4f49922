package io.heartline.ingestion.transcript;

import io.heartline.platform.problem.InvalidInput;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells agents from the customer.
 *
 * <p>Where the caller names the agents, everybody else is the customer. Otherwise labels are read, such as {@code Agent
 * 2} and {@code 客户}; if they name at least one side, the others are the other side. If they name none, the one who
 * speaks first is the agent, since who picks up the phone says hello.
 */
final class Speakers {
    private static final Set<String> AGENTS = Set.of(
            "agent",
            "advisor",
            "adviser",
            "representative",
            "rep",
            "support",
            "operator",
            "assistant",
            "bot",
            "staff",
            "employee",
            "客服",
            "坐席",
            "座席",
            "话务员",
            "客服人员");
    private static final Set<String> CUSTOMERS =
            Set.of("customer", "caller", "client", "user", "guest", "consumer", "客户", "顾客", "用户", "来电者", "客戶");

    private final Set<String> agents;
    private final boolean agentsByName;

    private Speakers(Set<String> agents, boolean agentsByName) {
        this.agents = agents;
        this.agentsByName = agentsByName;
    }

    /**
     * Finds out who is who.
     *
     * @param named the agents that the caller names; may be empty
     * @throws InvalidInput if the transcript does not tell the speakers of its turns apart
     */
    static Speakers of(List<Turn> turns, Collection<String> named) {
        if (turns.stream().anyMatch(turn -> turn.speaker() == null)) {
            throw new InvalidInput("unknown-speaker", "The transcript does not say who speaks in its first turn.");
        }
        if (!named.isEmpty()) {
            return new Speakers(named.stream().map(Speakers::simple).collect(Collectors.toSet()), true);
        }
        var labels = turns.stream().map(turn -> label(turn.speaker())).collect(Collectors.toSet());
        if (labels.stream().anyMatch(AGENTS::contains)) {
            return new Speakers(AGENTS, false);
        }
        if (labels.stream().anyMatch(CUSTOMERS::contains)) {
            return new Speakers(
                    labels.stream().filter(label -> !CUSTOMERS.contains(label)).collect(Collectors.toSet()), false);
        }
        return new Speakers(
                turns.isEmpty() ? Set.of() : Set.of(simple(turns.getFirst().speaker())), true);
    }

    boolean isAgent(@Nullable String speaker) {
        return agents.contains(agentsByName ? simple(speaker) : label(speaker));
    }

    private static String simple(@Nullable String speaker) {
        return String.valueOf(speaker).strip().toLowerCase(Locale.ROOT);
    }

    /** {@code Agent 2} and {@code agent} are one label. */
    private static String label(@Nullable String speaker) {
        return simple(speaker).replaceFirst("[\\s_#-]*\\d{1,3}$", "");
    }
}
