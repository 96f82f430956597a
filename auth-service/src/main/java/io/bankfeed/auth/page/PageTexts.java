package io.bankfeed.auth.page;

import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The words of the pages, in the languages that there are bundles for; English for everybody else. */
final class PageTexts {

    private static final ResourceBundle.Control NO_SURPRISE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private PageTexts() {}

    /** A caller that names no language has no locale at all. */
    static ResourceBundle in(@Nullable Locale locale) {
        return ResourceBundle.getBundle("pages/messages", locale == null ? Locale.ENGLISH : locale, NO_SURPRISE);
    }

    /** The language really used, for the page's {@code lang}. */
    static String languageOf(ResourceBundle texts) {
        return texts.getString("language");
    }
}
