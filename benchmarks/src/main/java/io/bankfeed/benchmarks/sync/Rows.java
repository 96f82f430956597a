package io.bankfeed.benchmarks.sync;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Answers as a bank writes them: the fields, ids and lengths of Monzo's recorded rows. */
final class Rows {
    static final byte[] NONE = bytes("");
    private static final String ACCOUNT = """
            {"account_id":"%s","account_type":"TRANSACTION","display_name":"%s","currency":"GBP",\
            "account_number":{"number":"%08d","sort_code":"04-00-04"},"provider":{"provider_id":"mock"}}""";
    private static final String TRANSACTION = """
            {"timestamp":"%sT%02d:%02d:%02d.%03dZ",\
            "description":"Merchant %d LONDON GB","transaction_type":"DEBIT",\
            "transaction_category":"PURCHASE",\
            "transaction_classification":["Food & Dining","Groceries"],\
            "merchant_name":"Merchant %d","amount":-%d.%02d,"currency":"GBP",\
            "transaction_id":"%016x%016x",\
            "provider_transaction_id":"tx_%s%09d","normalised_provider_transaction_id":"txn-%s%09d",\
            "running_balance":{"currency":"GBP","amount":%d.%02d},\
            "meta":{"provider_transaction_category":"mastercard",\
            "provider_merchant_name":"Merchant %d",\
            "transaction_type":"Debit"}}""";
    private static final int DAYS = 80;

    private Rows() {}

    static byte[] ofAccounts(String... ids) {
        return bytes(Arrays.stream(ids)
                .map(id -> ACCOUNT.formatted(id, id, Math.floorMod(id.hashCode(), 100_000_000)))
                .collect(Collectors.joining(",")));
    }

    /** So many rows of the last days, newest first. */
    static byte[] ofTransactions(String account, int count) {
        var random = new SplittableRandom(account.hashCode());
        var rows = new StringBuilder(count * 640);
        for (var number = 0; number < count; number++) {
            rows.append(number == 0 ? "" : ",").append(row(account, number, number * DAYS / count, random));
        }
        return bytes(rows);
    }

    private static String row(String account, int number, int age, SplittableRandom random) {
        return TRANSACTION.formatted(
                LocalDate.now(ZoneOffset.UTC).minusDays(1L + age),
                random.nextInt(24),
                random.nextInt(60),
                random.nextInt(60),
                random.nextInt(1000),
                random.nextInt(400),
                random.nextInt(400),
                1 + random.nextInt(200),
                random.nextInt(100),
                random.nextLong(),
                random.nextLong(),
                account,
                number,
                account,
                number,
                random.nextInt(5_000),
                random.nextInt(100),
                random.nextInt(400));
    }

    private static byte[] bytes(CharSequence rows) {
        return ("{\"results\":[" + rows + "],\"status\":\"Succeeded\"}").getBytes(StandardCharsets.UTF_8);
    }
}
