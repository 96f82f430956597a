package io.bankfeed.auth.provider;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The banks as our own pages show them. */
@Component
public class Banks {

    private final CurrentCatalogue current;

    Banks(CurrentCatalogue current) {
        this.current = current;
    }

    /** Of one country, by name. An empty query finds all. */
    public Mono<List<Bank>> in(String country, String query) {
        String wanted = query.toLowerCase(Locale.ROOT);
        return current.get()
                .map(catalogue -> catalogue.matching(country, List.of()).stream()
                        .filter(provider ->
                                provider.displayName().toLowerCase(Locale.ROOT).contains(wanted))
                        .map(provider -> bank(provider, catalogue))
                        .sorted(Comparator.comparing(Bank::displayName, Collator.getInstance(Locale.ROOT)))
                        .toList());
    }

    public Mono<Bank> find(String providerId) {
        return current.get()
                .flatMap(catalogue -> Mono.justOrEmpty(catalogue.providers().stream()
                        .filter(provider -> provider.providerId().equals(providerId))
                        .map(provider -> bank(provider, catalogue))
                        .findFirst()));
    }

    private static Bank bank(Provider provider, Catalogue catalogue) {
        return new Bank(
                provider.providerId(),
                provider.displayName(),
                provider.isHealthy(),
                catalogue.hasLogo(provider.providerId()) ? "/logos/" + provider.providerId() : null);
    }

    /**
     * @param available whether it makes sense to send a user there now
     * @param logo on our own host; absent when there is none
     */
    public record Bank(
            String providerId,
            String displayName,
            boolean available,
            @Nullable String logo) {}
}
