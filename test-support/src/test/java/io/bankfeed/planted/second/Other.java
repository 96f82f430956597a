package io.bankfeed.planted.second;

import io.bankfeed.planted.first.Planted;

/** Closes the cycle. */
public final class Other {
    Planted planted;
}
