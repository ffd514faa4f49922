package io.heartline.testing.access;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Asks everything that can be read about the data of one brand, once as a caller who may and once as one with every role
 * but another brand, and then tries every change as that other.
 */
public final class ForeignBrand {
    private final URI service;
    private final URI management;
    private final Credential own;
    private final Credential foreign;

    /**
     * The service to ask, and who asks.
     *
     * @param own who may see the brand
     * @param foreign who has every role, but another brand
     */
    public ForeignBrand(URI service, URI management, Credential own, Credential foreign) {
        this.service = service;
        this.management = management;
        this.own = own;
        this.foreign = foreign;
    }

    /**
     * What came of it.
     *
     * @param reads how many operations were read
     * @param told those of them that told the one who may something of the brand
     * @param changes how many changes were tried
     * @param surprises what the other was told or let do
     */
    public record Outcome(int reads, List<String> told, int changes, List<String> surprises) {}

    /**
     * Asks and tries everything.
     *
     * @param given values of parameters by name; those of paths are taken from the lists that the paths go on from
     * @param marks what nobody else may learn: the brand and the ids of its things
     * @param shared operations whose answers and effects belong to no brand
     */
    public Outcome ask(Map<String, String> given, Set<String> marks, Set<String> shared)
            throws IOException, InterruptedException {
        var told = new ArrayList<String>();
        var surprises = new ArrayList<String>();
        int reads = 0;
        int changes = 0;
        try (var operations = new Operations(service)) {
            var described = operations.described(management);
            var values = operations.harvest(described, given, own);
            for (var operation : described) {
                if (operation.roles().isEmpty() || operation.streams()) {
                    continue;
                }
                var address = operation.filled(values) + operation.query(values);
                if (operation.method().equals("GET")) {
                    reads++;
                    var mine = operations.call(operation, address, own, "");
                    var other = operations.call(operation, address, foreign, "");
                    if (mine.statusCode() < 300 && mentions(mine.body(), marks)) {
                        told.add(operation.name());
                    }
                    if (other.statusCode() < 300 && mentions(other.body(), marks)) {
                        surprises.add(operation.name() + " told of the brand");
                    } else if (other.statusCode() >= 500) {
                        surprises.add(operation.name() + " failed with " + other.statusCode());
                    }
                } else if (!shared.contains(operation.name())) {
                    changes++;
                    var answer = operations.call(operation, address, foreign, operation.exampleBody());
                    if (answer.statusCode() < 300 || answer.statusCode() >= 500) {
                        surprises.add(operation.name() + " answered " + answer.statusCode() + " " + answer.body());
                    }
                }
            }
        }
        return new Outcome(reads, told, changes, surprises);
    }

    private static boolean mentions(String body, Set<String> marks) {
        return marks.stream().anyMatch(body::contains);
    }
}
