package io.bankfeed.sync.account;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bankfeed.common.id.Ids;
import io.bankfeed.sync.database.JsonRows;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Stores a list of accounts or of cards: known ones keep their id, what is missing is no longer shared. */
@Component
public class StoreAccounts {

    private static final String HELD =
            "select * from account where connection_id = :connection and kind = :kind for update";
    private static final String UPSERT = """
            insert into account as held
            select * from json_populate_recordset(null::account, :rows::json)
            on conflict (account_id) do update
               set provider_account_id = excluded.provider_account_id, account_type = excluded.account_type,
                   display_name = excluded.display_name, currency = excluded.currency,
                   sort_code = excluded.sort_code, number = excluded.number, iban = excluded.iban,
                   swift_bic = excluded.swift_bic, routing_number = excluded.routing_number, bsb = excluded.bsb,
                   card_network = excluded.card_network, partial_card_number = excluded.partial_card_number,
                   shared = true, unshared_at = null, consent_no = excluded.consent_no, raw = excluded.raw,
                   content_hash = excluded.content_hash, as_of = excluded.as_of,
                   unsupported = case when held.consent_no = excluded.consent_no
                                      then held.unsupported else '{}' end,
                   version = held.version
                       + (held.content_hash <> excluded.content_hash or not held.shared)::int
            """;
    private static final String UNSHARE = """
            update account set shared = false, unshared_at = :now, version = version + 1
             where connection_id = :connection and kind = :kind and shared and not account_id = any(:listed)
            """;

    private final DatabaseClient database;
    private final JsonRows rows;
    private final HoldOtherAccounts hold;

    StoreAccounts(DatabaseClient database, JsonRows rows, HoldOtherAccounts hold) {
        this.database = database;
        this.rows = rows;
        this.hold = hold;
    }

    public Mono<Void> accounts(Listing listing, List<JsonNode> fetched) {
        return store(
                listing,
                "account",
                fetched.stream().map(FetchedAccount::account).toList());
    }

    public Mono<Void> cards(Listing listing, List<JsonNode> fetched) {
        return store(listing, "card", fetched.stream().map(FetchedAccount::card).toList());
    }

    private Mono<Void> store(Listing listing, String kind, List<FetchedAccount> fetched) {
        return database.sql(HELD)
                .bind("connection", listing.connectionId())
                .bind("kind", kind)
                .map(HeldAccount::of)
                .all()
                .collectList()
                .map(held -> Row.all(listing, fetched, new AccountMatching(fetched, held)))
                .flatMap(listed -> upsert(listed).then(unshare(listing, kind, listed)))
                .then(hold.unlessOneIsKnown(listing));
    }

    private Mono<Long> upsert(List<Row> listed) {
        return database.sql(UPSERT).bind("rows", rows.of(listed)).fetch().rowsUpdated();
    }

    private Mono<Long> unshare(Listing listing, String kind, List<Row> listed) {
        return database.sql(UNSHARE)
                .bind("now", listing.asOf())
                .bind("connection", listing.connectionId())
                .bind("kind", kind)
                .bind("listed", listed.stream().map(Row::accountId).toArray(UUID[]::new))
                .fetch()
                .rowsUpdated();
    }

    /** Whose list it is, of which grant, as of when. */
    public record Listing(UUID connectionId, long consentNo, Instant asOf) {}

    private record Row(
            UUID accountId,
            UUID connectionId,
            long consentNo,
            boolean shared,
            List<String> unsupported,
            UUID contentHash,
            Instant firstSeenAt,
            Instant asOf,
            long version,
            long publishedVersion,
            long firstConsentNo,
            @JsonUnwrapped FetchedAccount content) {

        static List<Row> all(Listing listing, List<FetchedAccount> fetched, AccountMatching matching) {
            return fetched.stream()
                    .map(account -> new Row(
                            Objects.requireNonNullElseGet(matching.idOf(account), Ids::next),
                            listing.connectionId(),
                            listing.consentNo(),
                            true,
                            List.of(),
                            account.contentHash(),
                            listing.asOf(),
                            listing.asOf(),
                            1,
                            0,
                            listing.consentNo(),
                            account))
                    .toList();
        }
    }
}
