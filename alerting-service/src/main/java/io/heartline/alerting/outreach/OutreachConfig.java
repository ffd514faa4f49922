package io.heartline.alerting.outreach;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;

/** How customers are reached. */
@ConfigMapping(prefix = "heartline.outreach")
interface OutreachConfig {
    /** What the draw of arms and variants starts from; another seed draws other arms. */
    @NotBlank
    @WithDefault("heartline")
    String seed();

    /** How many of a hundred eligible customers are left alone, so that the effect of the others can be told. */
    @Min(0)
    @Max(50)
    @WithDefault("10")
    int controlPercent();

    /** A proposal that nobody decided on for so long expires, and what was approved is not sent later than that; a member of the control arm is then free again. */
    @WithDefault("7d")
    Duration life();

    /** Whoever writes within so long after a message was sent has answered it; after that it is closed. */
    @WithDefault("14d")
    Duration answerWindow();

    /** What is written within so long may show that the message annoyed. */
    @WithDefault("7d")
    Duration annoyanceWindow();

    /** A direct reply with this valence or less shows that the message annoyed, -1 to 0. */
    @DecimalMin("-1")
    @DecimalMax("0")
    @WithDefault("-0.5")
    double annoyanceValence();
}
