package io.heartline.ingestion.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever was linked, merged and undone in whatever order, who is who follows from the merges that stand.
 *
 * <p>The world here keeps its persons step by step, touching only those that a step concerns, as the service does; what it
 * ends in is compared with the final graph read at once.
 */
class GraphLawsTest {
    private static final List<IdentifierKind> KINDS = List.of(IdentifierKind.values());
    private static final Linking.Limits LIMITS = new Linking.Limits(3, 6);

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /** Customers, their identifiers and the graph, held in memory. */
    private static final class World {
        private final Random random;
        private final Map<CustomerKey, UUID> owners = new LinkedHashMap<>();
        private final Map<CustomerKey, Set<CustomerKey>> partners = new HashMap<>();
        private final Set<CustomerKey> shared = new HashSet<>();
        private final Map<UUID, UUID> persons = new LinkedHashMap<>();
        private final Map<Integer, Graph.Merge> standing = new LinkedHashMap<>();
        private final List<Graph.Merge> undone = new ArrayList<>();
        private int merges;
        private long made;

        World(long seed) {
            random = new Random(seed);
        }

        void step() {
            switch (random.nextInt(5)) {
                case 0 -> mergeByHand();
                case 1 -> undo();
                default -> link();
            }
        }

        private void link() {
            var keys = IntStream.range(0, 2 + random.nextInt(3))
                    .mapToObj(i -> key())
                    .distinct()
                    .toList();
            var claims = keys.stream()
                    .map(key -> new Linking.Claim(key, owner(key, keys)))
                    .toList();
            var plan = Linking.plan(claims, facts(), LIMITS, this::id);
            plan.created().forEach(id -> persons.put(id, id));
            owners.putAll(plan.given());
            plan.shared().forEach(claim -> shared.add(claim.key()));
            keys.forEach(
                    key -> partners.computeIfAbsent(key, k -> new HashSet<>()).addAll(keys));
            plan.merges().forEach(merge -> standing.put(merges++, merge));
            settle(plan.merges());
        }

        private void mergeByHand() {
            if (persons.size() < 2) {
                return;
            }
            var all = List.copyOf(persons.keySet());
            var one = all.get(random.nextInt(all.size()));
            var other = all.get(random.nextInt(all.size()));
            if (!person(one).equals(person(other))) {
                var merge = new Graph.Merge(one, other);
                standing.put(merges++, merge);
                settle(List.of(merge));
            }
        }

        private void undo() {
            if (standing.isEmpty()) {
                return;
            }
            var id = List.copyOf(standing.keySet()).get(random.nextInt(standing.size()));
            var merge = Objects.requireNonNull(standing.remove(id));
            undone.add(merge);
            settle(List.of(merge));
        }

        /** As the service does it: the members of the persons concerned, and the merges among them. */
        private void settle(List<Graph.Merge> changed) {
            Set<UUID> touched = new HashSet<>();
            changed.forEach(merge -> {
                touched.add(person(merge.customerId()));
                touched.add(person(merge.otherId()));
            });
            var members = persons.keySet().stream()
                    .filter(customer -> touched.contains(person(customer)))
                    .toList();
            var among = standing.values().stream()
                    .filter(merge -> members.contains(merge.customerId()))
                    .toList();
            persons.putAll(Graph.canonicalIds(members, among));
        }

        private UUID person(UUID customer) {
            return persons.getOrDefault(customer, customer);
        }

        private UUID id() {
            return new UUID(0x0199_0000_0000_7000L | (made++ << 16), 0x8000_0000_0000_0000L | random.nextInt());
        }

        private CustomerKey key() {
            var kind = KINDS.get(random.nextInt(KINDS.size()));
            var system = random.nextBoolean() ? "crm:" : "";
            return new CustomerKey("willow", kind, system + random.nextInt(6));
        }

        private Linking.@Nullable Owner owner(CustomerKey key, List<CustomerKey> said) {
            var owner = owners.get(key);
            if (owner == null) {
                return null;
            }
            Map<IdentifierKind, Integer> counts = new HashMap<>();
            var known = new HashSet<>(partners.getOrDefault(key, Set.of()));
            known.addAll(said);
            known.remove(key);
            known.forEach(partner -> counts.merge(partner.kind(), 1, Integer::sum));
            return new Linking.Owner(
                    1, owner, person(owner), shared.contains(key) ? Sharing.SHARED : Sharing.OWN, counts);
        }

        private Linking.Facts facts() {
            Map<UUID, Set<String>> systems = new HashMap<>();
            owners.forEach((key, customer) -> {
                if (key.kind() == IdentifierKind.EXTERNAL_ID) {
                    systems.computeIfAbsent(person(customer), id -> new HashSet<>())
                            .add(Linking.system(key.value()));
                }
            });
            Map<UUID, Set<UUID>> apart = new HashMap<>();
            undone.forEach(merge -> {
                var one = person(merge.customerId());
                var other = person(merge.otherId());
                if (!one.equals(other)) {
                    apart.computeIfAbsent(one, id -> new HashSet<>()).add(other);
                    apart.computeIfAbsent(other, id -> new HashSet<>()).add(one);
                }
            });
            return new Linking.Facts(systems, apart);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void any_sequence_ends_in_the_canonical_ids_of_the_final_graph(long seed) {
        var world = new World(seed);
        for (int i = 0; i < 120; i++) {
            world.step();
        }

        // when
        var replayed = Graph.canonicalIds(world.persons.keySet(), world.standing.values());

        assertThat(world.persons).isEqualTo(replayed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_order_of_merges_does_not_matter(long seed) {
        var world = new World(seed);
        for (int i = 0; i < 60; i++) {
            world.step();
        }
        var shuffled = new ArrayList<>(world.standing.values());
        Collections.shuffle(shuffled, new Random(seed));

        // when
        var replayed = Graph.canonicalIds(world.persons.keySet(), shuffled);

        assertThat(replayed).isEqualTo(world.persons);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_merge_and_its_undo_leave_everyone_as_before(long seed) {
        var world = new World(seed);
        for (int i = 0; i < 60; i++) {
            world.step();
        }
        var before = Map.copyOf(world.persons);
        var all = List.copyOf(world.persons.keySet());
        var merge = new Graph.Merge(all.getFirst(), all.getLast());

        // when
        world.standing.put(-1, merge);
        world.settle(List.of(merge));
        world.standing.remove(-1);
        world.settle(List.of(merge));

        assertThat(world.persons).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_canonical_id_is_the_oldest_of_the_person(long seed) {
        var world = new World(seed);

        // when
        for (int i = 0; i < 60; i++) {
            world.step();
        }

        world.persons.forEach((customer, person) -> {
            assertThat(Graph.ORDER.compare(person, customer)).isNotPositive();
            assertThat(world.persons.get(person)).isEqualTo(person);
        });
    }

    @Test
    void the_worlds_merge_undo_set_apart_and_doubt() {
        int undone = 0;
        int shared = 0;
        int joined = 0;

        // when
        for (long seed = 0; seed < 50; seed++) {
            var world = new World(seed);
            for (int i = 0; i < 120; i++) {
                world.step();
            }
            undone += world.undone.size();
            shared += world.shared.size();
            joined += (int) world.persons.entrySet().stream()
                    .filter(entry -> !entry.getKey().equals(entry.getValue()))
                    .count();
        }

        assertThat(List.of(undone, shared, joined)).allMatch(count -> count > 50);
    }
}
