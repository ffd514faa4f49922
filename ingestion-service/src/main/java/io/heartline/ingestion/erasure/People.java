package io.heartline.ingestion.erasure;

import io.heartline.ingestion.privacy.Memory;
import io.heartline.ingestion.privacy.Person;
import io.heartline.platform.access.Brands;
import io.heartline.platform.database.Database;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Finds everything by which a person is known: all ids that merges made one, and all names. */
@ApplicationScoped
class People {
    private static final String MEMBERS = """
            select alias.id, alias.brand from customer self
            join customer alias on alias.canonical_id = self.canonical_id
            where self.id = ? order by alias.id""";
    private static final String DELETE = "delete from customer where id = any(?)";

    private final Database database;
    private final List<Memory> memories;

    People(Database database, @All List<Memory> memories) {
        this.database = database;
        this.memories = List.copyOf(memories);
    }

    /** A person and the brand whose customer it is. */
    record Known(Person person, String brand) {}

    /** The person that a customer id means, if these brands may know. */
    Optional<Known> find(UUID customerId, Brands brands) {
        record Member(UUID id, String brand) {}
        var members = database.query(
                MEMBERS, row -> new Member(row.getObject("id", UUID.class), row.getString("brand")), customerId);
        if (members.isEmpty() || !members.stream().allMatch(member -> brands.contain(member.brand()))) {
            return Optional.empty();
        }
        Set<UUID> ids = new TreeSet<>(members.stream().map(Member::id).toList());
        return Optional.of(
                new Known(new Person(ids, names(ids)), members.getFirst().brand()));
    }

    private Set<String> names(Collection<UUID> ids) {
        Set<String> names = new HashSet<>();
        memories.forEach(memory -> names.addAll(memory.names(ids)));
        return names;
    }

    /** What features keep, one after another. */
    List<Memory> memories() {
        return memories;
    }

    /** Deletes the customers themselves, to whom nothing refers any more. */
    long delete(Person person) {
        return database.update(DELETE, (Object) person.array());
    }
}
