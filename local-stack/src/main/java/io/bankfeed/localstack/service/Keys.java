package io.bankfeed.localstack.service;

import io.bankfeed.localstack.process.Places;

/** Makes, once, the key files that a deployment would mount, with the code that reads them. */
public final class Keys {
    private Keys() {}

    public static void ensure(Places places, TrueLayer trueLayer) {}
}
