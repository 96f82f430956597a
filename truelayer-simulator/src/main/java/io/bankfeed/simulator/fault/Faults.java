package io.bankfeed.simulator.fault;

import io.bankfeed.simulator.time.SimulatorClock;
import io.bankfeed.simulator.web.Reply;
import io.bankfeed.simulator.web.RequestTrace;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The failures on order. Delays pass in real time, windows in simulated time. */
public final class Faults {
    private static final String STRUCK = Faults.class.getName();

    private final SimulatorClock clock;
    private final long seed;
    private final AtomicInteger ids = new AtomicInteger();
    private final List<ArmedFault> armed = new CopyOnWriteArrayList<>();

    public Faults(SimulatorClock clock, long seed) {
        this.clock = clock;
        this.seed = seed;
    }

    public int add(Fault fault) {
        int id = ids.incrementAndGet();
        armed.add(new ArmedFault(id, fault, seed + id));
        return id;
    }

    public List<ArmedFault> all() {
        return List.copyOf(armed);
    }

    public void clear() {
        armed.forEach(ArmedFault::takeBack);
        armed.clear();
    }

    public boolean remove(int id) {
        armed.stream().filter(fault -> fault.id() == id).forEach(ArmedFault::takeBack);
        return armed.removeIf(fault -> fault.id() == id);
    }

    /** As a request arrives. True when that was all: what should have answered it is not to be asked. */
    public boolean strike(Context context, @Nullable String bank, @Nullable String grantType) {
        if (armed.isEmpty()) {
            return false;
        }
        String path = RequestTrace.of(context).endpoint();
        return next(new Fault.Target("http", bank, path, grantType))
                .map(struck -> strike(context, struck))
                .orElse(false);
    }

    private static boolean strike(Context context, ArmedFault struck) {
        Fault fault = struck.fault();
        struck.pause();
        context.attribute(STRUCK, fault);
        if (fault.transport() == Transport.RESET) {
            RequestTrace.of(context).error("reset");
            Wire.reset(context);
            return true;
        }
        Integer status = fault.answerStatus();
        if (status != null) {
            answer(context, fault, status);
        }
        return status != null;
    }

    /** As the answer leaves. */
    public static void strikeAnswer(Context context) {
        Fault fault = context.attribute(STRUCK);
        if (fault != null && fault.transport() != null) {
            Wire.spoil(context, fault.transport(), fault.delayMs());
        }
    }

    private static void answer(Context context, Fault fault, int status) {
        String body = fault.body();
        if (body == null) {
            boolean data = context.path().startsWith("/data/");
            Reply.error(
                    context,
                    data ? KnownErrors.error(status, fault.error()) : KnownErrors.ofAuthServer(status, fault.error()));
        } else {
            RequestTrace.of(context).error("fault");
            boolean html = body.stripLeading().startsWith("<");
            context.status(status)
                    .contentType(html ? "text/html; charset=utf-8" : Reply.JSON)
                    .result(body);
        }
        if (fault.headers() != null) {
            fault.headers().forEach(context::header);
        }
    }

    /** When the bank is asked. */
    public void strikeBank(String bank, String endpoint) {
        next(new Fault.Target("bank", bank, endpoint, null)).ifPresent(struck -> {
            struck.pause();
            Integer status = struck.fault().answerStatus();
            if (status != null) {
                throw KnownErrors.error(status, struck.fault().error());
            }
        });
    }

    private Optional<ArmedFault> next(Fault.Target target) {
        return armed.stream()
                .filter(fault -> fault.takesTurn(target, clock.instant()))
                .findFirst();
    }
}
