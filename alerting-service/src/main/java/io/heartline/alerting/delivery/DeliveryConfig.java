package io.heartline.alerting.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How messages are delivered. */
@ConfigMapping(prefix = "heartline.delivery")
interface DeliveryConfig {
    /** Whether a receiver may be at a private, loopback or link-local address; decided when it is dialled. */
    @WithDefault("false")
    boolean allowPrivateAddresses();

    /**
     * The waits before the second attempt, the third and so on; after the last one a delivery has failed. The default
     * is the schedule that the Standard Webhooks specification suggests.
     */
    @Size(min = 1, max = 30)
    @WithDefault("5s,5m,30m,2h,5h,10h,14h,20h,24h")
    List<Duration> retries();

    /**
     * The waits for receivers that people watch, all kinds but webhooks: what comes an hour late is not worth much, and
     * a pager that is away for a minute is asked again within it.
     */
    @Size(min = 1, max = 30)
    @WithDefault("2s,4s,8s,15s,30s,1m,2m,5m,10m,30m,1h,2h,4h,8h")
    List<Duration> urgentRetries();

    /** After so many failures in a row a receiver counts as away, and is spared. */
    @Min(1)
    @Max(1000)
    @WithDefault("8")
    int circuitFailures();

    /** How long a receiver is spared at first; doubles with each further failure. */
    @WithDefault("15s")
    Duration circuitPause();

    /** How long a receiver is spared at most. */
    @WithDefault("5m")
    Duration circuitPauseMax();

    /** From whom e-mails come, as in {@code Heartline <alerts@example.com>}; without it none are sent. */
    Optional<String> mailFrom();

    /** How often Alertmanagers are told again of what fires. */
    @WithDefault("1m")
    Duration resendInterval();

    /** How long after it was resolved an alert is still repeated to Alertmanager. */
    @WithDefault("5m")
    Duration resolvedFor();

    /** By which share of itself a wait is lengthened at most, at random, so that retries do not come all at once. */
    @DecimalMin("0")
    @DecimalMax("1")
    @WithDefault("0.1")
    double jitter();

    /** How long a connection may take to come about. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** How long a receiver may take to answer. */
    @WithDefault("15s")
    Duration timeout();

    /** How long a claimed delivery belongs to its worker; longer than both timeouts together. */
    @WithDefault("40s")
    Duration lease();

    /** How long the worker waits for news before it looks by itself. */
    @WithDefault("1s")
    Duration pollInterval();

    /** The most deliveries under way at once. */
    @Min(1)
    @Max(1000)
    @WithDefault("32")
    int inFlightMax();

    /** With so many deliveries under way to one receiver, no more of its are begun, so that a slow one blocks no other. */
    @Min(1)
    @Max(100)
    @WithDefault("8")
    int inFlightPerReceiverMax();

    /** What links in messages begin with, as in {@code https://heartline.example.com}; without it they are paths. */
    Optional<String> linkBase();

    /** How long settled deliveries stay in the log. */
    @WithDefault("90d")
    Duration retention();
}
