package io.bankfeed.auth.page;

import io.bankfeed.common.tenant.Tenant;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What a user is asked to agree to, in plain words: exactly the scopes of the link.
 *
 * @param version changes with any word of it
 * @param term how long it lasts
 */
public record PermissionText(
        String version, String language, String intro, List<String> scopes, String term, String withdraw) {

    private static final int VERSION_LENGTH = 16;
    private static final String OFFLINE = "offline_access";

    /** @param days how long a consent lasts in the link's country */
    public static PermissionText of(Texts texts, Tenant tenant, List<String> scopes, int days) {
        String name = tenant.displayName();
        String intro = texts.of("permission.text", "tenant", name);
        List<String> words = scopes.stream().map(scope -> scope(texts, scope)).toList();
        String term = scopes.contains(OFFLINE)
                ? texts.of("permission.term", "tenant", name, "days", Integer.toString(days))
                : texts.of("permission.term_once", "tenant", name);
        String withdraw = texts.of("permission.withdraw", "tenant", name);
        String version = hash(String.join("\n", intro, String.join("\n", words), term, withdraw));
        return new PermissionText(version, texts.language(), intro, words, term, withdraw);
    }

    /** All that was read. */
    public String words() {
        return String.join("\n", intro, String.join("\n", scopes), term, withdraw);
    }

    public Map<String, Object> model(Texts texts) {
        return Map.of("heading", texts.of("permission.heading"), "scopes", scopes, "term", term, "withdraw", withdraw);
    }

    private static String scope(Texts texts, String scope) {
        return texts.has("scope." + scope) ? texts.of("scope." + scope) : texts.of("scope.other", "scope", scope);
    }

    private static String hash(String words) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, VERSION_LENGTH);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
