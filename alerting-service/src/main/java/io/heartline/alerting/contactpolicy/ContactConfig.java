package io.heartline.alerting.contactpolicy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The contact policy of brands that have none of their own. An empty value takes a limit away; 0 never does. */
@ConfigMapping(prefix = "heartline.contact")
interface ContactConfig {
    /** How long a slot is held for a contact that nobody confirms. */
    @WithDefault("10m")
    Duration hold();

    /** How long decisions are kept; never less than the longest gap that a policy may have, 365 days. */
    @WithDefault("730d")
    Duration keep();

    /** Where customers are taken to live whose zone is unknown. */
    @WithDefault("UTC")
    ZoneId defaultTimeZone();

    /** The first quiet time, {@code HH:mm} by the customer's wall; empty for no quiet hours. */
    @WithDefault("21:00")
    Optional<LocalTime> quietFrom();

    /** The first time that is not quiet any more. */
    @WithDefault("08:00")
    LocalTime quietTo();

    /** The classes that keep quiet. */
    @WithDefault("service,survey,marketing")
    Set<MessageClass> quietClasses();

    /** Channels that speak only to those who are there anyway, and need not keep quiet. */
    @WithDefault("in-app,widget,link")
    Optional<List<String>> quietExceptChannels();

    /** At most so many contacts in a calendar day of the customer; 0 for never, empty for no cap. */
    @WithDefault("2")
    OptionalInt capPerDay();

    /** At most so many contacts in 30 days; 0 for never, empty for no cap. */
    @WithDefault("8")
    OptionalInt capPer30Days();

    /** Between any two surveys, in days from 1; empty for no gap. */
    @WithDefault("30")
    OptionalInt surveyGapDays();

    /** Between two NPS surveys, in days from 1; empty for no gap. */
    @WithDefault("180")
    OptionalInt npsGapDays();

    /** After something negative, in days from 1; empty for no cool-down. */
    @WithDefault("7")
    OptionalInt coolDownDays();

    /** After a severe intent, in days, at least {@link #coolDownDays}. */
    @WithDefault("30")
    int coolDownSevereDays();

    /** The classes that wait until a complaint has cooled down. */
    @WithDefault("survey,marketing")
    Set<MessageClass> coolDownClasses();

    /** Intents that are complaints even where the sentiment is not negative. */
    @WithDefault("churn-threat,refund-request")
    Set<String> complaintIntents();

    /** Intents after which a customer is left alone for longer. */
    @WithDefault("legal-threat,safety,data-misuse")
    Set<String> severeIntents();

    /** The probability from which on an intent counts as expressed. */
    @DecimalMin("0")
    @DecimalMax("1")
    @WithDefault("0.8")
    double intentProbabilityMin();
}
