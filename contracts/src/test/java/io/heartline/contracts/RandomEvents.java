package io.heartline.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes valid events of every kind from a seed: the same seed, the same events. */
final class RandomEvents {
    private static final List<String> PIECES = List.of(
            "slow",
            " ",
            "\"quoted\"",
            "\\",
            "\n",
            "好失望",
            "👩‍👩‍👧",
            "é",
            "‏",
            "\u0001",
            "0.1",
            "{}",
            "null",
            "\uD83D\uDE24");

    private final Random dice;

    RandomEvents(long seed) {
        dice = new Random(seed);
    }

    Object next(Topic topic) {
        return switch (topic) {
            case INTERACTIONS -> interaction();
            case CUSTOMER_EVENTS -> customerEvent();
            case SCORED_INTERACTIONS -> ScoredInteraction.of(interaction(), score());
            case CUSTOMER_IDENTITIES -> new CustomerIdentity(id(), id(), word(), positive(), instant());
            case INVITATIONS ->
                new Invitation(
                        id(), word(), any(Channel.values()), id(), word(), any(InvitationStatus.values()), instant());
            case CUSTOMER_STANDINGS -> standing();
            case PULSES -> pulse();
            case VOICE_COVERAGE ->
                new VoiceCoverage(word(), word(), word(), count(), count(), count(), count(), positive(), instant());
            case MODEL_CARDS -> new ModelCard(word(), word(), several(this::figure), instant());
            case OUTREACH -> outreach();
            case ERASURES -> new Erasure(id(), several(this::id), instant());
            case ERASURE_RECEIPTS -> new ErasureReceipt(id(), word(), count(), instant());
        };
    }

    private Interaction interaction() {
        return new Interaction(
                id(),
                positive(),
                word(),
                word(),
                id(),
                word(),
                maybe(this::text),
                maybe(this::text),
                any(Channel.values()),
                word(),
                any(Speaker.values()),
                maybe(this::text),
                maybe(this::text),
                maybe(this::text),
                maybe(this::text),
                maybe(this::text),
                maybe(this::text),
                several(this::rating),
                dice.nextBoolean(),
                maybe(this::count),
                instant(),
                instant(),
                attributes(),
                dice.nextBoolean());
    }

    private CustomerEvent customerEvent() {
        var amount = maybe(() -> BigDecimal.valueOf(dice.nextLong(-1_000_000, 1_000_000), dice.nextInt(5)));
        return new CustomerEvent(
                id(),
                positive(),
                word(),
                word(),
                id(),
                word(),
                maybe(this::text),
                maybe(this::text),
                new EventType(any(EventType.BUILT_IN.stream().sorted().toArray(String[]::new))),
                amount,
                amount == null ? maybe(() -> "EUR") : "EUR",
                maybe(this::id),
                maybe(() -> new Profile(
                        maybe(this::text),
                        maybe(this::text),
                        maybe(this::text),
                        maybe(this::positive),
                        maybe(this::text),
                        maybe(this::text))),
                instant(),
                instant(),
                attributes(),
                dice.nextBoolean());
    }

    private Score score() {
        var abstained = dice.nextBoolean();
        return new Score(
                word(),
                positive(),
                word(),
                abstained ? maybe(() -> any(Emotion.values())) : any(Emotion.values()),
                emotions(),
                Map.of("gratitude", dice.nextDouble()),
                abstained ? maybe(this::signed) : signed(),
                abstained ? maybe(() -> any(Sentiment.values())) : any(Sentiment.values()),
                abstained ? maybe(dice::nextDouble) : dice.nextDouble(),
                dice.nextDouble(),
                abstained,
                dice.nextBoolean(),
                maybe(dice::nextDouble),
                maybe(dice::nextDouble),
                maybe(dice::nextDouble),
                several(() -> new AspectScore(word(), signed(), maybe(this::span))),
                several(() -> new IntentScore(word(), dice.nextDouble())),
                dice.nextDouble(),
                several(() -> new Evidence(span().start(), 1_000_000, signed())));
    }

