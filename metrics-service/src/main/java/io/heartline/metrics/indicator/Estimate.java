package io.heartline.metrics.indicator;

import io.heartline.metrics.estimate.Average;
import io.heartline.metrics.estimate.Difference;
import io.heartline.metrics.estimate.Interval;
import io.heartline.metrics.estimate.NetPromoter;
import io.heartline.metrics.estimate.Share;
import org.jspecify.annotations.Nullable;

/** A figure, from how many, and how sure it is. */
sealed interface Estimate {
    /** Null of nothing. */
    @Nullable
    Double value();

    long n();

    /** 95 %; null where there is none. */
    @Nullable
    Interval interval();

    /** In percent. */
    record Proportion(Share share) implements Estimate {
        @Override
        public @Nullable Double value() {
            return share.percent();
        }

        @Override
        public long n() {
            return share.n();
        }

        @Override
        public @Nullable Interval interval() {
            return share.interval();
        }
    }

    /** In the unit of what is averaged. */
    record Mean(Average average) implements Estimate {
        @Override
        public @Nullable Double value() {
            return average.value();
        }

        @Override
        public long n() {
            return average.n();
        }

        @Override
        public @Nullable Interval interval() {
            return average.interval();
        }
    }

    /** From −100 to 100. */
    record Score(NetPromoter promoters) implements Estimate {
        @Override
        public @Nullable Double value() {
            return promoters.score();
        }

        @Override
        public long n() {
            return promoters.n();
        }

        @Override
        public @Nullable Interval interval() {
            return promoters.interval();
        }
    }

    /** In seconds. */
    record Quantile(
            @Nullable Double value, long n, @Nullable Interval interval) implements Estimate {}

    /** How much this is above another of the same indicator; null where that cannot be tested. */
    default @Nullable Difference above(Estimate before) {
        return switch (this) {
            case Proportion now
            when before instanceof Proportion then -> Difference.ofShares(now.share(), then.share());
            case Mean now when before instanceof Mean then -> Difference.ofMeans(now.average(), then.average());
            case Score now
            when before instanceof Score then -> Difference.ofNetPromoters(now.promoters(), then.promoters());
            case Proportion now -> null;
            case Mean now -> null;
            case Score now -> null;
            case Quantile now -> null;
        };
    }
}
