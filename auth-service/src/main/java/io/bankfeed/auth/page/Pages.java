package io.bankfeed.auth.page;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Renders the pages: one template, no script, nothing from elsewhere. What is filled in is escaped. */
@Component
public class Pages {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final String style = resource("pages/page.css");
    private final Template template = Mustache.compiler().compile(resource("pages/page.html"));
    private final HttpHeaders headers;

    Pages(ClosedHeaders headers) {
        this.headers = headers.withStyle(style);
    }

    /** The page before TrueLayer: who asks, and a button. */
    public ResponseEntity<String> connect(String tenant, Locale locale) {
        var texts = PageTexts.in(locale);
        var page = Map.of(
                "style", style,
                "lang", PageTexts.languageOf(texts),
                "title", texts.getString("connect.title").replace("{tenant}", tenant),
                "text", texts.getString("connect.text").replace("{tenant}", tenant),
                "hint", texts.getString("connect.hint"),
                "button", texts.getString("connect.button"));
        return html(HttpStatus.OK, page);
    }

    public ResponseEntity<String> show(Notice notice, HttpStatus status, Locale locale) {
        var texts = PageTexts.in(locale);
        var page = Map.of(
                "style", style,
                "lang", PageTexts.languageOf(texts),
                "title", texts.getString(notice.key() + ".title"),
                "text", texts.getString(notice.key() + ".text"),
                "hint", texts.getString(notice.key() + ".hint"));
        return html(status, page);
    }

    /** For answers without a page: a redirect tells and keeps no more than a page does. */
    public HttpHeaders closedHeaders() {
        return headers;
    }

    private ResponseEntity<String> html(HttpStatus status, Map<String, String> page) {
        return ResponseEntity.status(status).headers(headers).contentType(HTML).body(template.execute(page));
    }

    private static String resource(String path) {
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
