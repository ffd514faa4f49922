package io.heartline.localstack.demo;

import java.util.List;

/** Fills the gaps of a hand-written text: a flight, an order, a place. */
final class Phrases {
    private static final List<String> ENGLISH_CITIES =
            List.of("Velmora", "Nordhaven", "Castel Bruma", "Port Ilse", "Saint Orla", "Tarn City");
    private static final List<String> SIMPLIFIED_CITIES = List.of("维尔莫拉", "北泊港", "雾堡", "伊尔瑟港", "霜屿", "月湾");
    private static final List<String> TRADITIONAL_CITIES = List.of("維爾莫拉", "北泊港", "霧堡", "霜嶼", "月灣");

    private Phrases() {}

    static String filled(String text, Brand brand, String language, Dice dice) {
        var cities = switch (language) {
            case "zh" -> SIMPLIFIED_CITIES;
            case "zh-Hant" -> TRADITIONAL_CITIES;
            default -> ENGLISH_CITIES;
        };
        return text.replace("{flight}", "AUR " + dice.between(101, 989))
                .replace("{order}", brand.orderPrefix() + "-" + dice.between(10_000, 99_999))
                .replace("{city}", dice.pick(cities));
    }
}
