package io.heartline.ingestion.conversation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How conversations are judged. */
@ConfigMapping(prefix = "heartline.conversations")
interface ConversationConfig {
    /** A customer who waits longer than this for an answer should get one from a person. */
    @WithDefault("1h")
    Duration replyTarget();

    /** Lists show conversations in which something was said within this. */
    @WithDefault("30d")
    Duration listed();

    /** Moods are remembered for this long. */
    @WithDefault("90d")
    Duration remember();
}
