import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a tenant's topics and goes on when Bankfeed grows: skips types that it does not know, ignores fields that it does not
 * know. Needs kafka-clients and Jackson, nothing of Bankfeed's.
 *
 * <p>java -cp 'kafka-clients.jar:jackson-databind.jar:…' TenantConsumer.java 127.0.0.1:9092 demo
 */
public class TenantConsumer {

    private static final JsonMapper JSON = new JsonMapper();

    public static void main(String[] arguments) {
        String tenant = arguments[1];
        var settings = new Properties();
        settings.put("bootstrap.servers", arguments[0]);
        settings.put("group.id", tenant + ".docs"); // groups must begin with the tenant's name
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", "false");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("bankfeed." + tenant + ".accounts", "bankfeed." + tenant + ".transactions"));
            while (!Thread.currentThread().isInterrupted()) {
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    take(record);
                }
                consumer.commitSync(); // after the effects: a crash repeats records, so deduplicate by ce_id
            }
        }
    }

    private static void take(ConsumerRecord<String, String> record) {
        switch (header(record, "ce_type")) {
            case "bankfeed.account.changed.v1" -> {
                JsonNode account = JSON.readTree(record.value());
                System.out.println("account " + account.path("display_name").asString("?"));
            }
            case "bankfeed.transactions.changed.v1" -> {
                for (JsonNode change : JSON.readTree(record.value()).path("changes")) {
                    JsonNode transaction = change.path("transaction");
                    System.out.println(change.path("op").asString() + " " + transaction.path("booked_on").asString() + " "
                            + transaction.path("amount").path("value").asString());
                }
            }
            case "bankfeed.data.erased.v1" -> System.out.println("erase " + record.key());
            // New types come without warning, and some are for others: count them, never fail.
            default -> System.out.println("skipped " + header(record, "ce_type"));
        }
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
