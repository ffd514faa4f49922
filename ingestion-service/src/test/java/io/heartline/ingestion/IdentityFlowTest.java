package io.heartline.ingestion;

import static io.heartline.ingestion.Posts.as;
import static io.heartline.ingestion.Posts.interaction;
import static io.heartline.ingestion.Posts.post;
import static io.heartline.ingestion.Posts.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.heartline.contracts.CustomerIdentity;
import io.heartline.contracts.Topic;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.heartline.testing.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Senders tell who is who; people correct them; addresses leave on consent alone. */
@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class IdentityFlowTest {
    private static String id(String kind, String value) {
        return "{\"kind\": \"%s\", \"value\": \"%s\"}".formatted(kind, value);
    }

    private static String body(String rest, String... identifiers) {
        return "{\"brand\": \"aurora-air\", \"source\": \"shop\", \"identifiers\": [%s]%s}"
                .formatted(String.join(", ", identifiers), rest);
    }

    private static ValidatableResponse identify(String... identifiers) {
        return post("/customers/identify", body("", identifiers)).statusCode(200);
    }

    private static String customer(String... identifiers) {
        return identify(identifiers).extract().path("customerId");
    }

    private static List<CustomerIdentity> published(String customer) {
        var broker = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        try (var topics = new Topics(broker)) {
            return topics.read(Topic.CUSTOMER_IDENTITIES, CustomerIdentity.class).stream()
                    .filter(identity -> identity.customerId().equals(UUID.fromString(customer)))
                    .toList();
        }
    }

    private static ValidatableResponse get(String path) {
        return as(TestKeys.READ_ONLY).get(path).then();
    }

    private static ValidatableResponse conflicts(String customer) {
        return get("/identity-conflicts?limit=200")
                .statusCode(200)
                .rootPath(
                        "items.findAll { it.customerId == '%s' || it.otherId == '%s' }".formatted(customer, customer));
    }

    /** The newest conflict that a customer is open in. */
    private static String conflict(String customer) {
        return get("/identity-conflicts?limit=200")
                .extract()
                .path("items.find { it.customerId == '%s' || it.otherId == '%s' }.id".formatted(customer, customer));
    }

    @Test
    void a_visitor_who_logs_in_is_merged_published_parted_again_and_not_merged_a_second_time() {
        var account = id("external-id", unique("C"));
        var visit = id("anonymous-id", unique("v"));
        var email = id("email", unique("Ada") + "@Example.org");
        var older = customer(account, email);
        var younger = customer(visit);
        post("/interactions", interaction(unique("i"), unique("C"), "Hello")).statusCode(202);

        // when
        identify(visit, email)
                .body("customerId", is(younger))
                .body("canonicalId", is(older))
                .body("merges", is(1));

        await().untilAsserted(() -> assertThat(published(younger))
                .extracting(
                        CustomerIdentity::revision,
                        identity -> identity.canonicalId().toString())
                .containsExactly(tuple(1, younger), tuple(2, older)));
        get("/customers/" + younger)
                .body("canonicalId", is(older))
                .body("customerIds", contains(older, younger))
                .body("identifiers.kind", containsInAnyOrder("external-id", "anonymous-id", "email"))
                .body("identifiers.find { it.kind == 'email' }.value", is("a***@e***.org"))
                .body("identifiers.find { it.kind == 'email' }.hint", is(true));
        identify(visit, email).body("merges", is(0));

        var graph = get("/customers/" + older + "/identity")
                .body("items.kind", hasItems("attach", "merge"))
                .body("items[0].identifiers.value", hasItem("a***@e***.org"));
        var merge = graph.extract().<String>path("items.find { it.kind == 'merge' }.id");
        undo(younger, merge).body("onePersonStill", is(false)).body("persons", hasSize(2));
        undo(younger, merge).body("onePersonStill", is(false));

        await().untilAsserted(() -> assertThat(published(younger))
                .extracting(identity -> identity.canonicalId().toString())
                .containsExactly(younger, older, younger));
        assertThat(published(older)).hasSize(1);
        identify(visit, email).body("merges", is(0)).body("conflicts", is(1)).body("canonicalId", is(younger));
        conflicts(younger).body("kind", contains("set-apart")).body("times", contains(1));
        get("/customers/" + older + "/identity")
                .body("items.kind", hasItems("merge", "undo"))
                .body("items.find { it.kind == 'undo' }.undoes", is(merge))
                .body("items.find { it.kind == 'undo' }.by", is("all"))
                .body("items.find { it.kind == 'undo' }.reason", is("They are two"));
    }

    private static ValidatableResponse undo(String customer, String merge) {
        return post("/customers/" + customer + "/merges/" + merge + "/undo", "{\"reason\": \"They are two\"}")
                .statusCode(200);
    }

    @Test
    void two_accounts_are_left_to_a_person_who_accepts_or_refuses() {
        var email = id("email", unique("shared") + "@example.org");
        var one = customer(id("external-id", unique("C")), email);

        // when
        var two = identify(id("external-id", unique("C")), email)
                .body("created", is(true))
                .body("conflicts", is(1))
                .extract()
                .<String>path("customerId");

        conflicts(two).body("kind", contains("external-ids"));
        var conflict = conflict(two);
        decide(conflict, "accept").statusCode(200).body("state", is("accepted"));
        decide(conflict, "refuse").statusCode(409).body("code", is("already-decided"));
        get("/customers/" + two).body("canonicalId", is(one));

        var three = customer(id("external-id", unique("C")), email);
        var next = conflict(three);
        decide(next, "refuse").statusCode(200);
        conflicts(three).body("id", empty());
        get("/customers/" + three).body("canonicalId", is(three));
    }

    private static ValidatableResponse decide(String conflict, String how) {
        return post("/identity-conflicts/" + conflict + "/" + how, "{\"reason\": \"Asked them\"}");
    }

    @Test
    void an_address_of_a_whole_shop_stops_linking_and_is_reported() {
        var email = id("email", unique("desk") + "@example.org");
        for (int i = 0; i < 10; i++) {
            identify(email, id("handle", unique("staff")));
        }

        // when
        var eleventh = identify(email, id("handle", unique("staff"))).body("conflicts", is(1));

        var owner = eleventh.extract().<String>path("customerId");
        conflicts(owner)
                .body("kind", contains("shared-identifier"))
                .body("identifiers[0].value", contains("d***@e***.org"));
        var late = unique("staff");
        identify(id("handle", late), email).body("customerId", not(is(owner))).body("conflicts", is(0));
        decide(conflict(owner), "accept").statusCode(200);
        identify(id("handle", late), email).body("merges", is(1));
    }

    @Test
    void an_item_may_name_its_customer_by_phone_and_is_found_by_any_way_to_write_it() {
        var item = interaction(unique("i"), "X", "Hello")
                .replace(
                        "\"kind\": \"external-id\", \"value\": \"X\"",
                        "\"kind\": \"phone\", \"value\": \"020 7946 0001\", \"region\": \"GB\"");

        // when
        post("/interactions", item).statusCode(202);

        as(TestKeys.READ_ONLY)
                .queryParam("kind", "phone")
                .queryParam("value", "+44 20 7946 0001")
                .queryParam("brand", "aurora-air")
                .get("/customers")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].interactions", is(1))
                .body("items[0].identifiers.value", contains("+44***01"));
        get("/customers?kind=phone&value=0207946").statusCode(400);
        post("/interactions", item.replace("\"region\"", "\"land\"")).statusCode(400);
        post("/interactions", item.replace("\"GB\"", "\"UK\"")).body("errors[0].code", is("unknown-region"));
    }

    @Test
    void a_merge_by_hand_joins_two_customers_of_one_brand_once() {
        var one = customer(id("external-id", unique("C")));
        var two = customer(id("external-id", unique("C")));
        var merge = "{\"with\": \"%s\", \"reason\": \"The same passport\"}".formatted(two);

        // when
        post("/customers/" + one + "/merges", merge).statusCode(201).body("customerIds", contains(one, two));

        post("/customers/" + one + "/merges", merge).statusCode(409).body("code", is("already-one-person"));
        as(TestKeys.OTHER_BRAND)
                .contentType("application/json")
                .body(merge)
                .post("/customers/" + one + "/merges")
                .then()
                .statusCode(404);
        as(TestKeys.INGEST_ONLY)
                .contentType("application/json")
                .body(merge)
                .post("/customers/" + one + "/merges")
                .then()
                .statusCode(403);
    }

    @Test
    void faults_of_an_identification_are_told_all_at_once_and_nothing_is_done() {
        var account = unique("C");

        // when
        var answer = post(
                "/customers/identify",
                body(
                        ", \"contactPoints\": [{\"channel\": \"sms\", \"address\": \"12\"}]",
                        id("external-id", account),
                        id("email", "nobody"),
                        id("fax", "1")));

        answer.statusCode(400)
                .body(
                        "errors.field",
                        hasItems("identifiers[1].value", "identifiers[2].kind", "contactPoints[0].address"))
                .body("errors.code", hasItems("invalid-email", "unknown-value", "invalid-phone"));
        get("/customers?kind=external-id&value=" + account).body("items", empty());
    }

    @Test
    void an_address_is_released_on_consent_alone_and_every_answer_is_kept() {
        var account = unique("C");
        var ask =
                "{\"channel\": \"email\", \"purpose\": \"%s\", \"decisionId\": \"0199aa71-3333-7b52-9d5c-0a4f6a1c2b3d\"}";
        var customer = post(
                        "/customers/identify",
                        body(
                                ", \"contactPoints\": [{\"channel\": \"email\", \"address\": \"ada@example.org\"}],"
                                        + " \"profile\": {\"language\": \"en\", \"timeZone\": \"Europe/London\"}",
                                id("external-id", account)))
                .extract()
                .<String>path("customerId");
        var visit = id("anonymous-id", unique("v"));
        var visitor = customer(visit);
        identify(id("external-id", account), visit).body("canonicalId", is(customer));

        // when
        release(visitor, ask.formatted("service"))
                .statusCode(200)
                .body("address", is("ada@example.org"))
                .body("language", is("en"))
                .body("timeZone", is("Europe/London"));

        release(customer, ask.formatted("marketing")).statusCode(409).body("code", is("consent-not-granted"));
        release(customer, ask.formatted("service").replace("email", "sms"))
                .statusCode(409)
                .body("code", is("no-contact-point"));
        release(customer, ask.formatted("analysis")).statusCode(400);
        as(TestKeys.READ_ONLY)
                .contentType("application/json")
                .body(ask.formatted("service"))
                .post("/customers/" + customer + "/contact-releases")
                .then()
                .statusCode(403);
        as(TestKeys.ALL)
                .get("/customers/" + customer + "/contact-releases")
                .then()
                .body("items.released", contains(false, false, true))
                .body("items.code", contains("no-contact-point", "consent-not-granted", null))
                .body("items.by", contains("all", "all", "all"));
        get("/customers/" + visitor + "/contact-points").body("items.hint", contains("a***@e***.org"));
        post(
                        "/customers/identify",
                        body(
                                ", \"profile\": {\"language\": \"EN\", \"timeZone\": \"Europe/London\"}",
                                id("external-id", account)))
                .statusCode(200);
        get("/customers/" + customer).body("customerEvents", is(1));
    }

    private static ValidatableResponse release(String customer, String ask) {
        return post("/customers/" + customer + "/contact-releases", ask);
    }

    @Test
    void the_newest_contact_point_holds_until_it_is_forgotten() {
        var customer = customer(id("external-id", unique("C")));
        var path = "/customers/" + customer + "/contact-points";
        as(TestKeys.ALL)
                .contentType("application/json")
                .body("{\"channel\": \"sms\", \"address\": \"+44 20 7946 0001\"}")
                .put(path)
                .then()
                .statusCode(200);

        // when
        as(TestKeys.ALL)
                .contentType("application/json")
                .body("{\"channel\": \"sms\", \"address\": \"020 7946 0002\", \"region\": \"GB\", \"verified\": true}")
                .put(path)
                .then()
                .statusCode(200)
                .body("items.hint", contains("+44***02"))
                .body("items.verified", contains(true));

        as(TestKeys.ALL)
                .contentType("application/json")
                .body("{\"channel\": \"email\"}")
                .put(path)
                .then()
                .statusCode(400);
        as(TestKeys.ALL).delete(path + "?channel=sms").then().statusCode(204);
        as(TestKeys.ALL).delete(path + "?channel=sms").then().statusCode(404);
        get(path).body("items", empty());
    }

    @Test
    void identifications_at_the_same_time_end_in_persons_whom_everyone_agrees_on() throws Exception {
        var prefix = unique("race");
        var random = new Random(11);
        List<Callable<Integer>> posts = new ArrayList<>();
        for (int i = 0; i < 48; i++) {
            var visit = id("anonymous-id", prefix + "-v" + random.nextInt(8));
            var email = id("email", prefix + "-e" + random.nextInt(4) + "@example.org");
            var handle = id("handle", prefix + "-h" + random.nextInt(6));
            var order = random.nextBoolean() ? new String[] {visit, email, handle} : new String[] {handle, visit};
            posts.add(
                    () -> post("/customers/identify", body("", order)).extract().statusCode());
            posts.add(() -> post(
                            "/interactions",
                            interaction(unique("i"), prefix, "Hello").replace(id("external-id", prefix), handle))
                    .extract()
                    .statusCode());
        }

        // when
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var answer : threads.invokeAll(posts)) {
                assertThat(answer.get()).isIn(200, 202);
            }
        }

        var ids = Stream.concat(
                        IntStream.range(0, 8).mapToObj(i -> "anonymous-id&value=" + prefix + "-v" + i),
                        IntStream.range(0, 6).mapToObj(i -> "handle&value=" + prefix + "-h" + i))
                .flatMap(query -> get("/customers?kind=" + query).extract().<List<String>>path("items.id").stream())
                .collect(Collectors.toSet());
        assertThat(ids).isNotEmpty();
        for (var id : ids) {
            var view = get("/customers/" + id).extract();
            List<String> members = view.path("customerIds");
            assertThat(members).contains(id).first().isEqualTo(view.path("canonicalId"));
            await().untilAsserted(() -> {
                var last = published(id).stream().max(Comparator.comparing(CustomerIdentity::revision));
                assertThat(last.orElseThrow().canonicalId().toString()).isEqualTo(view.path("canonicalId"));
                assertThat(last.orElseThrow().revision()).isEqualTo(view.path("revision"));
            });
        }
    }
}
