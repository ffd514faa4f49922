package io.heartline.faults.load;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The notes of all senders. */
final class Notebook {
    private final Map<String, Page> pages = new LinkedHashMap<>();

    /** The note of one item while things are still going on. */
    private static final class Page {
        private final Item item;
        private final long sent;
        private long accepted;
        private final Set<String> ids = new HashSet<>();
        private final Set<String> statuses = new HashSet<>();
        private final Set<Integer> refusals = new HashSet<>();

        Page(Item item, long sent) {
            this.item = item;
            this.sent = sent;
        }
    }

    synchronized void sending(List<Item> items) {
        // Zero means never
        var now = Math.max(1, System.nanoTime());
        items.forEach(item -> pages.computeIfAbsent(item.key(), key -> new Page(item, now)));
    }

    synchronized void accepted(Item item, String id, String status) {
        var page = page(item);
        if (page.accepted == 0) {
            page.accepted = Math.max(1, System.nanoTime());
        }
        if (!id.isEmpty()) {
            page.ids.add(id);
        }
        page.statuses.add(status);
    }

    synchronized void refused(List<Item> items, int status) {
        items.forEach(item -> page(item).refusals.add(status));
    }

    /** Returns the id that ingestion gave an item; empty if it has not said one. */
    synchronized String id(Item item) {
        return page(item).ids.stream().findFirst().orElse("");
    }

    synchronized List<Note> notes() {
        return pages.values().stream()
                .map(page -> new Note(page.item, page.sent, page.accepted, page.ids, page.statuses, page.refusals))
                .toList();
    }

    private Page page(Item item) {
        var page = pages.get(item.key());
        if (page == null) {
            throw new IllegalStateException(item.key() + " was never sent");
        }
        return page;
    }
}
