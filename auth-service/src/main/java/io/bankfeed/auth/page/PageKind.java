package io.bankfeed.auth.page;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.StringReader;
import java.util.Locale;
import java.util.Map;

/** The pages that there are; each a template without script. What is filled in is escaped. */
public enum PageKind {
    NOTICE,
    CONNECT,
    BANKS,
    SAME,
    RENEWAL;

    private final Template template = Mustache.compiler()
            .defaultValue("")
            .emptyStringIsFalse(true)
            .withLoader(part -> new StringReader(Resources.text("pages/" + part + ".html")))
            .compile(Resources.text("pages/" + name().toLowerCase(Locale.ROOT) + ".html"));

    String filledWith(Map<String, Object> model) {
        return template.execute(model);
    }
}
