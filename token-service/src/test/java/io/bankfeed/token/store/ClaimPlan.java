package io.bankfeed.token.store;

/** The statement that claims due rows, to be explained. */
public final class ClaimPlan {

    private ClaimPlan() {}

    /** With literals for one bank and fifty rows. */
    public static String explained(String provider) {
        return "explain (analyze, buffers, costs off, timing off) "
                + TokenLeases.CLAIM_DUE
                        .replace(":lanes::text[]", "array['" + provider + "']")
                        .replace(":slots::int[]", "array[50]")
                        .replace(":now", "now()")
                        .replace(":owner", "gen_random_uuid()")
                        .replace(":seconds", "1");
    }
}
