package io.heartline.platform.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The brands whose data a caller may see. */
public final class Brands {
    private static final Brands ALL = new Brands(null);

    private final @Nullable Set<String> names;

    private Brands(@Nullable Set<String> names) {
        this.names = names;
    }

    /** Every brand. */
    public static Brands all() {
        return ALL;
    }

    /** These brands and no other. */
    public static Brands of(Set<String> names) {
        return new Brands(Set.copyOf(names));
    }

    /** Whether the data of every brand may be seen. */
    public boolean areAll() {
        return names == null;
    }

    /** Whether the data of this brand may be seen. */
    public boolean contain(String brand) {
        return names == null || names.contains(brand);
    }

    /**
     * Whether something may be seen that belongs to a brand, or, as shipped things do, to none.
     *
     * @param brand null for all brands
     */
    public boolean maySee(@Nullable String brand) {
        return brand == null || contain(brand);
    }

    /**
     * Whether something may be changed that holds for a brand, or for all: whoever may not see every brand cannot decide for
     * all of them.
     *
     * @param brand null for all brands
     */
    public boolean mayChange(@Nullable String brand) {
        return brand == null ? areAll() : contain(brand);
    }

    /**
     * For {@code where (?::text[] is null or brand = any(?))}.
     *
     * @return the names; null for every brand
     */
    public String @Nullable [] forSql() {
        return names == null ? null : names.stream().sorted().toArray(String[]::new);
    }
}
