package io.heartline.localstack.demo;

import io.heartline.localstack.feed.FeedRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What happens to customers beside what they say: they join, visit, buy, renew, return, leave. */
final class Lives {
    private static final Duration DAY = Duration.ofDays(1);

    /** Every so many customers stop coming, although they came often: they become estranged. */
    private static final int ESTRANGED_EVERY = 17;

    /** Things are given back at most this many days after they were bought. */
    private static final int RETURN_DAYS_MAX = 9;

    private static final Map<String, Integer> PRICES_EUR = Map.of(
            "light-fare", 95,
            "flex-fare", 280,
            "business-cabin", 1450,
            "polaris-club", 89,
            "ember-kettle", 65,
            "glow-lamp", 55,
            "moss-blanket", 42,
            "tidal-headphones", 79,
            "lumi-band", 149,
            "lantern-plus", 39);

    /** Things that happen to some, each with its probability for one customer over the whole window. */
    private static final List<Chance> CHANCES = List.of(
            new Chance("referral", 0.14, "purchase"),
            new Chance("delivery-late", 0.16, "delivery"),
            new Chance("service-failure", 0.06, "usage"),
            new Chance("reward", 0.06, "support"),
            new Chance("privilege", 0.08, "renewal"),
            new Chance("upgrade", 0.07, "renewal"),
            new Chance("downgrade", 0.04, "renewal"),
            new Chance("unsolicited-contact", 0.04, "support"),
            new Chance("custom:workshop-visit", 0.05, "usage"));

    private final DemoFeed.Window window;
    private final DemoCustomers customers;
    private final Dice dice;
    private final List<FeedRequest> requests = new ArrayList<>();

    Lives(DemoFeed.Window window, DemoCustomers customers, Dice dice) {
        this.window = window;
        this.customers = customers;
        this.dice = dice;
    }

    List<FeedRequest> requests() {
        customers.all().forEach(customer -> {
            introduce(customer);
            visit(customer, customer.story() == null && number(customer) % ESTRANGED_EVERY == 0);
        });
        customers.others().forEach(customer -> {
            buy(customer);
            CHANCES.stream()
                    .filter(chance -> dice.chance(chance.probability()))
                    .forEach(chance -> befall(customer, chance));
            renewOrLeave(customer);
        });
        Crisis.bandOwners(customers).forEach(this::buyBand);
        return List.copyOf(requests);
    }

    /** New customers sign up; of the others the brand reports what it knows at the start. */
    private void introduce(DemoCustomer customer) {
        var at = window.joined(customer);
        var type = customer.isNew() ? "signup" : "profile-changed";
        var tenureDays = customer.isNew() ? 0 : customer.profile().tenureDays() - DemoFeed.DAYS;
        requests.add(Scribe.happened(customer, type + "-" + customer.id(), type, at)
                .with("touchpoint", "onboarding")
                .profile(customer, tenureDays)
                .done());
    }

    private void visit(DemoCustomer customer, boolean estranged) {
        var last = estranged ? window.end().minus(Duration.ofDays(33)) : latest();
        var first = window.joined(customer).plus(DAY);
        if (!first.isBefore(last)) {
            return;
        }
        var visits = Duration.between(first, last).toDays() * (estranged ? 4 : 2) / 28;
        for (var visit = 1; visit <= visits; visit++) {
            requests.add(Scribe.happened(
                            customer,
                            "visit-" + customer.id() + "-" + visit,
                            "visit",
                            dice.waking(first, last, customer.profile().zone()))
                    .with("touchpoint", "browse")
                    .done());
        }
    }

    private void buy(DemoCustomer customer) {
        var purchases = dice.between(1, 4);
        for (var purchase = 1; purchase <= purchases; purchase++) {
            var product = dice.pick(customer.brand().products());
            var returned = dice.chance(0.08);
            var latest = window.end().minus(Duration.ofDays(returned ? RETURN_DAYS_MAX + 2 : 1));
            var at = moment(customer, latest);
            var id = customer.id() + "-" + purchase;
            requests.add(purchase(customer, "purchase-" + id, "purchase", product, at));
            if (returned) {
                giveBack(customer, id, product, at.plus(Duration.ofDays(dice.between(2, RETURN_DAYS_MAX))));
            }
        }
    }

    private void giveBack(DemoCustomer customer, String id, String product, Instant at) {
        requests.add(Scribe.happened(customer, "return-" + id, "return", at)
                .with("product", product)
                .with("touchpoint", "return")
                .done());
        requests.add(purchase(customer, "refund-" + id, "refund", product, at.plus(Duration.ofHours(20))));
    }

    private void buyBand(DemoCustomer customer) {
        var at = moment(customer, window.end().minus(Duration.ofDays(4)));
        requests.add(purchase(customer, "band-" + customer.id(), "purchase", Crisis.PRODUCT, at));
    }

    private void befall(DemoCustomer customer, Chance chance) {
        var draft = Scribe.happened(
                        customer,
                        chance.type().replace(':', '-') + "-" + customer.id(),
                        chance.type(),
                        moment(customer, latest()))
                .with("touchpoint", chance.touchpoint());
        if (chance.type().equals("referral")) {
            var friends = customers.others(customer.brand()).stream()
                    .filter(friend -> !friend.equals(customer))
                    .toList();
            draft.referred(dice.pick(friends).id());
        }
        requests.add(draft.done());
    }

    private void renewOrLeave(DemoCustomer customer) {
        var membership = customer.brand().membership();
        if (!customer.profile().plan().equals(membership) || customer.isNew()) {
            return;
        }
        var at = moment(customer, latest());
        if (dice.chance(0.2)) {
            requests.add(Scribe.happened(customer, "cancellation-" + customer.id(), "cancellation", at)
                    .with("product", membership)
                    .with("touchpoint", "renewal")
                    .done());
        } else {
            requests.add(purchase(customer, "renewal-" + customer.id(), "renewal", membership, at));
        }
    }

    private FeedRequest purchase(DemoCustomer customer, String externalId, String type, String product, Instant at) {
        var euros = PRICES_EUR.getOrDefault(product, 50) * (100 + dice.between(-15, 25)) / 100;
        var price = switch (customer.language()) {
            case "zh" -> new Price(BigDecimal.valueOf(euros * 8L), "CNY");
            case "zh-Hant" -> new Price(BigDecimal.valueOf(euros * 35L), "TWD");
            default -> new Price(BigDecimal.valueOf(euros), "EUR");
        };
        return Scribe.happened(customer, externalId, type, at)
                .with("product", product)
                .with("touchpoint", type.equals("purchase") ? "purchase" : "billing")
                .amount(price.amount(), price.currency())
                .done();
    }

    private Instant moment(DemoCustomer customer, Instant latest) {
        return dice.waking(
                window.joined(customer).plus(Duration.ofHours(1)),
                latest,
                customer.profile().zone());
    }

    private Instant latest() {
        return window.end().minus(Duration.ofHours(1));
    }

    private static int number(DemoCustomer customer) {
        return Integer.parseInt(customer.id().substring(customer.id().indexOf('-') + 1));
    }

    private record Chance(String type, double probability, String touchpoint) {}

    private record Price(BigDecimal amount, String currency) {}
}
