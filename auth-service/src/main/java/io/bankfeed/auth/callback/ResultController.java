package io.bankfeed.auth.callback;

import io.bankfeed.auth.page.Browser;
import io.bankfeed.auth.page.Notice;
import io.bankfeed.auth.page.Pages;
import io.bankfeed.auth.page.Texts;
import io.bankfeed.auth.secret.OneUseSecret;
import io.bankfeed.common.tenant.Tenants;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import reactor.core.publisher.Mono;

/** Where the browser goes from the callback of a tenant without landing pages. Tells how it went, and nothing else. */
@Browser
class ResultController {

    private final CallbackReferences references;
    private final Tenants tenants;
    private final Pages pages;

    ResultController(CallbackReferences references, Tenants tenants, Pages pages) {
        this.references = references;
        this.tenants = tenants;
        this.pages = pages;
    }

    @GetMapping("/result/{reference}")
    Mono<ResponseEntity<String>> show(@PathVariable String reference, Locale locale) {
        return Mono.justOrEmpty(OneUseSecret.parse(reference))
                .flatMap(references::result)
                .flatMap(result -> Mono.justOrEmpty(tenants.find(result.tenant()))
                        .map(tenant -> pages.show(
                                notice(result.errorClass()),
                                HttpStatus.OK,
                                tenant,
                                Texts.in(result.language(), locale))))
                .switchIfEmpty(Mono.fromSupplier(() -> pages.show(Notice.DEAD_LINK, HttpStatus.GONE, locale)));
    }

    /** Nobody is blamed for what the bank, or we, did. */
    private static Notice notice(@Nullable String errorClass) {
        return switch (errorClass) {
            case null -> Notice.DONE;
            case "user" -> Notice.FAILED_USER;
            case "bank" -> Notice.FAILED_BANK;
            default -> Notice.FAILED_US;
        };
    }
}
