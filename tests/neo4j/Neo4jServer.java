import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/** A Neo4j server out of its own jars: `java -cp 'lib/*' Neo4jServer.java HOME`. Stops when its standard input ends. */
public class Neo4jServer {
    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]).toAbsolutePath();
        var management = new DatabaseManagementServiceBuilder(home)
            .loadPropertiesFromFile(home.resolve("conf").resolve("neo4j.conf"))
            .setConfig(GraphDatabaseSettings.auth_enabled, true)
            .build();
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            management.shutdown();
            stopped.countDown();
        }));
        System.out.println("ready");
        // The pipe closes when the tests end, however they end: no server is left behind.
        while (System.in.read() >= 0) {
        }
        System.exit(0);
    }
}
