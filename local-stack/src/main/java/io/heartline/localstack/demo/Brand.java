package io.heartline.localstack.demo;

import java.util.List;

/** The two fictional companies of the demo. */
enum Brand {
    AURORA("aurora-air", "aurora", "A", 51),
    LANTERN("lantern-shop", "lantern", "L", 75);

    private final String slug;
    private final String shortName;
    private final String orderPrefix;
    private final int customers;

    Brand(String slug, String shortName, String orderPrefix, int customers) {
        this.slug = slug;
        this.shortName = shortName;
        this.orderPrefix = orderPrefix;
        this.customers = customers;
    }

    static Brand of(String slug) {
        for (var brand : values()) {
            if (brand.slug.equals(slug)) {
                return brand;
            }
        }
        throw new IllegalArgumentException("no such brand: " + slug);
    }

    /** The brand as ingestion knows it. */
    String slug() {
        return slug;
    }

    /** Starts the names of the brand's sources and customers. */
    String shortName() {
        return shortName;
    }

    /** Starts the brand's order numbers. */
    String orderPrefix() {
        return orderPrefix;
    }

    /** How many customers the brand has in the demo, those of the stories included. */
    int customers() {
        return customers;
    }

    /** What people buy; a product that sells twice as often stands there twice. */
    List<String> products() {
        return switch (this) {
            case AURORA -> List.of("light-fare", "flex-fare", "flex-fare", "business-cabin");
            case LANTERN -> List.of("ember-kettle", "glow-lamp", "moss-blanket", "tidal-headphones", "lumi-band");
        };
    }

    /** The paid membership that is renewed once a year. */
    String membership() {
        return switch (this) {
            case AURORA -> "polaris-club";
            case LANTERN -> "lantern-plus";
        };
    }
}
