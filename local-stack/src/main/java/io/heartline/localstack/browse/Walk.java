package io.heartline.localstack.browse;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the pages of a stack by going where links lead. Pages whose paths differ in an id, a version or a name alone are one
 * kind, of which so many are looked at.
 */
public final class Walk {
    private static final int PAGES_MAX = 200;
    /** {@code /console/<area>}; what comes below is named by people or is an id, unless it is one of these. */
    private static final int AREA = 3;

    private final int each;
    private final boolean views;
    private final Map<String, Integer> seen = new HashMap<>();

    /**
     * A walk.
     *
     * @param each how many pages of a kind are looked at
     * @param views whether a page with other parameters is a kind of its own
     */
    public Walk(int each, boolean views) {
        this.each = each;
        this.views = views;
    }

    /**
     * What was found.
     *
     * @param pages by a name that is good for a file
     * @param broken links that lead nowhere, and what they answered
     */
    public record Found(Map<String, URI> pages, Map<URI, Integer> broken) {}

    /** Goes wherever one can from the visitor's start. */
    public Found from(URI start, Visitor visitor) {
        Map<String, URI> pages = new LinkedHashMap<>();
        Map<URI, Integer> broken = new LinkedHashMap<>();
        var next = new ArrayDeque<>(List.of(start));
        first(start);
        while (!next.isEmpty() && pages.size() < PAGES_MAX) {
            var address = next.remove();
            int status = visitor.go(address);
            if (status != 200) {
                broken.put(address, status);
                continue;
            }
            pages.put(name(address, pages.size()), address);
            visitor.links().stream().filter(this::first).forEach(next::add);
        }
        return new Found(pages, broken);
    }

    /** Whether a page is among the first ones of its kind; the CSV of a table is none. */
    private boolean first(URI address) {
        var query = address.getRawQuery() == null ? "" : address.getRawQuery();
        if (query.contains("csv=") || query.contains("lang=") || query.contains("theme=")) {
            return false;
        }
        var exact = address.getPath() + (views ? "?" + query : "");
        if (seen.merge("=" + exact, 1, Integer::sum) > 1) {
            return false;
        }
        return seen.merge(kind(address.getPath()) + (views ? "?" + names(query) : ""), 1, Integer::sum) <= each;
    }

    private static String names(String query) {
        return query.replaceAll("=[^&]*", "");
    }

    /** A path without what names one thing. */
    static String kind(String path) {
        var parts = List.of(path.split("/", -1));
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            kept.add(i >= AREA && part.matches(".*([0-9]|-).*") ? "{}" : part);
        }
        return String.join("/", kept);
    }

    private static String name(URI address, int number) {
        return "%02d-".formatted(number)
                + kind(address.getPath())
                        .replace("/console/", "")
                        .replace("{}", "one")
                        .replaceAll("[^a-z0-9]+", "-");
    }
}
