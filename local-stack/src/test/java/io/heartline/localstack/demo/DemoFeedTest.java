package io.heartline.localstack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.heartline.localstack.feed.FeedRequest;
import io.heartline.localstack.feed.FeedRequest.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoFeedTest {
    private static final Instant END = Instant.parse("2026-08-20T15:42:10Z");
    private static final DemoFeed FEED = DemoFeed.until(END, DemoFeed.SEED);
    private static final Set<String> CHANNELS =
            Set.of("survey", "in-app", "review", "social", "chat", "email", "sms", "call", "in-person", "crm");
    private static final Set<String> EVENT_TYPES = Set.of(
            "signup",
            "purchase",
            "renewal",
            "upgrade",
            "downgrade",
            "cancellation",
            "refund",
            "return",
            "referral",
            "visit",
            "delivery-late",
            "service-failure",
            "reward",
            "privilege",
            "unsolicited-contact",
            "data-misuse",
            "profile-changed",
            "custom:workshop-visit");

    @Test
    void the_same_seed_and_end_give_the_same_feed() {
        // when
        var again = DemoFeed.until(END, DemoFeed.SEED);

        assertThat(again.requests()).isEqualTo(FEED.requests());
    }

    @Test
    void another_end_moves_the_feed_and_changes_no_identity() {
        // when
        var later = DemoFeed.until(END.plus(Duration.ofHours(5)), DemoFeed.SEED);

        assertThat(identities(later)).isEqualTo(identities(FEED));
    }

    @Test
    void another_seed_gives_other_lives() {
        // when
        var other = DemoFeed.until(END, 7);

        assertThat(other.requests()).isNotEqualTo(FEED.requests());
    }

    @ParameterizedTest
    @ValueSource(longs = {DemoFeed.SEED, 0, 1, -1, 42, Long.MAX_VALUE})
    void whatever_the_seed_everything_happens_once_in_order_and_inside_the_window(long seed) {
        // when
        var requests = DemoFeed.until(END, seed).requests();

        assertThat(requests)
                .isSortedAccordingTo(FeedRequest.BY_TIME)
                .allSatisfy(request ->
                        assertThat(request.occurredAt()).isBetween(END.minus(Duration.ofDays(DemoFeed.DAYS)), END));
        assertThat(requests.stream().map(DemoFeedTest::identity)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(longs = {DemoFeed.SEED, 3, 4, 5})
    void nobody_speaks_or_buys_before_being_introduced(long seed) {
        var introduced = new HashSet<String>();

        // when
        var strangers = DemoFeed.until(END, seed).requests().stream()
                .filter(request -> {
                    var type = request.body().path("type").asText();
                    if (type.equals("signup") || type.equals("profile-changed")) {
                        introduced.add(request.customer());
                    }
                    return !introduced.contains(request.customer());
                })
                .toList();

        assertThat(strangers).isEmpty();
    }

    @Test
    void there_are_enough_people_words_and_events() {
        // when
        var customers = FEED.requests().stream().map(FeedRequest::customer).distinct();

        assertThat(customers).hasSizeBetween(110, 140);
        assertThat(of(Target.INTERACTIONS)).hasSizeGreaterThan(1000);
        assertThat(of(Target.CUSTOMER_EVENTS)).hasSizeGreaterThan(1000);
        assertThat(texts().distinct()).hasSizeGreaterThanOrEqualTo(440);
    }

    @Test
    void english_and_chinese_have_the_same_weight() {
        // when
        var chinese = texts().distinct()
                .filter(text -> text.codePoints()
                        .anyMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN))
                .count();

        assertThat((double) chinese / texts().distinct().count()).isBetween(0.45, 0.55);
    }

    @Test
    void no_gap_of_a_text_is_left_unfilled() {
        // when
        var texts = texts();

        assertThat(texts).noneMatch(text -> text.contains("{") || text.contains("}"));
    }

    @Test
    void only_known_channels_and_event_types_are_used() {
        // when
        var channels = values(Target.INTERACTIONS, "channel");
        var types = values(Target.CUSTOMER_EVENTS, "type");

        assertThat(channels).isSubsetOf(CHANNELS).hasSizeGreaterThanOrEqualTo(6);
        assertThat(types).isEqualTo(EVENT_TYPES);
    }

    @Test
    void every_rating_is_on_its_scale() {
        // when
        var ratings = of(Target.INTERACTIONS).stream()
                .flatMap(request -> request.body().path("ratings").valueStream())
                .toList();

        assertThat(ratings.stream().map(rating -> rating.get("metric").asText()).distinct())
                .containsExactlyInAnyOrder("nps", "csat", "ces", "stars", "love");
        assertThat(ratings)
                .allSatisfy(rating -> assertThat(rating.get("value").asInt())
                        .isBetween(rating.get("min").asInt(), rating.get("max").asInt()));
    }

    @Test
    void the_crisis_is_a_wave_of_many_people_about_one_product_in_the_last_hours() {
        // when
        var wave = story(Crisis.STORY);

        assertThat(wave).hasSizeGreaterThanOrEqualTo(40).allSatisfy(request -> {
            assertThat(request.body().path("product").asText()).isEqualTo("lumi-band");
            assertThat(request.occurredAt())
                    .isBetween(END.minus(Duration.ofMinutes(101)), END.minus(Duration.ofMinutes(10)));
        });
        assertThat(wave.stream().map(FeedRequest::customer).distinct()).hasSizeGreaterThanOrEqualTo(30);
    }

    @Test
    void the_product_of_the_crisis_was_spoken_of_before_but_seldom() {
        // when
        var before = of(Target.INTERACTIONS).stream()
                .filter(request -> request.body().path("product").asText().equals("lumi-band"))
                .filter(request -> request.occurredAt().isBefore(END.minus(Duration.ofMinutes(101))))
                .toList();

        assertThat(before).hasSizeBetween(180, 300);
    }

    @Test
    void one_customer_suffers_data_misuse_within_the_last_hours() {
        // when
        var misuses = of(Target.CUSTOMER_EVENTS).stream()
                .filter(request -> request.body().path("type").asText().equals("data-misuse"))
                .toList();

        assertThat(misuses).singleElement().satisfies(misuse -> {
            assertThat(misuse.customer()).isEqualTo("lantern-0006");
            assertThat(misuse.occurredAt()).isAfter(END.minus(Duration.ofHours(4)));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drift-choir",
                "drift-teacher",
                "drift-rower",
                "drift-xiaoyu",
                "drift-baker",
                "drift-nurse",
                "shift-photographer",
                "shift-gardener",
                "shift-chen",
                "shift-driver"
            })
    void a_former_fan_turns_within_the_last_day(String name) {
        // when
        var steps = story(name);

        var lastDay = END.minus(Duration.ofDays(1));
        assertThat(steps.stream().map(FeedRequest::customer).distinct()).hasSize(1);
        assertThat(steps.stream().filter(step -> step.occurredAt().isBefore(lastDay)))
                .hasSizeGreaterThanOrEqualTo(3);
        assertThat(steps.stream().filter(step -> step.occurredAt().isAfter(lastDay)))
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void recoveries_delights_chats_and_unanswered_questions_are_told_in_both_languages() {
        // when
        var stories = DemoResources.storyCustomers();

        for (var kind : List.of("drift-", "shift-", "recovery-", "delight-", "chat-", "unanswered-")) {
            var languages = stories.stream()
                    .filter(customer ->
                            customer.story() != null && customer.story().startsWith(kind))
                    .map(customer -> customer.language().substring(0, 2))
                    .collect(Collectors.toSet());
            assertThat(languages).as(kind).containsExactlyInAnyOrder("en", "zh");
        }
    }

    @Test
    void agents_answer_in_the_conversation_of_the_customer() {
        // when
        var answers = of(Target.INTERACTIONS).stream()
                .filter(request -> request.body().path("speaker").asText().equals("agent"))
                .toList();

        assertThat(answers).hasSizeGreaterThanOrEqualTo(15).allSatisfy(answer -> {
            assertThat(answer.body().path("agentId").asText()).startsWith("agent-");
            assertThat(answer.body().path("conversationId").asText()).isNotEmpty();
        });
    }

    private static Set<String> identities(DemoFeed feed) {
        return feed.requests().stream().map(DemoFeedTest::identity).collect(Collectors.toSet());
    }

    private static String identity(FeedRequest request) {
        return request.source() + "/" + request.externalId();
    }

    private static List<FeedRequest> of(Target target) {
        return FEED.requests().stream()
                .filter(request -> request.target() == target)
                .toList();
    }

    private static Stream<String> texts() {
        return of(Target.INTERACTIONS).stream()
                .map(request -> request.body().path("text"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }

    private static Set<String> values(Target target, String field) {
        return of(target).stream()
                .map(request -> request.body().path(field).asText())
                .collect(Collectors.toSet());
    }

    private static List<FeedRequest> story(String name) {
        return FEED.requests().stream()
                .filter(request ->
                        request.body().path("attributes").path("story").asText().equals(name))
                .toList();
    }
}
