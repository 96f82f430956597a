package io.bankfeed.simulator.generated;

/** Well spread numbers from small ones: cheap enough to derive thousands of ids for one answer. */
final class Mix {
    private static final String HEX = "0123456789abcdef";

    private Mix() {}

    static long of(long seed, long value) {
        long mixed = seed + (value + 1) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    static long of(long seed, String text) {
        long mixed = seed;
        for (int i = 0; i < text.length(); i++) {
            mixed = of(mixed, text.charAt(i));
        }
        return mixed;
    }

    static String hex(long key, long salt, int digits) {
        StringBuilder hex = new StringBuilder(digits);
        long part = 0;
        while (hex.length() < digits) {
            long bits = of(key ^ salt, part++);
            for (int i = 0; i < 16 && hex.length() < digits; i++) {
                hex.append(HEX.charAt((int) (bits >>> (i * 4)) & 15));
            }
        }
        return hex.toString();
    }
}
