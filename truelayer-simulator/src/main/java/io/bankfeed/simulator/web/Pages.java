package io.bankfeed.simulator.web;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Fills templates in, everything escaped, and sends them with the headers of a page that moves money. */
public final class Pages {
    private final String folder;
    private final Mustache.Compiler compiler;
    private final Map<String, Template> compiled = new ConcurrentHashMap<>();

    public Pages(String folder) {
        this.folder = folder;
        this.compiler = Mustache.compiler().escapeHTML(true).defaultValue("").withLoader(this::source);
    }

    private Reader source(String name) {
        return new InputStreamReader(resource(name + ".mustache"), StandardCharsets.UTF_8);
    }

    private InputStream resource(String name) {
        return Objects.requireNonNull(Pages.class.getResourceAsStream(folder + name), name);
    }

    public void send(Context context, int status, String page, Map<String, Object> model) {
        Template template = compiled.computeIfAbsent(page, name -> compiler.compile(source(name)));
        send(context, status, template.execute(model), "default-src 'none'; style-src 'self'");
    }

    /** A page whose one script has this nonce. */
    public void sendWithScript(Context context, String page, Map<String, Object> model, String nonce) {
        Template template = compiled.computeIfAbsent(page, name -> compiler.compile(source(name)));
        String policy = "default-src 'none'; style-src 'self'; script-src 'nonce-" + nonce + "'";
        send(context, 200, template.execute(model), policy);
    }

    /** No form-action: browsers apply it to redirects too, and the last form leads to the client's own site. */
    private static void send(Context context, int status, String html, String policy) {
        context.status(status)
                .header("Content-Security-Policy", policy + "; base-uri 'none'; frame-ancestors 'none'")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store")
                .contentType("text/html; charset=utf-8")
                .result(html);
    }

    public void sendStyle(Context context, String name) {
        try (InputStream style = resource(name)) {
            context.contentType("text/css; charset=utf-8").result(style.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
