package io.bankfeed.localstack.service;

import io.bankfeed.common.crypto.KeyFiles;
import io.bankfeed.common.crypto.TrueLayerCredentials;
import io.bankfeed.common.secret.Secret;
import io.bankfeed.localstack.process.Places;

/** Makes, once, the key files that a deployment would mount, with the code that reads them. */
public final class Keys {
    private Keys() {}

    public static void ensure(Places places, TrueLayer trueLayer) {
        var directory = places.keys();
        KeyFiles.generateIn(directory);
        var credentials = new TrueLayerCredentials(trueLayer.clientId(), Secret.of(trueLayer.clientSecret()));
        credentials.sealTo(KeyFile.TRUELAYER_CREDENTIALS.in(directory), KeyFiles.kek(KeyFile.KEK.in(directory)));
    }
}
