package io.heartline.contracts;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Makes ids: UUIDs of version 7, which sort by the time they were made and so keep indexes compact. */
public final class Ids {
    private Ids() {}

    /** A new id; ids made by one process ascend. */
    public static UUID next() {
        return UuidCreator.getTimeOrderedEpochPlus1();
    }
}
