package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.localstack.api.Apis;
import io.heartline.localstack.demo.DemoRun;
import io.heartline.localstack.stack.RunningStack;
import io.heartline.localstack.stack.Service;
import io.heartline.localstack.stack.StackException;
import io.heartline.localstack.stack.StackPlan;
import io.heartline.localstack.stack.Stacks;
import io.heartline.testing.TestKeys;
import io.heartline.testing.access.AccessMatrix;
import io.heartline.testing.access.Credential;
import io.heartline.testing.access.ForeignBrand;
import io.heartline.testing.access.TestIssuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Shows on real services in production mode that nobody gets in who should not: every operation with every kind of
 * credential, every operation of a brand as a caller of another, a key that is revoked, tokens of an identity provider, and
 * a service that nobody could call. At last it looks for secrets in the logs.
 */
public final class AccessCheck {
    private static final Set<String> ROLES = Set.of("ingest", "read", "operate", "contact", "admin");
    private static final String OWN = "lantern-shop";
    private static final String OTHER = "other-brand";
    private static final int KEY_BYTES = 24;
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Path projectRoot;
    private final Clock clock;
    private final Consumer<String> say;
    private final Failures failures;
    private final ObjectNode result = JsonNodeFactory.instance.objectNode();
    private final Map<String, String> keys = Stream.concat(
                    ROLES.stream(), Stream.of("all", "own", "other", "expired", "unknown"))
            .collect(Collectors.toMap(name -> name, name -> secret()));

    /** Tokens that were shown to a service. */
    private final List<String> shown = new ArrayList<>();

    private AccessCheck(Path projectRoot, Clock clock, Consumer<String> say) {
        this.projectRoot = projectRoot;
        this.clock = clock;
        this.say = say;
        this.failures = new Failures(say);
    }

    /** Runs the check; {@code passed} of the result says whether all of it holds. */
    public static ObjectNode run(Path projectRoot, Clock clock, Consumer<String> say)
            throws IOException, InterruptedException {
        return new AccessCheck(projectRoot, clock, say).run();
    }

    private ObjectNode run() throws IOException, InterruptedException {
        result.put("check", "access");
        var plan = StackPlan.beside(projectRoot, "verify-access");
        try (var site = Site.open(plan, clock, say);
                var issuer = TestIssuer.start()) {
            say.accept("Playing the demo, so that there is something to hide ...");
            var outcome = new DemoRun(
                            site.feeds(),
                            site.audits(),
                            site.sink(),
                            site.stack().death())
                    .play(DemoRun.feed(site.stack().dataDirectory(), clock), posted -> {});
            failures.unless(outcome.isComplete(), "the demo did not go all the way");
            grant(site.stack());
            for (var service : Service.values()) {
                matrix(site.stack(), service, credentials(), "keys");
                foreignBrand(site.stack(), service);
            }
            revoke(site.stack());
            tokens(site.stack(), issuer);
            nobody(site.stack());
            secrets(site.stack());
        } finally {
            Stacks.reset(plan, say);
        }
        var messages = result.putArray("failures");
        failures.all().forEach(messages::add);
        result.put("passed", failures.all().isEmpty());
        return result;
    }

    private List<Credential> credentials() {
        var credentials = new ArrayList<Credential>();
        ROLES.stream().sorted().forEach(role -> credentials.add(Credential.key(role, key(role), Set.of(role))));
        credentials.add(Credential.key("every role", key("all"), ROLES));
        credentials.add(Credential.key("every role for another brand", key("other"), ROLES));
        credentials.add(Credential.none());
        credentials.add(Credential.refused("an empty key", ""));
        credentials.add(Credential.refused("an unknown key", key("unknown")));
        credentials.add(Credential.refused("an expired key", key("expired")));
        credentials.add(Credential.token("an unsigned token", TestIssuer.unsigned(Map.of("sub", "x")), Set.of()));
        return credentials;
    }

    private String key(String name) {
        return keys.getOrDefault(name, "");
    }

    /** Writes keys into the file that the services watch, and waits until each has noticed. */
    private void grant(RunningStack stack) throws IOException, InterruptedException {
        var every = String.join("+", ROLES);
        var lines = new ArrayList<String>();
        ROLES.forEach(role -> lines.add(TestKeys.entry(role, key(role), role, "*")));
        lines.add(TestKeys.entry("all", key("all"), every, "*"));
        lines.add(TestKeys.entry("own", key("own"), every, OWN));
        lines.add(TestKeys.entry("other", key("other"), every, OTHER));
        lines.add(TestKeys.entry("expired", key("expired"), every, "*") + ":2001-01-01T00:00:00Z");
        Files.write(stack.keysFile(), lines);
        for (var service : Service.values()) {
            failures.unless(
                    becomes(stack, service, 200), service.key() + " did not take keys from the file while it ran");
        }
    }

    /** Takes every key back while the services run. */
    private void revoke(RunningStack stack) throws IOException, InterruptedException {
        Files.writeString(stack.keysFile(), "");
        for (var service : Service.values()) {
            boolean refused = becomes(stack, service, 401);
            failures.unless(refused, service.key() + " still takes a key that was revoked");
            say.accept("  %s refuses a revoked key without a restart: %s".formatted(service.key(), refused));
        }
    }

