package io.bankfeed.auth.link;

import java.net.URI;
import org.springframework.stereotype.Component;

/** Where a link leads. */
@Component
public class LinkUris {

    private final LinkProperties links;
    private final AuthorisationUri authorisationUri;

    LinkUris(LinkProperties links, AuthorisationUri authorisationUri) {
        this.links = links;
        this.authorisationUri = authorisationUri;
    }

    /** Our own page, which binds the browser. */
    public URI page(IssuedLink link) {
        return URI.create(links.connectUri(link.ticket().text()));
    }

    /** TrueLayer's dialog. */
    public URI dialog(IssuedLink link) {
        return authorisationUri.of(link.attempt(), link.state());
    }

    /** Any alphanumeric text that stands for a permission given on our screen: the key of its evidence. */
    public static String consentId(AuthAttempt attempt) {
        return AuthorisationUri.consentId(attempt);
    }

    /** The page of a renewal ticket. */
    public URI renewalPage(String ticket) {
        return URI.create(links.renewalUri(ticket));
    }
}
