package io.bankfeed.common.event;

/** What an event says; the envelope says whom it concerns. Changed additively only: a breaking change is a new type. */
public sealed interface Event
        permits ConsentEvent,
                TokenEvent,
                ResultEvent,
                SyncEvent,
                ProviderEvent,
                ConnectionEvent,
                AccountEvent,
                TransactionEvent,
                UnknownEvent {}
