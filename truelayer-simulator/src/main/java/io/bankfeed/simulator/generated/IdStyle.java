package io.bankfeed.simulator.generated;

/** Which ids a bank gives, and whether they outlive the settling of a transaction. */
enum IdStyle {
    ALL_RENEWED_WHEN_SETTLED(true, true, false),
    PROVIDER_ONLY(false, true, true),
    NONE(false, false, false),
    SOME(true, true, true);

    private final boolean normalised;
    private final boolean provider;
    private final boolean survivesSettlement;

    IdStyle(boolean normalised, boolean provider, boolean survivesSettlement) {
        this.normalised = normalised;
        this.provider = provider;
        this.survivesSettlement = survivesSettlement;
    }

    boolean normalised(long key) {
        return normalised && (this != SOME || Math.floorMod(key, 3) != 0);
    }

    boolean provider(long key) {
        return provider && (this != SOME || Math.floorMod(key, 3) != 0);
    }

    boolean survivesSettlement() {
        return survivesSettlement;
    }
}
