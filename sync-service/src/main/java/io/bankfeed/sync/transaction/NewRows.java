package io.bankfeed.sync.transaction;

import io.bankfeed.common.database.PostgresConnections;
import io.bankfeed.sync.database.CopyText;
import io.bankfeed.sync.database.JsonRows;
import io.r2dbc.spi.R2dbcException;
import java.util.List;
import org.springframework.r2dbc.connection.ConnectionFactoryUtils;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Brings rows in that are not there yet, the fastest way that PostgreSQL has. */
@Repository
class NewRows {
    private static final String COPY = """
            copy bank_transaction (
                transaction_uid, account_id, status, normalised_provider_transaction_id, provider_transaction_id,
                fingerprint, occurrence, transaction_id, direction, value, currency, booked_on, timestamp, occurred_at,
                description, merchant_name, category, classification, running_balance_value, running_balance_currency,
                sign_mismatch, meta, raw, content_hash, settled_from, first_seen_at, changed_at) from stdin
            """;

    private final DatabaseClient database;
    private final JsonRows json;

    NewRows(DatabaseClient database, JsonRows json) {
        this.database = database;
        this.json = json;
    }

    /** Within the caller's transaction. */
    Mono<Long> copy(CopyText rows) {
        return database.inConnection(connection ->
                        PostgresConnections.unwrapped(connection).copyIn(COPY, Mono.fromSupplier(rows::bytes)))
                .onErrorMap(
                        R2dbcException.class,
                        refused -> ConnectionFactoryUtils.convertR2dbcException("copy transactions", COPY, refused));
    }

    CopyText text(List<TransactionRow> rows) {
        CopyText text = new CopyText();
        rows.forEach(row -> write(row, text));
        return text;
    }

    private void write(TransactionRow row, CopyText text) {
        text.column(row.transactionUid())
                .column(row.accountId())
                .column(row.status())
                .column(row.content().normalisedProviderTransactionId())
                .column(row.content().providerTransactionId())
                .column(row.fingerprint())
                .column(row.occurrence());
        write(row.content(), text);
        text.column(row.contentHash())
                .column(row.settledFrom())
                .column(row.firstSeenAt())
                .column(row.changedAt())
                .endOfLine();
    }

    private void write(RowContent content, CopyText text) {
        text.column(content.transactionId())
                .column(content.direction())
                .column(content.value())
                .column(content.currency())
                .column(content.bookedOn())
                .column(content.timestamp())
                .column(content.occurredAt())
                .column(content.description())
                .column(content.merchantName())
                .column(content.category())
                .column(content.classification())
                .column(content.runningBalanceValue())
                .column(content.runningBalanceCurrency())
                .column(content.signMismatch())
                .column(json.of(content.meta()))
                .column(json.of(content.raw()));
    }
}
