package io.bankfeed.auth.link;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant asks for.
 *
 * @param reference its own word for the connection, given back wherever the connection is
 * @param scopes absent: all that the tenant may ask for
 * @param country absent: the installation's; {@code gb} is taken for {@code uk}
 * @param providerId the bank, where the user has chosen it already
 * @param landing name of one of the tenant's landing pages
 * @param language of our pages; absent: the browser's
 */
record NewConnection(
        @NotNull @Pattern(regexp = NewConnection.PRINTABLE, message = "1 to 255 printable characters")
        String userId,

        @Pattern(regexp = NewConnection.PRINTABLE, message = "1 to 255 printable characters") @Nullable
        String reference,

        @Size(min = 1, max = 30) @Nullable List<@NotNull @Pattern(regexp = "[a-z_]{1,50}") String> scopes,

        @Pattern(regexp = "[A-Za-z]{2}", message = "two letters") @Nullable
        String country,

        @Pattern(regexp = "[A-Za-z0-9._-]{1,100}", message = "a provider_id of /v1/providers") @Nullable
        String providerId,

        @Pattern(regexp = "[A-Za-z0-9._-]{1,50}", message = "the name of a landing page") @Nullable
        String landing,

        @Pattern(regexp = "[a-z]{2}(-[A-Za-z]{2})?", message = "like en or de-AT") @Nullable
        String language) {

    private static final String PRINTABLE = "[^\\p{Cntrl}]{1,255}";

    LinkWish wish() {
        return new LinkWish(providerId, landing, language);
    }
}
