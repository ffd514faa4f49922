package io.heartline.ingestion;

import io.heartline.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void the_rules_of_the_house_hold() {
        ArchitectureRules.check(
                "io.heartline.ingestion",
                "connector.QuotedHistory",
                "conversation.TakeOver",
                "conversation.Temper",
                "conversation.Turns",
                "customer.Graph",
                "customer.Linking",
                "customer.NormalForm",
                "customerevent.CustomerEventRules",
                "intake.Fields",
                "intake.Versions",
                "interaction.InteractionRules",
                "interaction.Scales",
                "mapping.Expression",
                "mapping.Rule",
                "mapping.Rules",
                "privacy.EmailAddresses",
                "privacy.LongNumbers",
                "privacy.PhoneNumbers",
                "segment.SegmentTranslator",
                "signature.HmacScheme",
                "signature.HubSpotScheme",
                "signature.SegmentScheme",
                "signature.StandardWebhooksScheme");
    }
}
