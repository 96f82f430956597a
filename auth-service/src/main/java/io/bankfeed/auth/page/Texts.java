package io.bankfeed.auth.page;

import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The words of the pages, in the languages that there are bundles for; English for everybody else. */
public final class Texts {

    private static final ResourceBundle.Control NO_SURPRISE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle bundle;

    private Texts(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** A caller that names no language has no locale at all. */
    public static Texts in(@Nullable Locale locale) {
        return new Texts(
                ResourceBundle.getBundle("pages/messages", locale == null ? Locale.ENGLISH : locale, NO_SURPRISE));
    }

    /** The link's language, else the browser's. */
    public static Texts in(@Nullable String wanted, @Nullable Locale browsers) {
        return in(wanted == null ? browsers : Locale.forLanguageTag(wanted));
    }

    /** @param names and values of the placeholders, in turn */
    public String of(String key, String... names) {
        String text = bundle.getString(key);
        for (int i = 0; i < names.length; i += 2) {
            text = text.replace("{" + names[i] + "}", names[i + 1]);
        }
        return text;
    }

    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** The language really used, for the page's {@code lang}. */
    public String language() {
        return bundle.getString("language");
    }

    public Locale locale() {
        return Locale.forLanguageTag(language());
    }
}
