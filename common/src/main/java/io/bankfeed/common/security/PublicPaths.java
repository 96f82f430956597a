package io.bankfeed.common.security;

import java.util.List;

/** The paths of a service that take no bearer token: pages for browsers, webhooks, {@code .well-known}. */
public record PublicPaths(List<String> patterns) {

    public PublicPaths(String... patterns) {
        this(List.of(patterns));
    }
}
