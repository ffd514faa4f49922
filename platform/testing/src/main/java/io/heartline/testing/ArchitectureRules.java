package io.heartline.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.List;

/** The rules that hold in every service; a service has one test that calls {@link #check}. */
public final class ArchitectureRules {
    private static final String ENTITY = "jakarta.persistence.Entity";

    private ArchitectureRules() {}

    /**
     * Checks a service.
     *
     * @param root its package, as in {@code io.heartline.metrics}
     * @param decisions the classes that decide, as in {@code segment.SegmentFold}: values in, values out, no framework,
     *     no database and no clock
     * @throws AssertionError naming each class that breaks a rule
     */
    public static void check(String root, String... decisions) {
        var classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
        rules(root).forEach(rule -> rule.allowEmptyShould(true).check(classes));
        for (var decision : decisions) {
            isPure(root + "." + decision).check(classes);
        }
        requireSomeClasses(classes, root);
    }

    /** A rule of ArchUnit fails when it finds no class, so a decision that was renamed is noticed. */
    private static ArchRule isPure(String decision) {
        return noClasses()
                .that()
                .haveFullyQualifiedName(decision)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.micrometer..",
                        "io.quarkus..",
                        "io.smallrye..",
                        "io.vertx..",
                        "jakarta..",
                        "java.sql..",
                        "javax.sql..",
                        "org.apache.kafka..",
                        "org.hibernate..",
                        "org.jboss..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .because("decisions take values and return values");
    }

    private static void requireSomeClasses(JavaClasses classes, String root) {
        if (classes.isEmpty()) {
            throw new AssertionError("no classes in " + root + ": the rules checked nothing");
        }
    }

    private static List<ArchRule> rules(String root) {
        return List.of(
                slices().matching(root + ".(*)..").should().beFreeOfCycles(),
                classes().that().areAnnotatedWith(ENTITY).should().bePackagePrivate(),
                noFields().should().beAnnotatedWith("jakarta.inject.Inject").because("constructors inject"),
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("org.apache.kafka.clients.producer.KafkaProducer")
                        .orShould()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("org.eclipse.microprofile.reactive.messaging.Emitter")
                        .because("events leave through the outbox"),
                noClasses()
                        .should()
                        .callMethod(Instant.class, "now")
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis")
                        .because("time comes from the injected clock"),
                noClasses()
                        .that()
                        .resideInAPackage(root + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(otherServices(root))
                        .because("services talk through Kafka"));
    }

    private static String[] otherServices(String root) {
        return List.of("ingestion", "scoring", "metrics", "alerting").stream()
                .map(service -> "io.heartline." + service)
                .filter(service -> !service.equals(root))
                .map(service -> service + "..")
                .toArray(String[]::new);
    }
}
