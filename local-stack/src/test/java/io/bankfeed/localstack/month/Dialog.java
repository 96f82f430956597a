package io.bankfeed.localstack.month;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;

/** A user at the bank who shares three of their accounts. */
record Dialog(String bankUrl, String clientId, String redirectUri) {
    private static final int SHARED = 3;
    private static final int PAGES = 8;

    /** The authorisation code that TrueLayer sends back with. */
    String codeFor(String user, String providerId) {
        try {
            var session = Jsoup.newSession().ignoreHttpErrors(true);
            var page = session.newRequest(link(providerId)).get();
            for (var pages = 0; pages < PAGES; pages++) {
                if (page.location().startsWith(redirectUri)) {
                    return page.location().replaceAll(".*[?&]code=([^&]*).*", "$1");
                }
                page = filled(page, user)
                        .submit()
                        .ignoreHttpErrors(true)
                        .execute()
                        .parse();
            }
            throw new AssertionError("the dialog does not end: " + page.location());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private String link(String providerId) {
        return bankUrl + "/?response_type=code&client_id=" + clientId
                + "&scope=info%20accounts%20balance%20cards%20transactions%20direct_debits%20standing_orders"
                + "%20offline_access&providers=uk-ob-all%20uk-oauth-all%20uk-cs-mock&state=" + UUID.randomUUID()
                + "&redirect_uri=" + redirectUri + "&provider_id=" + providerId;
    }

    private static FormElement filled(Document page, String user) {
        var form = (FormElement) page.select("form:not(#cancel)").stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError(page.location() + ": " + page.text()));
        form.select("input[name=username]").val(user);
        form.select("input[name=password]").val(user.replace("john", "doe"));
        form.select("input[type=checkbox]").stream().skip(SHARED).forEach(box -> box.removeAttr("checked"));
        return form;
    }
}
