package io.heartline.localstack.load;

import java.util.Map;
import java.util.SplittableRandom;

/** Addresses under which {@link GeneratedScores} are read: of any customer, and now and then of the one who said most. */
public final class ReadAddresses {
    private static final int HEAVIEST_ONE_IN = 20;
    private static final long SEED = 7;
    private static final String SHIPPED_POLICY = "1";

    private final int customers;
    private final SplittableRandom random = new SplittableRandom(SEED);

    /** Of so many customers; always the same ones in the same order. */
    public ReadAddresses(int customers) {
        this.customers = customers;
    }

    /** Returns the next address of a read. */
    public String next(Reads.Read read) {
        var number = random.nextInt(HEAVIEST_ONE_IN) == 0 ? 0 : random.nextInt(customers);
        return read.address(Map.of(
                "id",
                GeneratedScores.customer(number).toString(),
                "version",
                SHIPPED_POLICY,
                "brand",
                GeneratedScores.BRAND,
                "scope",
                "aspect",
                "value",
                "delivery"));
    }
}
