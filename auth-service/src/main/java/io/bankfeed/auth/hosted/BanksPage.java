package io.bankfeed.auth.hosted;

import io.bankfeed.auth.connection.Connection;
import io.bankfeed.auth.hosted.OpenLink.Visit;
import io.bankfeed.auth.link.IssuedLink;
import io.bankfeed.auth.page.PageKind;
import io.bankfeed.auth.page.Pages;
import io.bankfeed.auth.page.Texts;
import io.bankfeed.auth.provider.Banks;
import io.bankfeed.auth.provider.Banks.Bank;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The choice of banks: those of the link's country, by name, with their logos and whether they work just now. */
@Component
class BanksPage {

    private final Pages pages;
    private final Banks banks;
    private final SameBank sameBank;
    private final Onward onward;

    BanksPage(Pages pages, Banks banks, SameBank sameBank, Onward onward) {
        this.pages = pages;
        this.banks = banks;
        this.sameBank = sameBank;
        this.onward = onward;
    }

    Mono<ResponseEntity<String>> of(Visit visit, String query, @Nullable Locale locale) {
        var texts = texts(visit, locale);
        return Mono.zip(banks.in(visit.attempt().target().country(), query), sameBank.banksOf(visit))
                .map(found -> page(visit, query, texts, found.getT1(), found.getT2()));
    }

    /** The bank is shared already: renew that, or connect another sign-in? */
    ResponseEntity<String> same(Connection same, Visit visit, String providerId, @Nullable Locale locale) {
        var texts = texts(visit, locale);
        String bank = SameBank.bankOf(same, texts);
        return pages.page(
                PageKind.SAME,
                visit.tenant(),
                texts,
                Map.of(
                        "title",
                                texts.of(
                                        "same.heading",
                                        "bank",
                                        bank,
                                        "tenant",
                                        visit.tenant().displayName()),
                        "text", texts.of("same.text"),
                        "provider", providerId,
                        "renew", texts.of("same.button"),
                        "another", texts.of("same.another", "bank", bank),
                        "hint", texts.of("connect.hint")));
    }

    Mono<ResponseEntity<String>> away(IssuedLink link) {
        return onward.away(link, null);
    }

    private ResponseEntity<String> page(Visit visit, String query, Texts texts, List<Bank> found, Set<String> known) {
        String name = visit.tenant().displayName();
        return pages.page(
                PageKind.BANKS,
                visit.tenant(),
                texts,
                Map.of(
                        "title", texts.of("banks.title"),
                        "text", texts.of("banks.text", "tenant", name),
                        "search", texts.of("banks.search"),
                        "find", texts.of("banks.find"),
                        "query", query,
                        "count", count(found.size(), texts),
                        "banks",
                                found.stream()
                                        .map(bank -> row(bank, known, texts))
                                        .toList(),
                        "away", texts.of("banks.away"),
                        "hint", texts.of("banks.hint", "tenant", name)));
    }

    private static Map<String, Object> row(Bank bank, Set<String> known, Texts texts) {
        return Map.of(
                "id", bank.providerId(),
                "name", bank.displayName(),
                "available", bank.available(),
                "logo", bank.logo() == null ? "" : bank.logo(),
                "known", known.contains(bank.providerId()) ? texts.of("banks.known") : "");
    }

    private static String count(int found, Texts texts) {
        return switch (found) {
            case 0 -> texts.of("banks.none");
            case 1 -> texts.of("banks.count_one");
            default -> texts.of("banks.count", "count", Integer.toString(found));
        };
    }

    private static Texts texts(Visit visit, @Nullable Locale locale) {
        return Texts.in(visit.attempt().target().language(), locale);
    }
}
