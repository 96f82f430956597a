package io.bankfeed.auth.hosted;

import io.bankfeed.auth.account.KnownAccounts;
import io.bankfeed.auth.account.KnownAccounts.Known;
import io.bankfeed.auth.consent.ConsentPolicy;
import io.bankfeed.auth.page.PageKind;
import io.bankfeed.auth.page.Pages;
import io.bankfeed.auth.page.PermissionText;
import io.bankfeed.auth.page.Texts;
import io.bankfeed.auth.renewal.RenewByTicket.Offer;
import io.bankfeed.common.tenant.Tenant;
import io.bankfeed.common.tenant.Tenants;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What ends when, and which accounts to choose again: most banks let the user choose anew. */
@Component
class RenewalPage {

    private final Pages pages;
    private final KnownAccounts accounts;
    private final ConsentPolicy policy;
    private final Tenants tenants;
    private final InstantSource clock;

    RenewalPage(Pages pages, KnownAccounts accounts, ConsentPolicy policy, Tenants tenants, InstantSource clock) {
        this.pages = pages;
        this.accounts = accounts;
        this.policy = policy;
        this.tenants = tenants;
        this.clock = clock;
    }

    Mono<ResponseEntity<String>> of(Offer offer, Tenant tenant, @Nullable Locale locale) {
        var texts = Texts.in(locale);
        return accounts.sharedOf(offer.connection().id()).collectList().map(known -> page(offer, tenant, texts, known));
    }

    /** A regulated tenant's user agrees anew, which may spare the visit to the bank. */
    Optional<PermissionText> permissions(Offer offer, @Nullable Locale locale) {
        var terms = offer.connection().terms();
        return tenants.find(offer.tenant())
                .filter(Tenant::regulated)
                .map(tenant ->
                        PermissionText.of(Texts.in(locale), tenant, terms.scopes(), policy.days(terms.country())));
    }

    private ResponseEntity<String> page(Offer offer, Tenant tenant, Texts texts, List<Known> known) {
        String name = tenant.displayName();
        String bank = SameBank.bankOf(offer.connection(), texts);
        boolean ended = !clock.instant().isBefore(offer.expiresAt());
        Map<String, Object> model = new HashMap<>();
        model.put("title", texts.of("renewal.title", "tenant", name));
        model.put(
                "text",
                texts.of(
                        ended ? "renewal.text_ended" : "renewal.text",
                        "tenant",
                        name,
                        "bank",
                        bank,
                        "date",
                        date(offer, texts)));
        model.put(
                "button",
                tenant.regulated() ? texts.of("renewal.button_agree") : texts.of("renewal.button", "bank", bank));
        model.put("hint", texts.of("renewal.hint"));
        permissions(offer, texts.locale()).ifPresent(text -> model.put("permissions", text.model(texts)));
        if (!known.isEmpty()) {
            model.put("shared", shared(known, texts));
        }
        return pages.page(PageKind.RENEWAL, tenant, texts, model);
    }

    private static Map<String, Object> shared(List<Known> known, Texts texts) {
        return Map.of(
                "heading", texts.of("renewal.heading"),
                "accounts", known.stream().map(Known::words).toList(),
                "same", texts.of("renewal.same"));
    }

    private static String date(Offer offer, Texts texts) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(texts.locale())
                .withZone(ZoneOffset.UTC)
                .format(offer.expiresAt());
    }
}