    private boolean becomes(RunningStack stack, Service service, int status) throws IOException, InterruptedException {
        try (var api = new Apis(stack.file().url(service), key("admin"))) {
            return Patience.await(SOON, () -> {
                        int got = api.get("/dead-letters").status();
                        return got == status ? Optional.of(got) : Optional.<Integer>empty();
                    })
                    .isPresent();
        }
    }

    private void matrix(RunningStack stack, Service service, List<Credential> credentials, String what)
            throws IOException, InterruptedException {
        var outcome = AccessMatrix.of(stack.file().url(service), stack.management(service), credentials);
        say.accept("  %s with %s: %d operations, %d calls, %d open doors, %d surprises"
                .formatted(
                        service.key(),
                        what,
                        outcome.operations(),
                        outcome.calls(),
                        outcome.open().size(),
                        outcome.surprises().size()));
        outcome.surprises().forEach(surprise -> failures.add(service.key() + ": " + surprise));
        failures.unless(outcome.operations() > 0, service.key() + " describes no operation");
        result.withObject("/" + service.key())
                .withObject("/" + what)
                .put("operations", outcome.operations())
                .put("calls", outcome.calls())
                .put("open", outcome.open().size())
                .put("surprises", outcome.surprises().size());
    }

    private void foreignBrand(RunningStack stack, Service service) throws IOException, InterruptedException {
        var foreign = new ForeignBrand(
                stack.file().url(service),
                stack.management(service),
                Credential.key("own", key("own"), ROLES),
                Credential.key("other", key("other"), ROLES));
        var outcome = foreign.ask(Map.of("brand", OWN, "limit", "5"), Set.of(OWN), SharedChanges.of(service));
        say.accept("  %s with another brand: %d reads of which %d show the brand to its own, %d changes, %d surprises"
                .formatted(
                        service.key(),
                        outcome.reads(),
                        outcome.told().size(),
                        outcome.changes(),
                        outcome.surprises().size()));
        outcome.surprises().forEach(surprise -> failures.add(service.key() + ": " + surprise));
        result.withObject("/" + service.key())
                .withObject("/brands")
                .put("reads", outcome.reads())
                .put("told", outcome.told().size())
                .put("changes", outcome.changes())
                .put("surprises", outcome.surprises().size());
    }

    /** The same matrix with tokens, on a service that trusts an issuer. */
    private void tokens(RunningStack stack, TestIssuer issuer) throws IOException, InterruptedException {
        stack.restart(Service.METRICS, Map.of("heartline.access.oidc.issuer", issuer.address()));
        var credentials = new ArrayList<Credential>();
        ROLES.stream()
                .sorted()
                .forEach(role -> credentials.add(Credential.token(
                        role, issuer.token(issuer.claims("ada", List.of(role), List.of("*"))), Set.of(role))));
        var wrong = issuer.claims("mallory", List.copyOf(ROLES), List.of("*"));
        credentials.add(Credential.token("a token signed by another", issuer.forged(wrong), Set.of()));
        credentials.add(Credential.token("an unsigned token", TestIssuer.unsigned(wrong), Set.of()));
        wrong.put("aud", "another");
        credentials.add(Credential.token("a token for another audience", issuer.token(wrong), Set.of()));
        credentials.add(Credential.none());
        credentials.stream().map(Credential::value).filter(Objects::nonNull).forEach(shown::add);
        matrix(stack, Service.METRICS, credentials, "tokens");
    }

    /** In production mode a service that nobody could call ends, and says why. */
    private void nobody(RunningStack stack) throws IOException, InterruptedException {
        boolean ended = false;
        try {
            stack.restart(
                    Service.ALERTING, Map.of("heartline.access.api-keys", "", "heartline.access.api-keys-file", ""));
        } catch (StackException e) {
            ended = true;
        }
        var log = Files.readString(stack.dataDirectory().resolve("logs").resolve(Service.ALERTING.module() + ".log"));
        boolean told = log.contains("nobody could call this service");
        failures.unless(ended && told, "a service that nobody could call started, or did not say why it does not");
        say.accept("  without keys and issuer a service refuses to start and says why: " + (ended && told));
        result.put("refusesToStartWithoutCredentials", ended && told);
    }

    /** Nothing that opens a door is in the logs, after all of the above. */
    private void secrets(RunningStack stack) throws IOException {
        var file = stack.file();
        var secrets = new ArrayList<>(keys.values());
        secrets.add(file.apiKey());
        secrets.addAll(shown);
        for (var service : Service.values()) {
            secrets.add(file.database(service).password());
        }
        int lines = 0;
        int found = 0;
        for (var service : Service.values()) {
            for (var line :
                    Files.readAllLines(stack.dataDirectory().resolve("logs").resolve(service.module() + ".log"))) {
                lines++;
                if (secrets.stream().anyMatch(line::contains)) {
                    found++;
                }
            }
        }
        failures.unless(found == 0, found + " lines of the logs hold a secret");
        say.accept("  %,d lines of logs hold none of %d secrets: %s".formatted(lines, secrets.size(), found == 0));
        result.put("logLines", lines).put("logLinesWithSecrets", found);
    }

    private static String secret() {
        var bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
