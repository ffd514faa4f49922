package io.heartline.localstack.demo;

import io.heartline.localstack.demo.DemoCustomer.Mood;
import io.heartline.localstack.demo.Scribe.Scale;
import io.heartline.localstack.feed.FeedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The product crisis: firmware 4.1 kills the Lumi Bands, and within an hour and a half everybody says so. */
final class Crisis {
    /** The product that fails. */
    static final String PRODUCT = "lumi-band";

    static final String STORY = "crisis-lumi-band";

    /** The first complaint comes this long before the end of the feed. */
    static final Duration BEGINS = Duration.ofMinutes(100);

    /** The last complaint comes this long before the end of the feed. */
    private static final Duration ENDS = Duration.ofMinutes(10);

    private Crisis() {}

    /** Returns the customers in the background who own a Lumi Band: four of five of the shop's. */
    static List<DemoCustomer> bandOwners(DemoCustomers customers) {
        return customers.others(Brand.LANTERN).stream()
                .filter(customer -> Integer.parseInt(customer.id().substring("lantern-".length())) % 5 != 0)
                .filter(customer -> customer.mood() != Mood.SILENT)
                .toList();
    }

    static List<FeedRequest> requests(DemoFeed.Window window, DemoCustomers customers, Dice dice) {
        var english = authors(customers, dice, true);
        var chinese = authors(customers, dice, false);
        var texts = dice.shuffled(DemoResources.crisisTexts());
        var requests = new ArrayList<FeedRequest>();
        var saidInEnglish = 0;
        var saidInChinese = 0;
        for (var i = 0; i < texts.size(); i++) {
            var text = texts.get(i);
            var author = text.language().equals("en")
                    ? english.get(saidInEnglish++ % english.size())
                    : chinese.get(saidInChinese++ % chinese.size());
            requests.add(complaint(author, text, moment(window.end(), i, texts.size(), dice), dice));
        }
        return requests;
    }

    private static List<DemoCustomer> authors(DemoCustomers customers, Dice dice, boolean english) {
        return dice.shuffled(bandOwners(customers).stream()
                .filter(customer -> customer.language().equals("en") == english)
                .toList());
    }

    /** Complaints come ever faster: half of them in the last third of the time. */
    private static Instant moment(Instant end, int index, int count, Dice dice) {
        var length = BEGINS.minus(ENDS).toSeconds();
        var share = Math.sqrt((index + 0.5) / count);
        var seconds = Math.clamp(Math.round(share * length) + dice.between(-40, 40), 0, length);
        return end.minus(BEGINS).plusSeconds(seconds);
    }

    private static FeedRequest complaint(DemoCustomer author, DemoText text, Instant at, Dice dice) {
        var channel = dice.pick(text.channels());
        var draft = Scribe.said(author, text.key(), channel, text.touchpoint(), at)
                .with("product", PRODUCT)
                .with("text", text.text())
                .attribute("story", STORY);
        switch (channel) {
            case "review" -> draft.rated(Scale.STARS, 1).readBy(dice.between(10, 80));
            case "social" -> draft.readBy(dice.between(80, 6000));
            default -> draft.with("language", text.language());
        }
        return draft.done();
    }
}
