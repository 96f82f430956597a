package io.bankfeed.simulator.dialog;

import io.bankfeed.simulator.connection.Secrets;
import io.bankfeed.simulator.settings.Switch;
import io.bankfeed.simulator.settings.Switches;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Dialogs under way, and the links that have had their one use. */
final class DialogSessions {
    private static final int MOST = 20_000;

    private final Secrets secrets;
    private final Switches switches;
    private final Map<String, DialogSession> byId = bounded();
    private final Map<String, Boolean> usedLinks = bounded();

    DialogSessions(Secrets secrets, Switches switches) {
        this.switches = switches;
        this.secrets = secrets;
    }

    /** For a link that has no query of its own. */
    String fingerprint() {
        return secrets.sessionId();
    }

    private static <V> Map<String, V> bounded() {
        return Collections.synchronizedMap(new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > MOST;
            }
        });
    }

    DialogSession open(AuthLink link) {
        DialogSession session =
                new DialogSession(secrets.sessionId(), link, switches.is(Switch.CONSENT_ORDER, "consent_first"));
        byId.put(session.id(), session);
        return session;
    }

    Optional<DialogSession> find(@Nullable String id) {
        return Optional.ofNullable(id).map(byId::get);
    }

    boolean isUsed(AuthLink link) {
        return usedLinks.containsKey(link.fingerprint());
    }

    /** Several dialogs may have been opened by one link (a reload, a mail scanner): only one of them ends well. */
    boolean use(AuthLink link) {
        return usedLinks.putIfAbsent(link.fingerprint(), true) == null;
    }
}