    private Map<Emotion, Double> emotions() {
        Map<Emotion, Double> parts = new EnumMap<>(Emotion.class);
        if (dice.nextBoolean()) {
            return parts;
        }
        for (var emotion : Emotion.values()) {
            parts.put(emotion, dice.nextDouble());
        }
        var sum = parts.values().stream().mapToDouble(Double::doubleValue).sum();
        parts.replaceAll((emotion, part) -> part / sum);
        return parts;
    }

    private CustomerStanding standing() {
        return new CustomerStanding(
                id(),
                word(),
                positive(),
                amount(),
                amount(),
                positive(),
                amount(),
                any(Segment.values()),
                maybe(() -> any(Segment.values())),
                maybe(this::signed),
                maybe(dice::nextDouble),
                maybe(this::text),
                dice.nextBoolean(),
                maybe(this::instant),
                several(() -> new StandingReason(
                        id(),
                        id(),
                        word(),
                        any(EntryKind.values()),
                        dice.nextLong(),
                        dice.nextInt(20),
                        maybe(this::text),
                        instant(),
                        dice.nextBoolean())),
                instant());
    }

    private Pulse pulse() {
        return new Pulse(
                word(),
                any(ScopeKind.values()),
                word(),
                instant(),
                instant(),
                positive(),
                count(),
                count(),
                count(),
                count(),
                dice.nextLong(),
                count(),
                Map.of(any(Emotion.values()), count()),
                count(),
                count(),
                count(),
                maybe(this::count));
    }

    private ModelCard.Figure figure() {
        return new ModelCard.Figure(
                word(),
                word(),
                maybe(this::text),
                word(),
                word(),
                amount(),
                maybe(this::amount),
                maybe(this::amount),
                count());
    }

    private Outreach outreach() {
        var reward = maybe(() -> BigDecimal.valueOf(dice.nextLong(1, 1_000_000), 2));
        return new Outreach(
                id(),
                word(),
                positive(),
                word(),
                any(Arm.values()),
                dice.nextBoolean(),
                id(),
                word(),
                maybe(this::id),
                any(OutreachStatus.values()),
                maybe(this::text),
                instant(),
                reward,
                reward == null ? null : "EUR");
    }

    private Rating rating() {
        var min = dice.nextInt(2);
        var max = min + 1 + dice.nextInt(10);
        return new Rating(any(Metric.values()), min + dice.nextInt(max - min + 1), min, max);
    }

    private Span span() {
        var start = dice.nextInt(1000);
        return new Span(start, start + dice.nextInt(1000));
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new HashMap<>();
        for (int i = dice.nextInt(5); i > 0; i--) {
            attributes.put(text(), text());
        }
        return attributes;
    }

    private UUID id() {
        return new UUID(dice.nextLong(), dice.nextLong());
    }

    /** From the year 1970 to 2255, in milliseconds. */
    private Instant instant() {
        return Instant.ofEpochMilli(dice.nextLong(9_000_000_000_000L));
    }

    private String word() {
        return "w" + text();
    }

    private String text() {
        var text = new StringBuilder();
        for (int i = dice.nextInt(6); i > 0; i--) {
            text.append(PIECES.get(dice.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private int positive() {
        return dice.nextInt(1, Integer.MAX_VALUE);
    }

    private Long count() {
        return dice.nextLong(Long.MAX_VALUE);
    }

    private double signed() {
        return dice.nextDouble(-1, 1);
    }

    private double amount() {
        return dice.nextGaussian() * Math.pow(10, dice.nextInt(-9, 9));
    }

    private <T> T any(T[] values) {
        return values[dice.nextInt(values.length)];
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return dice.nextBoolean() ? value.get() : null;
    }

    private <T> List<T> several(Supplier<T> one) {
        List<T> list = new ArrayList<>();
        for (int i = dice.nextInt(4); i > 0; i--) {
            list.add(one.get());
        }
        return list;
    }
}
