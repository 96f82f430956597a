package io.bankfeed.simulator.data;

import io.bankfeed.simulator.connection.Connection;
import io.javalin.http.Context;

/** Where calls go that need not be answered at once. */
public interface Asynchronous {

    void accept(Context context, DataCall call, String baseUrl);

    void results(Context context, Connection connection);
}
