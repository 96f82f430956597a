package io.bankfeed.localstack.tenant;

import io.bankfeed.localstack.process.StackFailure;
import io.bankfeed.localstack.walk.BankUser;
import io.bankfeed.localstack.walk.Browser;
import io.bankfeed.localstack.walk.BrowserWalk;
import java.net.URI;

/** A user linked at a bank: the connection, and who may redeem what comes back. */
public record Link(String connectionId, String userId, String providerId) {

    /** Asks for a link, walks the user through it, redeems the reference that the landing page got. */
    public static Link make(Tenant tenant, String userId, BankUser bankUser) {
        var asked = tenant.createConnection(userId, "order-" + bankUser.providerId());
        var landed = new BrowserWalk(new Browser(), bankUser)
                .walk(URI.create(asked.path("connect_uri").asString()), tenant.landingPage());
        var reference = landed.queryParameter("ref")
                .orElseThrow(() -> new StackFailure("The landing page got no reference but "
                        + landed.address().getQuery()));
        var redeemed = tenant.redeem(reference, userId);
        return new Link(redeemed.path("connection_id").asString(), userId, bankUser.providerId());
    }
}
