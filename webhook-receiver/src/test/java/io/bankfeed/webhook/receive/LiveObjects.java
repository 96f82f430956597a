package io.bankfeed.webhook.receive;

import java.lang.management.ManagementFactory;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/** How many objects of a class survive a garbage collection, as {@code jcmd GC.class_histogram} tells. */
final class LiveObjects {

    private LiveObjects() {}

    static long of(String className) throws JMException {
        var histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        var line = Pattern.compile("(?m)^\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+" + Pattern.quote(className) + "(\\s|$)")
                .matcher(histogram);
        return line.find() ? Long.parseLong(line.group(1)) : 0;
    }
}
