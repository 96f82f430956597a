package io.bankfeed.auth.page;

import io.bankfeed.common.tenant.Tenant;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Renders the pages, in a tenant's name and colour where one is known. */
@Component
public class Pages {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final ClosedHeaders headers;
    private final HttpHeaders ours;
    private final Map<String, HttpHeaders> byStyle = new ConcurrentHashMap<>();

    Pages(ClosedHeaders headers) {
        this.headers = headers;
        this.ours = headers.withStyle(Style.ours());
    }

    /** @param model what the template asks for, {@code title} first of all */
    public ResponseEntity<String> page(PageKind kind, Tenant tenant, Texts texts, Map<String, Object> model) {
        return html(kind, HttpStatus.OK, tenant, texts, model);
    }

    /** Nobody's page: of a link that we don't know, say. */
    public ResponseEntity<String> show(Notice notice, HttpStatus status, @Nullable Locale locale) {
        return html(PageKind.NOTICE, status, null, Texts.in(locale), notice.model(Texts.in(locale), ""));
    }

    public ResponseEntity<String> show(Notice notice, HttpStatus status, Tenant tenant, Texts texts) {
        return html(PageKind.NOTICE, status, tenant, texts, notice.model(texts, tenant.displayName()));
    }

    /** For answers without a page: a redirect tells and keeps no more than a page does. */
    public HttpHeaders closedHeaders() {
        return ours;
    }

    private ResponseEntity<String> html(
            PageKind kind, HttpStatus status, @Nullable Tenant tenant, Texts texts, Map<String, Object> model) {
        String style = tenant == null ? Style.ours() : Style.of(tenant.branding());
        Map<String, Object> filled = new HashMap<>(model);
        filled.put("style", style);
        filled.put("lang", texts.language());
        if (tenant != null) {
            filled.put("tenant", tenant.displayName());
            filled.put("logo", tenant.branding().logo() == null ? "" : BrandController.uri(tenant));
        }
        return ResponseEntity.status(status)
                .headers(byStyle.computeIfAbsent(style, headers::withStyle))
                .contentType(HTML)
                .body(kind.filledWith(filled));
    }
}
