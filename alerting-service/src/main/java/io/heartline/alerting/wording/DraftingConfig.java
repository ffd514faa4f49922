package io.heartline.alerting.wording;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Which language model words drafts; none unless an address is given. */
@ConfigMapping(prefix = "heartline.drafting")
interface DraftingConfig {
    /** Where an interface like OpenAI's is, as in https://models.example/v1; without it no model is asked. */
    Optional<URI> url();

    /** The name of the model; needed with an address. */
    Optional<String> model();

    /** What is sent as a bearer token, if the interface wants one. */
    Optional<String> apiKey();

    /** For how long an answer is awaited. */
    @WithDefault("30s")
    Duration timeout();

    /** Longer drafts are not taken, in characters. */
    @Min(100)
    @Max(4000)
    @WithDefault("1200")
    int lengthMax();
}
