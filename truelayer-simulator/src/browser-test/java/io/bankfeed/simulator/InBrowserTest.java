package io.bankfeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import io.bankfeed.simulator.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages in the Chromium of the machine. Compiled only where there is one: see the profile {@code browser}. */
class InBrowserTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final int PHONE = 390;
    private static final int DESKTOP = 1280;

    private static Playwright playwright;
    private static com.microsoft.playwright.Browser browser;
    private static Simulated simulated;
    private static ClientSite client;

    @BeforeAll
    static void launch() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
        simulated = new Simulated();
        client = new ClientSite();
        simulated.put(
                "/simulator/v1/clients",
                Json.text(Json.object("client_id", Simulated.CLIENT, "redirect_uris", List.of(client.callback()))));
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
            playwright.close();
            simulated.close();
            client.close();
        }
    }

    private static Page open(String path, int width, boolean javaScript) {
        BrowserContext context = browser.newContext(
                new NewContextOptions().setViewportSize(width, 844).setJavaScriptEnabled(javaScript));
        Page page = context.newPage();
        page.navigate(simulated.base() + path);
        return page;
    }

    private static Link link() {
        return new Link().with("redirect_uri", client.callback());
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }

    private static void logIn(Page page, String password) {
        page.getByLabel("User name").fill("john");
        page.getByLabel("Password").fill(password);
        press(page, "Log in");
    }

    /** Nothing sticks out to the side, and every button is large enough for a thumb. */
    private static void fits(Page page, String name, int width) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + "-" + width + ".png"))
                .setFullPage(true));
        int content = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
        assertThat(content).as(name).isLessThanOrEqualTo(width);
        page.getByRole(AriaRole.BUTTON)
                .all()
                .forEach(button ->
                        assertThat(button.boundingBox().height).as(name).isGreaterThanOrEqualTo(36));
    }

    @ParameterizedTest
    @ValueSource(ints = {DESKTOP, PHONE})
    void walks_from_the_bank_to_the_code(int width) {
        Link link = link().without("provider_id");
        Page page = open(link.path(), width, true);
        fits(page, "bank", width);
        press(page, "Harbour Bank");
        assertThat(page.title()).isEqualTo("Allow access?");
        fits(page, "permissions", width);
        press(page, "Allow");
        fits(page, "login", width);
        logIn(page, "doe");
        fits(page, "accounts", width);
        page.getByLabel("Harbour Saver").uncheck();
        press(page, "Share");

        page.waitForURL(url -> url.startsWith(client.callback()));
        assertThat(client.last().method()).isEqualTo("GET");
        assertThat(client.last().fields()).containsEntry("state", link.state()).containsKeys("code", "scope");
        assertThat(simulated
                        .get("/simulator/v1/ledger/connections")
                        .json()
                        .path("items")
                        .valueStream()
                        .reduce((before, after) -> after)
                        .orElseThrow()
                        .path("account_ids"))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {DESKTOP, PHONE})
    void lets_a_user_choose_a_branch(int width) {
        Page page = open(link().with("provider_id", "xs2a-rivage-fr").path(), width, true);
        page.getByLabel("Branch Name").selectOption("rivage-sud");
        fits(page, "branch", width);
        press(page, "Continue");

        assertThat(page.title()).isEqualTo("Allow access?");
    }

    @Test
    void cancels() {
        Page page = open(link().path(), DESKTOP, true);
        press(page, "Cancel");

        page.waitForURL(url -> url.startsWith(client.callback()));
        assertThat(client.last().fields())
                .containsEntry("error", "access_denied")
                .doesNotContainKey("code");
    }

    @Test
    void complains_about_a_wrong_password_and_lets_try_again() {
        Page page = open(link().path(), PHONE, true);
        press(page, "Allow");
        logIn(page, "dough");
        assertThat(page.getByRole(AriaRole.ALERT).textContent()).contains("wrong");
        fits(page, "complaint", PHONE);

        logIn(page, "doe");
        assertThat(page.title()).isEqualTo("Choose what to share");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void posts_the_form_back_with_and_without_javascript(boolean javaScript) {
        Link link = link().with("response_mode", "form_post");
        Page page = open(link.path(), DESKTOP, javaScript);
        press(page, "Allow");
        logIn(page, "doe");
        press(page, "Share");
        if (!javaScript) {
            press(page, "Continue");
        }

        page.waitForURL(url -> url.startsWith(client.callback()));
        assertThat(client.last().method()).isEqualTo("POST");
        assertThat(client.last().fields()).containsEntry("state", link.state()).containsKeys("code", "scope");
    }

    @Test
    void tells_that_a_link_does_not_work() {
        Page page = open(link().with("client_id", "nobody").path(), PHONE, true);
        assertThat(page.title()).isEqualTo("This link does not work");
        fits(page, "error", PHONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {DESKTOP, PHONE})
    void has_a_page_for_those_who_run_it(int width) {
        simulated.postJson("/simulator/v1/connections", Json.object("provider_id", "mock"));
        Page page = open("/simulator", width, false);
        String before = page.locator("time").textContent();
        press(page, "+ 1 day");
        assertThat(page.locator("time").textContent()).isNotEqualTo(before);

        page.locator("#banks tr", new Page.LocatorOptions().setHasText("Harbour Bank"))
                .getByRole(AriaRole.BUTTON)
                .click();
        assertThat(page.locator("#faults").textContent()).contains("ob-harbour");
        fits(page, "control", width);
        press(page, "Take back");
        assertThat(page.locator("#faults").textContent()).contains("None.");
    }
}
