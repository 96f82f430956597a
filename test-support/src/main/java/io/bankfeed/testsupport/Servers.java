package io.bankfeed.testsupport;

import org.testcontainers.DockerClientFactory;

/**
 * One PostgreSQL and one Kafka per test JVM: containers where a Docker engine answers, embedded real servers elsewhere.
 * {@code -Dbankfeed.test.servers=containers|embedded} decides it by hand.
 */
public final class Servers {

    private static final boolean CONTAINERS = containersWanted();

    private Servers() {}

    public static PostgresServer postgres() {
        return Postgres.SERVER;
    }

    /** Bootstrap servers of a broker that has every topic of {@code config/topics.yml}. */
    public static String kafka() {
        return Kafka.BOOTSTRAP_SERVERS;
    }

    private static boolean containersWanted() {
        return switch (System.getProperty("bankfeed.test.servers", "auto")) {
            case "containers" -> true;
            case "embedded" -> false;
            default -> DockerClientFactory.instance().isDockerAvailable();
        };
    }

    private static final class Postgres {
        private static final PostgresServer SERVER =
                CONTAINERS ? PostgresServer.container() : PostgresServer.embedded();
    }

    private static final class Kafka {
        private static final String BOOTSTRAP_SERVERS = CONTAINERS ? KafkaServer.container() : KafkaServer.embedded();

        static {
            Topics.createOn(BOOTSTRAP_SERVERS);
        }
    }
}
