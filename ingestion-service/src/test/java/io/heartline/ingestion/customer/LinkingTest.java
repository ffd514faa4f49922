package io.heartline.ingestion.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.Ids;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkingTest {
    private static final Linking.Limits LIMITS = new Linking.Limits(2, 4);
    private static final UUID ADA = Ids.next();
    private static final UUID BOB = Ids.next();
    private static final UUID NEW = Ids.next();

    private static Linking.Claim claim(IdentifierKind kind, String value, @Nullable UUID owner) {
        return claim(kind, value, owner, Sharing.OWN, Map.of());
    }

    private static Linking.Claim claim(
            IdentifierKind kind,
            String value,
            @Nullable UUID owner,
            Sharing sharing,
            Map<IdentifierKind, Integer> partners) {
        return new Linking.Claim(
                new CustomerKey("willow", kind, value),
                owner == null ? null : new Linking.Owner(1, owner, owner, sharing, partners));
    }

    private static Linking.Plan plan(Linking.Facts facts, Linking.Claim... claims) {
        return Linking.plan(List.of(claims), facts, LIMITS, () -> NEW);
    }

    private static Linking.Facts facts(Map<UUID, Set<String>> systems) {
        return new Linking.Facts(systems, Map.of());
    }

    @Test
    void identifiers_that_nobody_has_become_those_of_one_new_customer() {
        // when
        var plan = plan(
                facts(Map.of()),
                claim(IdentifierKind.EXTERNAL_ID, "C-1", null),
                claim(IdentifierKind.EMAIL, "ada@example.org", null));

        assertThat(plan.created()).containsExactly(NEW);
        assertThat(plan.given().values()).containsExactly(NEW, NEW);
        assertThat(plan.merges()).isEmpty();
    }

    @Test
    void an_identifier_that_nobody_has_goes_to_the_customer_who_is_known() {
        // when
        var plan = plan(
                facts(Map.of()),
                claim(IdentifierKind.ANONYMOUS_ID, "a", null),
                claim(IdentifierKind.EXTERNAL_ID, "C-1", ADA));

        assertThat(plan.created()).isEmpty();
        assertThat(plan.given().values()).containsExactly(ADA);
    }

    @Test
    void two_customers_are_merged() {
        // when
        var plan = plan(
                facts(Map.of(BOB, Set.of(""))),
                claim(IdentifierKind.ANONYMOUS_ID, "a", ADA),
                claim(IdentifierKind.EXTERNAL_ID, "C-1", BOB));

        assertThat(plan.merges()).containsExactly(new Graph.Merge(ADA, BOB));
    }

    @Test
    void two_ids_in_one_system_are_two_accounts_for_a_person_to_decide() {
        // when
        var plan = plan(
                facts(Map.of(ADA, Set.of("", "crm"), BOB, Set.of("crm"))),
                claim(IdentifierKind.EMAIL, "shop@example.org", ADA),
                claim(IdentifierKind.EXTERNAL_ID, "crm:2", BOB));

        assertThat(plan.merges()).isEmpty();
        assertThat(plan.doubts()).containsExactly(new Linking.Doubt(ConflictKind.EXTERNAL_IDS, ADA, BOB));
    }

    @Test
    void a_new_id_in_a_system_where_the_person_has_one_gets_a_customer_of_its_own() {
        // when
        var plan = plan(
                facts(Map.of(ADA, Set.of("crm"))),
                claim(IdentifierKind.EXTERNAL_ID, "crm:2", null),
                claim(IdentifierKind.EMAIL, "shop@example.org", ADA));

        assertThat(plan.given().values()).containsExactly(NEW);
        assertThat(plan.doubts()).containsExactly(new Linking.Doubt(ConflictKind.EXTERNAL_IDS, ADA, NEW));
    }

    @Test
    void ids_in_two_systems_may_be_one_person() {
        // when
        var plan = plan(
                facts(Map.of(ADA, Set.of("crm"), BOB, Set.of("shop"))),
                claim(IdentifierKind.EXTERNAL_ID, "crm:1", ADA),
                claim(IdentifierKind.EXTERNAL_ID, "shop:1", BOB));

        assertThat(plan.merges()).containsExactly(new Graph.Merge(ADA, BOB));
    }

    @Test
    void who_was_set_apart_is_not_merged_again() {
        // when
        var plan = plan(
                new Linking.Facts(Map.of(), Map.of(ADA, Set.of(BOB), BOB, Set.of(ADA))),
                claim(IdentifierKind.ANONYMOUS_ID, "a", ADA),
                claim(IdentifierKind.EMAIL, "ada@example.org", BOB));

        assertThat(plan.merges()).isEmpty();
        assertThat(plan.doubts()).containsExactly(new Linking.Doubt(ConflictKind.SET_APART, ADA, BOB));
    }

    @Test
    void an_identifier_with_too_many_partners_of_one_kind_stops_linking_and_is_reported() {
        // when
        var plan = plan(
                facts(Map.of()),
                claim(IdentifierKind.EMAIL, "shop@example.org", ADA, Sharing.OWN, Map.of(IdentifierKind.PHONE, 3)),
                claim(IdentifierKind.PHONE, "+442079460958", null));

        assertThat(plan.shared()).hasSize(1);
        assertThat(plan.created()).containsExactly(NEW);
        assertThat(plan.given().values()).containsExactly(NEW);
    }

    @Test
    void an_identifier_has_as_many_partners_as_the_limit_says() {
        // when
        var plan = plan(
                facts(Map.of()),
                claim(IdentifierKind.EMAIL, "a@example.org", ADA, Sharing.OWN, Map.of(IdentifierKind.PHONE, 2)),
                claim(IdentifierKind.ANONYMOUS_ID, "a", BOB, Sharing.OWN, Map.of(IdentifierKind.ANONYMOUS_ID, 4)));

        assertThat(plan.shared()).isEmpty();
        assertThat(plan.merges()).containsExactly(new Graph.Merge(ADA, BOB));
    }

    @Test
    void a_shared_identifier_links_no_one_until_somebody_vouches_for_it() {
        var partners = Map.of(IdentifierKind.PHONE, 9);

        // when
        var shared = plan(
                facts(Map.of()),
                claim(IdentifierKind.EMAIL, "shop@example.org", ADA, Sharing.SHARED, partners),
                claim(IdentifierKind.PHONE, "+442079460958", BOB));
        var vouched = plan(
                facts(Map.of()),
                claim(IdentifierKind.EMAIL, "shop@example.org", ADA, Sharing.VOUCHED, partners),
                claim(IdentifierKind.PHONE, "+442079460958", BOB));

        assertThat(shared.merges()).isEmpty();
        assertThat(shared.shared()).isEmpty();
        assertThat(vouched.merges()).containsExactly(new Graph.Merge(ADA, BOB));
    }

    @ParameterizedTest
    @CsvSource({"crm:88, crm", "C-1042, ''", "Crm:88, ''", "a-b:1:2, a-b", ":1, ''"})
    void the_system_of_an_external_id_is_the_slug_before_its_first_colon(String id, String system) {
        assertThat(Linking.system(id)).isEqualTo(system);
    }
}
