package io.bankfeed.sync.account;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recognises accounts over re-consents: the provider's id may change, the number does not. Rung after rung, and on each
 * only what fits one account on either side.
 */
final class AccountMatching {

    private static final List<BiPredicate<FetchedAccount, HeldAccount>> RUNGS = List.of(
            (fetched, held) -> fetched.providerAccountId().equals(held.providerAccountId()),
            (fetched, held) -> bothAre(fetched.number(), held.number())
                    && Objects.equals(fetched.sortCode(), held.sortCode())
                    && fetched.currency().equals(held.currency()),
            (fetched, held) ->
                    bothAre(fetched.iban(), held.iban()) && fetched.currency().equals(held.currency()),
            (fetched, held) -> bothAre(fetched.displayName(), held.displayName())
                    && Objects.equals(fetched.accountType(), held.accountType())
                    && Objects.equals(fetched.partialCardNumber(), held.partialCardNumber())
                    && fetched.currency().equals(held.currency())
                    && !contradict(fetched, held));

    private final Map<FetchedAccount, UUID> known = new IdentityHashMap<>();
    private final List<HeldAccount> left;

    AccountMatching(List<FetchedAccount> fetched, List<HeldAccount> held) {
        this.left = new ArrayList<>(held);
        RUNGS.forEach(rung -> climb(rung, fetched));
    }

    /** Our id of it, or null: it is new. */
    @Nullable
    UUID idOf(FetchedAccount account) {
        return known.get(account);
    }

    private void climb(BiPredicate<FetchedAccount, HeldAccount> rung, List<FetchedAccount> fetched) {
        for (FetchedAccount account : fetched) {
            if (known.containsKey(account)) {
                continue;
            }
            List<HeldAccount> same = fitting(rung, account).toList();
            if (same.size() == 1 && fetchedFitting(rung, fetched, same.getFirst()) == 1) {
                known.put(account, same.getFirst().accountId());
                left.remove(same.getFirst());
            }
        }
    }

    private Stream<HeldAccount> fitting(BiPredicate<FetchedAccount, HeldAccount> rung, FetchedAccount account) {
        return left.stream().filter(held -> rung.test(account, held));
    }

    private long fetchedFitting(
            BiPredicate<FetchedAccount, HeldAccount> rung, List<FetchedAccount> fetched, HeldAccount held) {
        return fetched.stream()
                .filter(account -> !known.containsKey(account))
                .filter(account -> rung.test(account, held))
                .count();
    }

    private static boolean bothAre(@Nullable String one, @Nullable String other) {
        return one != null && one.equals(other);
    }

    /** Two numbers are two accounts, whatever their name. */
    private static boolean contradict(FetchedAccount fetched, HeldAccount held) {
        return fetched.number() != null && held.number() != null || fetched.iban() != null && held.iban() != null;
    }
}
