package io.bankfeed.sync.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.id.Ids;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.MissingNode;

class AccountMatchingTest {

    @Test
    void an_account_is_known_by_the_providers_id() {
        var held = held("a1", "11111111", null, "Current");

        assertThat(idOf(fetched("a1", "22222222", null, "Renamed"), held)).isEqualTo(held.accountId());
    }

    @Test
    void a_new_provider_id_with_the_same_number_is_the_same_account() {
        var held = held("a1", "11111111", null, "Current");

        assertThat(idOf(fetched("b9", "11111111", null, "Renamed"), held)).isEqualTo(held.accountId());
    }

    @Test
    void the_iban_decides_where_there_is_no_number() {
        var held = held("a1", null, "GB35LOYD1", "Current");

        assertThat(idOf(fetched("b9", null, "GB35LOYD1", "Renamed"), held)).isEqualTo(held.accountId());
    }

    @Test
    void the_name_decides_only_where_nothing_contradicts_it() {
        var held = held("a1", null, null, "Savings pot");
        var numbered = held("a2", "11111111", null, "Current");

        assertThat(idOf(fetched("b9", null, null, "Savings pot"), held)).isEqualTo(held.accountId());
        assertThat(idOf(fetched("b9", "22222222", null, "Current"), numbered)).isNull();
    }

    @Test
    void two_pots_of_one_name_are_not_guessed() {
        var one = held("a1", null, null, "Pot");
        var other = held("a2", null, null, "Pot");
        var fetched = fetched("b9", null, null, "Pot");

        assertThat(new AccountMatching(List.of(fetched), List.of(one, other)).idOf(fetched))
                .isNull();
    }

    private static @Nullable Object idOf(FetchedAccount fetched, HeldAccount held) {
        return new AccountMatching(List.of(fetched), List.of(held)).idOf(fetched);
    }

    private static FetchedAccount fetched(String id, @Nullable String number, @Nullable String iban, String name) {
        return new FetchedAccount(
                "account",
                id,
                "TRANSACTION",
                name,
                "GBP",
                number == null ? null : "12-34-56",
                number,
                iban,
                null,
                null,
                null,
                null,
                null,
                MissingNode.getInstance());
    }

    private static HeldAccount held(String id, @Nullable String number, @Nullable String iban, String name) {
        return new HeldAccount(
                Ids.next(), id, "TRANSACTION", name, "GBP", number == null ? null : "12-34-56", number, iban, null);
    }
}
