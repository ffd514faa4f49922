package io.heartline.localstack.demo;

import io.heartline.localstack.demo.DemoCustomer.Mood;
import io.heartline.localstack.demo.Scribe.Draft;
import io.heartline.localstack.demo.Scribe.Scale;
import io.heartline.localstack.feed.FeedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What customers say day in, day out: every text at least once, and ratings without words. */
final class Background {
    private static final int PICKS_MAX = 6;
    private static final List<Scale> SURVEYS = List.of(Scale.NPS, Scale.CSAT, Scale.CES, Scale.LOVE, Scale.CSAT);
    private static final List<String> SURVEYED =
            List.of("purchase", "delivery", "usage", "support", "onboarding", "billing");
    /** Lumi Band owners rate it about this often over the whole window, so that a crisis stands out of something. */
    private static final int BAND_RATINGS = 200;

    private final DemoFeed.Window window;
    private final DemoCustomers customers;
    private final Dice dice;
    private final List<FeedRequest> requests = new ArrayList<>();

    Background(DemoFeed.Window window, DemoCustomers customers, Dice dice) {
        this.window = window;
        this.customers = customers;
        this.dice = dice;
    }

    List<FeedRequest> requests() {
        DemoResources.backgroundTexts().forEach(text -> {
            say(text, 1);
            if (dice.chance(0.6)) {
                say(text, 2);
            }
        });
        customers.others().stream()
                .filter(customer -> customer.mood() != Mood.SILENT)
                .forEach(this::answerSurveys);
        rateBands();
        return List.copyOf(requests);
    }

    private void say(DemoText text, int use) {
        var customer = speaker(text);
        var channel = dice.pick(text.channels());
        var draft = Scribe.said(customer, text.key() + "-" + use, channel, text.touchpoint(), moment(customer))
                .with("product", text.product())
                .with("text", Phrases.filled(text.text(), text.brand(), customer.language(), dice));
        dress(draft, channel, text.language(), text.tone());
        requests.add(draft.done());
    }

    private void dress(Draft draft, String channel, String language, Tone tone) {
        switch (channel) {
            case "survey" -> {
                var scale = dice.pick(SURVEYS);
                draft.with("language", language).rated(scale, scale.at(tone.mark()));
            }
            case "review" ->
                draft.rated(Scale.STARS, Scale.STARS.at(tone.mark())).readBy(dice.between(2, 60));
            case "social" -> draft.readBy(dice.between(20, 2500));
            case "in-app" -> draft.with("language", language).rated(Scale.CSAT, Scale.CSAT.at(tone.mark()));
            case "chat" ->
                draft.with("language", language)
                        .with("conversationId", draft.body().path("externalId").asText() + "-chat");
            default -> draft.with("language", language);
        }
    }

    /** Finds somebody who writes the text's language and is, most of the time, in the mood for it. */
    private DemoCustomer speaker(DemoText text) {
        var candidates = customers.others(text.brand()).stream()
                .filter(customer -> customer.language().equals(text.language()))
                .filter(customer -> customer.mood() != Mood.SILENT)
                .toList();
        var customer = dice.pick(candidates);
        for (var pick = 1; pick < PICKS_MAX && !suits(customer.mood(), text.tone()); pick++) {
            customer = dice.pick(candidates);
        }
        return customer;
    }

    private static boolean suits(Mood mood, Tone tone) {
        return switch (tone.leaning()) {
            case GOOD -> mood == Mood.SUNNY || mood == Mood.EVEN;
            case NONE -> true;
            case BAD -> mood == Mood.GRUMPY || mood == Mood.EVEN;
        };
    }

    private void answerSurveys(DemoCustomer customer) {
        var answers = dice.between(3, 7);
        for (var answer = 1; answer <= answers; answer++) {
            var scale = dice.pick(SURVEYS);
            var draft = Scribe.said(
                            customer,
                            "survey-" + customer.id() + "-" + answer,
                            "survey",
                            dice.pick(SURVEYED),
                            moment(customer))
                    .with("language", customer.language())
                    .rated(scale, scale.at(mark(customer.mood())));
            requests.add(draft.done());
        }
    }

    private void rateBands() {
        var owners = Crisis.bandOwners(customers);
        for (var rating = 1; rating <= BAND_RATINGS; rating++) {
            var owner = dice.pick(owners);
            var draft = Scribe.said(owner, "band-" + rating, "review", "usage", moment(owner))
                    .with("product", Crisis.PRODUCT)
                    .rated(Scale.STARS, Scale.STARS.at(mark(owner.mood())))
                    .readBy(dice.between(2, 40));
            requests.add(draft.done());
        }
    }

    private double mark(Mood mood) {
        var usual = switch (mood) {
            case SUNNY -> 85;
            case EVEN, SILENT -> 65;
            case GRUMPY -> 35;
        };
        return Math.clamp((usual + dice.between(-30, 20)) / 100.0, 0.0, 1.0);
    }

    /** Nobody speaks before joining, and the last minutes belong to the crisis. */
    private Instant moment(DemoCustomer customer) {
        return dice.waking(
                window.joined(customer).plus(Duration.ofHours(2)),
                window.end().minus(Duration.ofMinutes(15)),
                customer.profile().zone());
    }
}
