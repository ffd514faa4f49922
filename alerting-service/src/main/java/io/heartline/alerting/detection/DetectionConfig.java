package io.heartline.alerting.detection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;

/** When many customers suffer at once. */
@ConfigMapping(prefix = "heartline.detection")
interface DetectionConfig {
    /** The times that are looked at, each up to the end of a window: a short one for bursts, a long one for swells. */
    @Size(min = 1, max = 5)
    @WithDefault("15m,1h")
    List<Duration> horizons();

    /** The least surprise: −log10 of the probability of so many complaints on an ordinary day. */
    @DecimalMin("1")
    @WithDefault("6")
    double surpriseMin();

    /** The least number of complaints. */
    @Min(1)
    @WithDefault("8")
    int negativesMin();

    /** The least number of different customers who complain. */
    @Min(1)
    @WithDefault("5")
    int customersMin();

    /** In how many five-minute windows at least they complain: one burst of copies is no crisis. */
    @Min(1)
    @WithDefault("2")
    int windowsMin();

    /** The least share of complaints in all that was expressed: more of everything is no crisis. */
    @DecimalMin("0")
    @DecimalMax("1")
    @WithDefault("0.3")
    double negativeShareMin();

    /** With less history than this the detector learns and says nothing. */
    @WithDefault("3d")
    Duration historyMin();

    /** How much history is looked at. */
    @WithDefault("56d")
    Duration history();

    /** Records that occurred longer ago raise nothing. */
    @WithDefault("24h")
    Duration freshFor();

    /** A crisis without anything unusual for so long has ended. */
    @WithDefault("2h")
    Duration quiet();

    /** How long the detector waits for more pulses of a brand before it looks, so that all scopes are there. */
    @WithDefault("2s")
    Duration settle();

    /** How long it waits at most while pulses keep coming. */
    @WithDefault("15s")
    Duration settleMax();
}
