package io.heartline.faults.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** Runs in the phase integration-test, when the services have been packaged. */
class CampaignTest {
    private static final long SEED = 20_261_122;

    @Test
    void nothing_is_lost_or_doubled_while_everything_breaks_once() throws Exception {
        var plan = new CampaignPlan(Path.of(System.getProperty("heartline.root")), SEED, null, null, true);

        // when
        var result = Campaigns.run(plan, Clock.systemUTC(), System.out::println);

        assertThat(result.path("failures")).isEmpty();
        assertThat(result.path("passed").asBoolean()).isTrue();
    }
}
