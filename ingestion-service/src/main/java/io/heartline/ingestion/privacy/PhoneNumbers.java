package io.heartline.ingestion.privacy;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.ArrayList;
import java.util.List;

/** Finds phone numbers: international ones, and national ones of the regions where the operator's customers live. */
final class PhoneNumbers {
    static final String MASK = "[phone]";

    private static final int DIGITS_MIN = 7;
    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

    private final List<String> regions;

    /** Finds national numbers of these regions, ISO 3166 codes of two letters. */
    PhoneNumbers(List<String> regions) {
        for (var region : regions) {
            if (!LIBRARY.getSupportedRegions().contains(region)) {
                throw new IllegalArgumentException("no phone numbers are known of the region " + region);
            }
        }
        this.regions = List.copyOf(regions);
    }

    List<Span> find(String text) {
        if (text.chars().filter(Character::isDigit).limit(DIGITS_MIN).count() < DIGITS_MIN) {
            return List.of();
        }
        List<Span> found = new ArrayList<>();
        for (var region : regions) {
            for (var match : LIBRARY.findNumbers(text, region)) {
                found.add(new Span(match.start(), match.end(), MASK));
            }
        }
        return found;
    }
}
