package io.heartline.alerting.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTreeTest {
    private static final Instant TUESDAY_NOON = Instant.parse("2026-09-01T04:00:00Z"); // in Shanghai
    private static final Instant TUESDAY_NIGHT = Instant.parse("2026-09-01T16:00:00Z");
    private static final TimeInterval OFFICE = new TimeInterval(
            "office",
            "Asia/Shanghai",
            List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY),
            LocalTime.of(9, 0),
            LocalTime.of(18, 0),
            List.of());

    @Test
    void an_alert_that_no_branch_takes_goes_to_the_root() {
        var tree = tree(branch("a", false, in("brand", "x")));

        // when
        var found = tree.destinations(Map.of("brand", "y"), TUESDAY_NOON);

        assertThat(found).extracting(Destination::receivers).containsExactly(List.of("default"));
    }

    @Test
    void the_first_branch_that_takes_it_is_the_only_one_unless_it_goes_on() {
        var tree = tree(
                branch("a", true, in("brand", "x")),
                branch("b", false, in("brand", "x")),
                branch("c", false, in("brand", "x")));

        // when
        var found = tree.destinations(Map.of("brand", "x"), TUESDAY_NOON);

        assertThat(found).extracting(Destination::receivers).containsExactly(List.of("a"), List.of("b"));
        assertThat(found).extracting(Destination::path).containsExactly("root/0", "root/1");
    }

    @Test
    void business_hours_decide_by_the_clock_of_their_zone() {
        var day = new Route(List.of(), List.of("office"), List.of(), List.of("chat"), null, null, false, List.of());
        var night = new Route(List.of(), List.of(), List.of("office"), List.of("pager"), null, null, false, List.of());
        var tree = new RoutingTree(root(day, night), List.of(OFFICE), List.of());

        // when
        var noon = tree.destinations(Map.of(), TUESDAY_NOON);
        var late = tree.destinations(Map.of(), TUESDAY_NIGHT);

        assertThat(noon).extracting(Destination::receivers).containsExactly(List.of("chat"));
        assertThat(late).extracting(Destination::receivers).containsExactly(List.of("pager"));
    }

    @ParameterizedTest
    @CsvSource({
        "in, 9, true",
        "in, 8, false",
        "not-in, 8, true",
        "not-in, 9, false",
        "starts-with, 9, true",
        "at-least, 9, true",
        "at-least, 9.5, false",
        "at-most, 9, true",
        "at-most, 8, false",
    })
    void a_condition_compares_as_it_says(String op, String value, boolean expected) {
        var matcher = new Matcher("severity", Matcher.Op.of(op), List.of(value));

        // when
        boolean matches = matcher.matches(Map.of("severity", "9"));

        assertThat(matches).isEqualTo(expected);
    }

    @Test
    void a_label_that_is_not_there_is_in_nothing() {
        // when
        var matches = List.of(Matcher.Op.values()).stream()
                .filter(op -> new Matcher("product", op, List.of("1")).matches(Map.of()))
                .toList();

        assertThat(matches).containsExactly(Matcher.Op.NOT_IN);
    }

    @Test
    void an_interval_over_midnight_belongs_to_the_day_on_which_it_begins() {
        var night = new TimeInterval(
                "night",
                "UTC",
                List.of(DayOfWeek.FRIDAY),
                LocalTime.of(22, 0),
                LocalTime.of(6, 0),
                List.of(LocalDate.parse("2026-09-11")));

        // when
        var within = List.of(
                night.contains(Instant.parse("2026-09-04T23:00:00Z")),
                night.contains(Instant.parse("2026-09-05T05:59:59Z")),
                night.contains(Instant.parse("2026-09-05T06:00:00Z")),
                night.contains(Instant.parse("2026-09-04T05:00:00Z")),
                night.contains(Instant.parse("2026-09-12T05:00:00Z")));

        assertThat(within).containsExactly(true, true, false, false, false);
    }

    @Test
    void a_crisis_makes_the_drifts_of_its_brand_needless_and_never_itself() {
        var rule =
                new Inhibition(List.of(in("kind", "crisis")), List.of(in("kind", "drift", "crisis")), List.of("brand"));
        var crisis = Map.of("kind", "crisis", "brand", "x");

        // when
        var holds = List.of(
                rule.holds(crisis, Map.of("kind", "drift", "brand", "x")),
                rule.holds(crisis, Map.of("kind", "drift", "brand", "y")),
                rule.holds(crisis, Map.of("kind", "shock", "brand", "x")),
                rule.holds(crisis, crisis));

        assertThat(holds).containsExactly(true, false, false, false);
    }

    @Test
    void what_could_be_misread_is_refused() {
        // when
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Matcher("severity", Matcher.Op.AT_LEAST, List.of("x")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Matcher("Brand", Matcher.Op.IN, List.of("x")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Matcher("brand", Matcher.Op.IN, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RoutingTree(branch("a", false, in("brand", "x")), List.of(), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RoutingTree(
                        new Route(
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                null,
                                null,
                                false,
                                List.of(new Route(
                                        List.of(),
                                        List.of("office"),
                                        List.of(),
                                        List.of(),
                                        null,
                                        null,
                                        false,
                                        List.of()))),
                        List.of(),
                        List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimeInterval("a", "Mars/Olympus", List.of(), null, null, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimeInterval("a", "UTC", List.of(), LocalTime.NOON, LocalTime.NOON, List.of()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void every_alert_goes_somewhere_and_a_tree_that_only_asks_for_what_is_there_takes_it(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            var tree = new RoutingTree(
                    new Route(
                            List.of(), List.of(), List.of(), List.of("default"), null, null, false, routes(random, 3)),
                    List.of(OFFICE),
                    List.of());
            var labels = Map.of("brand", "b" + random.nextInt(3), "severity", "" + random.nextInt(1, 11));

            // when
            var found = tree.destinations(labels, TUESDAY_NOON.plusSeconds(random.nextInt(1_000_000)));

            assertThat(found).isNotEmpty();
            assertThat(found).extracting(Destination::path).doesNotHaveDuplicates();
        }
    }

    private static List<Route> routes(Random random, int depth) {
        List<Route> routes = new ArrayList<>();
        for (int i = 0; i < random.nextInt(4); i++) {
            var match = random.nextBoolean()
                    ? in("brand", "b" + random.nextInt(3))
                    : new Matcher("severity", Matcher.Op.AT_LEAST, List.of("" + random.nextInt(1, 11)));
            routes.add(new Route(
                    List.of(match),
                    random.nextInt(4) == 0 ? List.of("office") : List.of(),
                    random.nextInt(4) == 0 ? List.of("office") : List.of(),
                    List.of("r" + random.nextInt(9)),
                    null,
                    null,
                    random.nextBoolean(),
                    depth == 0 ? List.of() : routes(random, depth - 1)));
        }
        return routes;
    }

    private static RoutingTree tree(Route... branches) {
        return new RoutingTree(root(branches), List.of(), List.of());
    }

    private static Route root(Route... branches) {
        return new Route(List.of(), List.of(), List.of(), List.of("default"), null, null, false, List.of(branches));
    }

    private static Route branch(String receiver, boolean goesOn, Matcher... match) {
        return new Route(List.of(match), List.of(), List.of(), List.of(receiver), null, null, goesOn, List.of());
    }

    private static Matcher in(String label, String... values) {
        return new Matcher(label, Matcher.Op.IN, List.of(values));
    }
}
