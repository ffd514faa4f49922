package io.heartline.localstack.stack;

import io.heartline.testing.EmbeddedPostgres.Database;
import java.util.Map;

/** The broker and the database server of a stack. Closing it stops both. */
public interface Infrastructure extends AutoCloseable {

    /** Starts the infrastructure of a stack. */
    interface Start {
        /** Starts it on the data directory of the plan, and waits until it takes connections. */
        Infrastructure on(StackPlan plan);
    }

    /** Returns host and port of the broker. */
    String kafka();

    /** Makes sure that a database and the role that owns it exist and that the role has this password. */
    Database database(String name, String password);

    /** Makes every topic that is not there yet. */
    void createTopics(int partitions);

    /** Returns what a service is told in its environment besides what every stack tells it; it has the last word. */
    Map<String, String> environment(Service service, StackFile file);

    @Override
    void close();
}
