package io.bankfeed.simulator.web;

import io.javalin.http.Context;
import java.util.regex.Pattern;

/** Whether a caller asserts that the user is there right now. */
public final class Attendance {
    private static final Pattern ADDRESS =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private Attendance() {}

    /** Whether the address is one of the newer kind. */
    public static boolean isIpv6(Context context) {
        String ip = context.header("X-PSU-IP");
        return ip != null && ip.contains(":");
    }

    public static boolean isAttended(Context context) {
        String ip = context.header("X-PSU-IP");
        return ip != null && ADDRESS.matcher(ip.strip()).matches();
    }
}
