package io.bankfeed.simulator.fault;

import io.bankfeed.simulator.web.ApiError;
import io.bankfeed.simulator.web.Reply;
import io.bankfeed.simulator.web.RequestTrace;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The failures on order. Delays pass in real time. */
public final class Faults {
    private static final Duration LONGEST_HANG = Duration.ofMinutes(10);

    private final AtomicInteger ids = new AtomicInteger();
    private final List<Fault.Armed> armed = new CopyOnWriteArrayList<>();

    public int add(Fault fault) {
        int id = ids.incrementAndGet();
        armed.add(Fault.Armed.of(id, fault));
        return id;
    }

    public List<Fault.Armed> all() {
        return List.copyOf(armed);
    }

    public void clear() {
        armed.clear();
    }

    public boolean remove(int id) {
        return armed.removeIf(fault -> fault.id() == id);
    }

    /** As a request arrives. */
    public void strike(Context context, @Nullable String bank) {
        if (armed.isEmpty()) {
            return;
        }
        String path = RequestTrace.of(context).endpoint();
        next("http", bank, path).ifPresent(fault -> {
            pause(fault);
            if (fault.status() != null) {
                answer(context, fault, fault.status());
                context.skipRemainingHandlers();
            }
        });
    }

    private static void answer(Context context, Fault fault, int status) {
        String body = fault.body();
        if (body == null) {
            Reply.error(context, failure(fault, status));
            return;
        }
        RequestTrace.of(context).error("fault");
        boolean html = body.stripLeading().startsWith("<");
        context.status(status)
                .contentType(html ? "text/html; charset=utf-8" : Reply.JSON)
                .result(body);
    }

    /** When the bank is asked. */
    public void strikeBank(String bank, String endpoint) {
        next("bank", bank, endpoint).ifPresent(fault -> {
            pause(fault);
            if (fault.status() != null) {
                throw failure(fault, fault.status());
            }
        });
    }

    private static ApiError failure(Fault fault, int status) {
        String code = fault.error();
        return ApiError.of(status, code == null ? codeOf(status) : code, "A failure on order.");
    }

    private static String codeOf(int status) {
        return switch (status) {
            case 401 -> "unauthorized";
            case 403 -> "access_denied";
            case 429 -> "provider_too_many_requests";
            case 501 -> "endpoint_not_supported";
            case 503 -> "provider_error";
            case 504 -> "provider_timeout";
            default -> status < 500 ? "validation_error" : "internal_server_error";
        };
    }

    private Optional<Fault> next(String place, @Nullable String bank, String path) {
        for (Fault.Armed candidate : armed) {
            Fault fault = candidate.fault();
            if (fault.strikesAt(place) && fault.matches(bank, path) && candidate.takeTurn()) {
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    private static void pause(Fault fault) {
        Integer delay = fault.delayMs();
        try {
            if (Boolean.TRUE.equals(fault.hang())) {
                Thread.sleep(LONGEST_HANG);
            } else if (delay != null) {
                Thread.sleep(Duration.ofMillis(delay));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
