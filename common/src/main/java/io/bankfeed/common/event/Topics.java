package io.bankfeed.common.event;

/** Names of the topics. The shared ones are internal: ids and times only, and no tenant may read them. */
public final class Topics {

    public static final String CONSENTS = "bankfeed.consents";
    public static final String TOKENS = "bankfeed.tokens";
    public static final String RESULTS = "bankfeed.results";
    public static final String SYNCS = "bankfeed.syncs";
    public static final String PROVIDERS = "bankfeed.providers";

    /** Authentic webhooks whose body could not be read, raw; sync-service shows and replays them. */
    public static final String QUARANTINE = deadLetters("bankfeed.webhooks", "webhook-receiver");

    private Topics() {}

    public static String connections(String tenant) {
        return "bankfeed." + tenant + ".connections";
    }

    public static String accounts(String tenant) {
        return "bankfeed." + tenant + ".accounts";
    }

    public static String transactions(String tenant) {
        return "bankfeed." + tenant + ".transactions";
    }

    /** Where a record goes that a group can't read or process. */
    public static String deadLetters(String topic, String group) {
        return topic + "." + group + ".dlt";
    }
}
