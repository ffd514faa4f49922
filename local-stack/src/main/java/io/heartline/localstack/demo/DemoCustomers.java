package io.heartline.localstack.demo;

import io.heartline.localstack.demo.DemoCustomer.Mood;
import io.heartline.localstack.demo.DemoCustomer.Profile;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Everybody in the demo.
 *
 * @param scripted those whose stories are told step by step
 * @param others those who live in the background
 */
record DemoCustomers(List<DemoCustomer> scripted, List<DemoCustomer> others) {
    private static final List<String> REGIONS =
            List.of("north-coast", "harbour", "highlands", "lakeside", "river-delta");
    private static final List<ZoneId> WESTERN_ZONES =
            List.of(ZoneId.of("Europe/London"), ZoneId.of("Europe/Berlin"), ZoneId.of("Europe/London"));
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");
    private static final List<String> TIERS = List.of("silver", "silver", "gold", "platinum");
    private static final List<Mood> MOODS = List.of(
            Mood.SUNNY, Mood.SUNNY, Mood.SUNNY, Mood.EVEN, Mood.EVEN, Mood.EVEN, Mood.EVEN, Mood.GRUMPY, Mood.GRUMPY);

    static DemoCustomers create(Dice dice) {
        var scripted = DemoResources.storyCustomers();
        var others = new ArrayList<DemoCustomer>();
        for (var brand : Brand.values()) {
            var first = 1
                    + (int) scripted.stream()
                            .filter(customer -> customer.brand() == brand)
                            .count();
            for (var number = first; number <= brand.customers(); number++) {
                others.add(other(brand, number, dice));
            }
        }
        return new DemoCustomers(scripted, List.copyOf(others));
    }

    Stream<DemoCustomer> all() {
        return Stream.concat(scripted.stream(), others.stream());
    }

    List<DemoCustomer> others(Brand brand) {
        return others.stream().filter(customer -> customer.brand() == brand).toList();
    }

    DemoCustomer byId(String id) {
        return all().filter(customer -> customer.id().equals(id)).findFirst().orElseThrow();
    }

    private static DemoCustomer other(Brand brand, int number, Dice dice) {
        var language = language(number);
        var zone = switch (language) {
            case "zh" -> SHANGHAI;
            case "zh-Hant" -> TAIPEI;
            default -> dice.pick(WESTERN_ZONES);
        };
        var member = dice.chance(0.4);
        var plan = member ? brand.membership() : "basic";
        var tier = member ? dice.pick(TIERS) : null;
        var tenureDays = dice.chance(0.2) ? dice.between(16, 100) : dice.between(DemoFeed.DAYS + 1, 2400);
        var mood = number % 15 == 0 ? Mood.SILENT : dice.pick(MOODS);
        return new DemoCustomer(
                String.format(Locale.ROOT, "%s-%04d", brand.shortName(), number),
                brand,
                null,
                language,
                new Profile(dice.pick(REGIONS), plan, tier, tenureDays, zone),
                mood);
    }

    /** Every second customer writes Chinese, every twelfth in traditional characters. */
    private static String language(int number) {
        if (number % 12 == 1) {
            return "zh-Hant";
        }
        return number % 2 == 1 ? "zh" : "en";
    }
}
