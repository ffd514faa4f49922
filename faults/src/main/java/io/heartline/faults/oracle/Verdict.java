package io.heartline.faults.oracle;

import java.util.ArrayList;
import java.util.List;

/** What an oracle has found. */
public final class Verdict {
    private static final int TOLD_MAX = 40;

    private final List<String> violations = new ArrayList<>();
    private int lost;
    private int duplicated;
    private int checked;

    Verdict() {}

    /** Something is not there that has to be. */
    void lost(String what) {
        lost++;
        violated("lost: " + what);
    }

    /** Something is there more often than it may be. */
    void duplicated(String what) {
        duplicated++;
        violated("duplicated: " + what);
    }

    void violated(String how) {
        if (violations.size() < TOLD_MAX) {
            violations.add(how);
        }
    }

    void unless(boolean holds, String how) {
        checked++;
        if (!holds) {
            violated(how);
        }
    }

    /** Something is there as often as it should be, or is noted as lost or duplicated. */
    void exactly(long expected, long found, String what) {
        checked++;
        if (found < expected) {
            lost(what + " (" + found + " instead of " + expected + ")");
        } else if (found > expected) {
            duplicated(what + " (" + found + " instead of " + expected + ")");
        }
    }

    /** Returns what is wrong, the first {@value #TOLD_MAX}; empty if nothing is. */
    public List<String> violations() {
        return List.copyOf(violations);
    }

    /** Whether nothing is wrong. */
    public boolean isPassed() {
        return violations.isEmpty();
    }

    /** Returns how many things are not there, stage by stage. */
    public int lost() {
        return lost;
    }

    /** Returns how many things are there too often, stage by stage. */
    public int duplicated() {
        return duplicated;
    }

    /** Returns how many comparisons were made. */
    public int checked() {
        return checked;
    }
}
