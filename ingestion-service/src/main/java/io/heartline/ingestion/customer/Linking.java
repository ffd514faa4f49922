package io.heartline.ingestion.customer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides what follows when identifiers are said to mean one person.
 *
 * <p>The first identifier that is not shared decides whose the others become. Nobody is merged whom a person has set
 * apart, and no two persons are merged who both have an id in the same system: that is left to a person.
 */
final class Linking {
    private static final Pattern SYSTEM = Pattern.compile("([a-z0-9]+(?:-[a-z0-9]+)*+):.*", Pattern.DOTALL);

    private final Facts facts;
    private final Limits limits;
    private final Supplier<UUID> ids;
    private final Map<UUID, Group> groups = new HashMap<>();
    private final Map<CustomerKey, UUID> given = new LinkedHashMap<>();
    private final Set<UUID> created = new HashSet<>();
    private final List<Graph.Merge> merges = new ArrayList<>();
    private final Set<Doubt> doubts = new LinkedHashSet<>();
    private final List<Claim> shared = new ArrayList<>();

    private Linking(Facts facts, Limits limits, Supplier<UUID> ids) {
        this.facts = facts;
        this.limits = limits;
        this.ids = ids;
    }

    /** An identifier, and who has it. */
    record Claim(CustomerKey key, @Nullable Owner owner) {}

    /**
     * Who has an identifier.
     *
     * @param number of the identifier's row
     * @param customerId as first assigned
     * @param personId the canonical id
     * @param partners how many identifiers of each kind it was said to belong together with, now included
     */
    record Owner(long number, UUID customerId, UUID personId, Sharing sharing, Map<IdentifierKind, Integer> partners) {}

    /**
     * What else is known of the owners.
     *
     * @param systems in which each person has an external id
     * @param apart persons of whom customers were merged and set apart again, both ways round
     */
    record Facts(Map<UUID, Set<String>> systems, Map<UUID, Set<UUID>> apart) {}

    /** How many partners an identifier of one person has at most. */
    record Limits(int partnersMax, int visitorsMax) {
        int of(IdentifierKind kind) {
            return switch (kind) {
                case EXTERNAL_ID, HANDLE, EMAIL, PHONE -> partnersMax;
                case ANONYMOUS_ID -> visitorsMax;
            };
        }
    }

    /** Two customers who may be one person. */
    record Doubt(ConflictKind kind, UUID customerId, UUID otherId) {}

    /**
     * What is to be done.
     *
     * @param given to whom the identifiers that were nobody's go
     * @param created which of these customers are new
     * @param shared identifiers that now turn out to be several persons'
     */
    record Plan(
            Map<CustomerKey, UUID> given,
            Set<UUID> created,
            List<Graph.Merge> merges,
            List<Doubt> doubts,
            List<Claim> shared) {}

    /** A person in the making: persons that are known, or a customer who is new. */
    private static final class Group {
        private final UUID customerId;
        private final Set<UUID> persons = new HashSet<>();
        private final Set<String> systems = new HashSet<>();

        Group(UUID customerId) {
            this.customerId = customerId;
        }
    }

    static Plan plan(List<Claim> claims, Facts facts, Limits limits, Supplier<UUID> ids) {
        var linking = new Linking(facts, limits, ids);
        linking.run(claims);
        return new Plan(linking.given, linking.created, linking.merges, List.copyOf(linking.doubts), linking.shared);
    }

    /** The system of an external id: what stands before its first colon, if that is a slug; else the brand's own. */
    static String system(String externalId) {
        var matcher = SYSTEM.matcher(externalId);
        return matcher.matches() ? matcher.group(1) : "";
    }

    private void run(List<Claim> claims) {
        List<Claim> usable = new ArrayList<>();
        for (var claim : claims) {
            if (becomesShared(claim)) {
                shared.add(claim);
            } else if (claim.owner() == null || claim.owner().sharing() != Sharing.SHARED) {
                usable.add(claim);
            }
        }
        var base = base(usable);
        for (var claim : usable) {
            if (base == null) {
                base = create(claim.key()); // nobody is known by any of them
            } else if (claim.owner() == null) {
                give(base, claim.key());
            } else {
                join(base, group(claim.owner()));
            }
        }
    }

    /** The person of the first identifier that somebody has. */
    private @Nullable Group base(List<Claim> usable) {
        for (var claim : usable) {
            if (claim.owner() != null) {
                return group(claim.owner());
            }
        }
        return null;
    }

    private boolean becomesShared(Claim claim) {
        var owner = claim.owner();
        return owner != null
                && owner.sharing() == Sharing.OWN
                && owner.partners().entrySet().stream()
                        .anyMatch(partners -> partners.getValue() > limits.of(partners.getKey()));
    }

    private Group group(Owner owner) {
        return groups.computeIfAbsent(owner.personId(), person -> {
            var group = new Group(owner.customerId());
            group.persons.add(person);
            group.systems.addAll(facts.systems().getOrDefault(person, Set.of()));
            return group;
        });
    }

    private Group create(CustomerKey key) {
        var group = new Group(ids.get());
        created.add(group.customerId);
        take(group, key);
        return group;
    }

    private void take(Group group, CustomerKey key) {
        given.put(key, group.customerId);
        if (key.kind() == IdentifierKind.EXTERNAL_ID) {
            group.systems.add(system(key.value()));
        }
    }

    private void give(Group base, CustomerKey key) {
        if (key.kind() == IdentifierKind.EXTERNAL_ID && base.systems.contains(system(key.value()))) {
            doubts.add(new Doubt(ConflictKind.EXTERNAL_IDS, base.customerId, create(key).customerId));
        } else {
            take(base, key);
        }
    }

    private void join(Group base, Group other) {
        if (base == other) {
            return;
        }
        if (areApart(base, other)) {
            doubts.add(new Doubt(ConflictKind.SET_APART, base.customerId, other.customerId));
        } else if (base.systems.stream().anyMatch(other.systems::contains)) {
            doubts.add(new Doubt(ConflictKind.EXTERNAL_IDS, base.customerId, other.customerId));
        } else {
            merges.add(new Graph.Merge(base.customerId, other.customerId));
            base.persons.addAll(other.persons);
            base.systems.addAll(other.systems);
            other.persons.forEach(person -> groups.put(person, base));
        }
    }

    private boolean areApart(Group base, Group other) {
        return base.persons.stream()
                .map(person -> facts.apart().getOrDefault(person, Set.of()))
                .anyMatch(apart -> other.persons.stream().anyMatch(apart::contains));
    }
}
