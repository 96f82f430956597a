package io.bankfeed.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import io.bankfeed.common.event.AccountEvent.AccountChanged;
import io.bankfeed.common.event.ProviderEvent.ProviderUnhealthy;
import io.bankfeed.testsupport.Repository;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The pages in a real browser: walked by keyboard alone and without JavaScript, and looked at by axe-core. With
 * {@code -Dbankfeed.write-screenshots=true} their pictures are written to docs/pages.
 */
class BrowserWalkIT extends HostedPagesSetting {

    private static final List<Path> CHROMES =
            List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/google-chrome"));
    private static final String AXE = resource("/axe.min.js");

    /** Where people are. */
    private enum Size {
        DESKTOP(1280, 900),
        PHONE(390, 844);

        private final int width;
        private final int height;

        Size(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    private @Nullable Playwright playwright;
    private @Nullable Browser browser;

    @BeforeEach
    void launch() {
        @Nullable Path chrome = CHROMES.stream().filter(Files::isExecutable).findFirst().orElse(null);
        assumeTrue(chrome != null, "no Chrome or Chromium on this machine");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(chrome)
                        .setArgs(List.of("--no-sandbox", "--force-color-profile=srgb")));
    }

    @AfterEach
    void end() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_user_agrees_finds_the_bank_and_gets_there_by_keyboard_alone_without_script(Size size) {
        publish("stet-x", new ProviderUnhealthy("stet-x", "provider_error", Instant.now()));
        var link = oak(Map.of("user_id", "walk-" + size));
        try (BrowserContext context = context(size, false, "en")) {
            Page page = context.newPage();
            page.navigate(here(link.connectUri().getPath()).toString());
            picture(page, size, "permissions");
            pressAndArrive(page, "I agree");
            assertThat(page.url()).endsWith("/banks");
            picture(page, size, "banks");
            focus(page, "input");
            page.keyboard().type("monz");
            page.keyboard().press("Enter");
            page.waitForURL(url -> url.contains("monz"));
            assertThat(page.locator("button.bank").allInnerTexts()).hasSize(1);
            var left = page.waitForRequest(
                    request -> request.url().startsWith(TRUE_LAYER.url()), () -> press(page, "Monzo"));
            assertThat(left.url()).contains("provider_id=ob-monzo", "state=" + link.state());
        }
    }

    @ParameterizedTest
    @EnumSource
    void axe_finds_nothing_on_any_page_in_either_language(Size size) {
        for (String language : List.of("en", "de")) {
            try (BrowserContext context = context(size, true, language)) {
                Page page = context.newPage();
                var link = oak(Map.of("user_id", "axe", "language", language));
                looked(page, size, link.connectUri().getPath(), null);
                pressAndArrive(page, language.equals("en") ? "I agree" : "Ich stimme zu");
                looked(page, size, null, null);
                looked(page, size, renewalPage(), "renewal-" + language);
                looked(page, size, resultOf("error=provider_error", language), "bank-failed-" + language);
                looked(page, size, resultOf("code=c", language), "connected-" + language);
                looked(page, size, "/connect/unknown", "dead-link-" + language);
                looked(page, size, demo(language), "connect-" + language);
            }
        }
    }

    private void looked(Page page, Size size, @Nullable String path, @Nullable String picture) {
        if (path != null) {
            page.navigate(here(path).toString());
        }
        assertThat(page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"))
                .as("nothing to scroll sideways on " + page.url())
                .isEqualTo(true);
        if (picture != null) {
            picture(page, size, picture);
        }
        page.evaluate(AXE + "; null");
        Object violations = page.evaluate("""
                async () => (await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',
                    'best-practice']})).violations.map(found => found.id + ': ' + found.nodes.map(n => n.html).join())
                """);
        assertThat(violations).as(page.url()).isEqualTo(List.of());
    }

    private static void pressAndArrive(Page page, String words) {
        String before = page.url();
        press(page, words);
        page.waitForURL(url -> !url.equals(before));
    }

    /** By Tab until the button is reached, and Enter. */
    private static void press(Page page, String words) {
        for (int i = 0; i < 40; i++) {
            page.keyboard().press("Tab");
            if (page.locator("button:focus").count() == 1
                    && page.locator("button:focus").innerText().contains(words)) {
                page.keyboard().press("Enter");
                return;
            }
        }
        throw new AssertionError("no button with " + words + " is reached by keyboard on " + page.url());
    }

    private static void focus(Page page, String element) {
        for (int i = 0; i < 20 && page.locator(element + ":focus").count() == 0; i++) {
            page.keyboard().press("Tab");
        }
        assertThat(page.locator(element + ":focus").count()).isEqualTo(1);
    }

    private String renewalPage() {
        var link = active();
        publisher
                .publish(events.of(link.connectionId(), "demo", 1, account("Current account", "****6789")))
                .block(LIMIT);
        publisher
                .publish(events.of(link.connectionId(), "demo", 1, account("Savings", "****0042")))
                .block(LIMIT);
        await().atMost(LIMIT).until(() -> known(link) == 2);
        return body(post("demo", "/v1/renewal-links", Map.of("expires_within_days", 400, "limit", 500)), 200)
                .path("items")
                .valueStream()
                .filter(item -> item.path("connection_id").asString().equals(link.connectionId().toString()))
                .map(item -> URI.create(item.path("renewal_uri").asString()).getPath())
                .findFirst()
                .orElseThrow();
    }

    private static AccountChanged account(String name, String number) {
        return new AccountChanged(UUID.randomUUID(), "account", "TRANSACTION", name, "GBP", true, number);
    }

    private String resultOf(String answer, String language) {
        var link = oak(Map.of("user_id", "result", "language", language));
        return location(callback(answer + "&state=" + link.state())).getPath();
    }

    private String demo(String language) {
        return link("demo", Map.of("user_id", "u", "language", language)).connectUri().getPath();
    }

    private BrowserContext context(Size size, boolean script, String language) {
        return Objects.requireNonNull(browser).newContext(new NewContextOptions()
                .setViewportSize(size.width, size.height)
                .setJavaScriptEnabled(script)
                .setLocale(language));
    }

    private static void picture(Page page, Size size, String name) {
        if (Boolean.getBoolean("bankfeed.write-screenshots")) {
            Path file = Repository.file("docs/pages/" + name + "-" + size.name().toLowerCase(Locale.ROOT) + ".png");
            page.screenshot(new ScreenshotOptions().setPath(file).setFullPage(true));
        }
    }

    private static String resource(String path) {
        try (var stream = Objects.requireNonNull(BrowserWalkIT.class.getResourceAsStream(path), path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
