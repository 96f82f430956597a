package io.bankfeed.auth.hosted;

import io.bankfeed.auth.consent.ConsentPolicy;
import io.bankfeed.auth.hosted.OpenLink.Visit;
import io.bankfeed.auth.page.PageKind;
import io.bankfeed.auth.page.Pages;
import io.bankfeed.auth.page.PermissionText;
import io.bankfeed.auth.page.Texts;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The first page of a link: who asks, for what (regulated tenants; else TrueLayer says it), and a button. */
@Component
class ConnectPage {

    private final Pages pages;
    private final ConsentPolicy policy;
    private final SameBank sameBank;

    ConnectPage(Pages pages, ConsentPolicy policy, SameBank sameBank) {
        this.pages = pages;
        this.policy = policy;
        this.sameBank = sameBank;
    }

    Mono<ResponseEntity<String>> of(Visit visit, @Nullable Locale locale) {
        var texts = texts(visit, locale);
        return sameBank.of(visit)
                .map(same -> page(visit, texts, sameBank.model(same, visit.tenant(), texts)))
                .switchIfEmpty(Mono.fromSupplier(() -> page(visit, texts, Map.of())));
    }

    /** What a regulated tenant's user agrees to by the button. */
    Optional<PermissionText> permissions(Visit visit, @Nullable Locale locale) {
        var target = visit.attempt().target();
        return visit.tenant().regulated()
                ? Optional.of(PermissionText.of(
                        texts(visit, locale), visit.tenant(), target.scopes(), policy.days(target.country())))
                : Optional.empty();
    }

    private ResponseEntity<String> page(Visit visit, Texts texts, Map<String, Object> same) {
        String name = visit.tenant().displayName();
        var agreed = permissions(visit, texts.locale());
        String part = agreed.isPresent() ? "permission" : "connect";
        Map<String, Object> model = new HashMap<>();
        model.put("title", texts.of(part + ".title", "tenant", name));
        model.put("text", texts.of(part + ".text", "tenant", name));
        model.put("hint", texts.of(part + ".hint", "tenant", name));
        model.put("button", texts.of(agreed.isPresent() ? "permission." + button(visit) : "connect.button"));
        agreed.ifPresent(text -> model.put("permissions", text.model(texts)));
        if (!same.isEmpty()) {
            model.put("same", same);
        }
        return pages.page(PageKind.CONNECT, visit.tenant(), texts, model);
    }

    private static String button(Visit visit) {
        return visit.attempt().target().providerId() == null ? "button" : "button_bank";
    }

    private static Texts texts(Visit visit, @Nullable Locale locale) {
        return Texts.in(visit.attempt().target().language(), locale);
    }
}
