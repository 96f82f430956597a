package io.bankfeed.localstack.walk;

import io.bankfeed.localstack.process.StackFailure;
import java.net.URI;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** Goes from a connect link through consent, bank choice, login and account choice to the tenant's landing page. */
public final class BrowserWalk {
    private static final int PAGES = 20;

    private final Browser browser;
    private final BankUser user;

    public BrowserWalk(Browser browser, BankUser user) {
        this.browser = browser;
        this.user = user;
    }

    /** The page whose address starts so; the walk ends there. */
    public Page walk(URI start, String destination) {
        var end = URI.create(destination);
        var page = browser.open(start);
        for (var pages = 0; pages < PAGES; pages++) {
            if (page.isAt(end)) {
                return page;
            }
            page = next(page);
        }
        throw new StackFailure("After %d pages %s had not come to %s but was at %s"
                .formatted(PAGES, user, destination, page.describe()));
    }

    private Page next(Page page) {
        if (page.status() / 100 != 2) {
            throw new StackFailure("On the way of " + user + " a page answered " + page.describe());
        }
        var forms = page.document().select("form").stream()
                .map(form -> new FilledForm((FormElement) form, user))
                .filter(FilledForm::leadsForward)
                .toList();
        return forms.stream()
                .filter(FilledForm::offersTheBank)
                .findFirst()
                .or(() -> forms.stream().findFirst())
                .map(form -> form.submitWith(browser))
                .orElseGet(() -> browser.open(linkToTheBank(page)));
    }

    private URI linkToTheBank(Page page) {
        List<Element> links = page.document().select("a[href]");
        return links.stream()
                .map(link -> link.absUrl("href"))
                .filter(address -> address.contains(user.providerId()))
                .findFirst()
                .map(URI::create)
                .orElseThrow(() -> new StackFailure(
                        "On the way of " + user + " a page offers neither a form nor the bank: " + page.describe()));
    }
}
