package io.heartline.metrics.books;

import io.heartline.testing.EmbeddedMail;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** A real mail server, teams that get digests by it, and staff that agreed to be looked at. */
public final class MailServer implements QuarkusTestResourceLifecycleManager {
    @SuppressWarnings("NullAway.Init") // Quarkus calls start first
    private EmbeddedMail mail;

    @Override
    public Map<String, String> start() {
        mail = EmbeddedMail.start();
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.mailer.mock", "false");
        settings.put("quarkus.mailer.host", "127.0.0.1");
        settings.put("quarkus.mailer.port", Integer.toString(mail.smtpPort()));
        settings.put("quarkus.mailer.start-tls", "DISABLED");
        settings.put("heartline.digest.from", "heartline@example.com");
        settings.put("heartline.digest.link", "https://console.example.com/interactions/{id}");
        settings.put("heartline.digest.teams.care.address", "care@example.com");
        settings.put("heartline.digest.teams.care.touchpoints", "support");
        settings.put("heartline.digest.teams.care.brands", "linden");
        settings.put("heartline.digest.teams.elsewhere.address", "elsewhere@example.com");
        settings.put("heartline.digest.teams.elsewhere.touchpoints", "*");
        settings.put("heartline.digest.teams.elsewhere.brands", "another");
        settings.put("heartline.staff.enabled", "true");
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(mail, field -> field.getType() == EmbeddedMail.class);
    }

    @Override
    public void stop() {
        mail.close();
    }
}
