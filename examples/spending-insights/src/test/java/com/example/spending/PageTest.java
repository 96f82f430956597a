package com.example.spending;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page as a browser shows it; skipped, and said so, where there is none. */
class PageTest extends Setting {

    private static final int BAR = 0xff7aa5d8;

    private final UUID namesake = UUID.randomUUID();

    @BeforeEach
    void spend() {
        if (OpenBrowser.program().isEmpty()) {
            System.out.println("NOT RUN: there is no Chromium, so nobody looks at the page");
        }
        Assumptions.assumeTrue(OpenBrowser.program().isPresent(), "no Chromium");
        send(ACCOUNTS, UUID.randomUUID(), "bankfeed.account.changed.v1", Samples.account(connection, account, "Joint <b>"));
        send(ACCOUNTS, UUID.randomUUID(), "bankfeed.account.changed.v1", Samples.account(connection, namesake, "Joint <b>"));
        pay("a", account, "-60.00", "2031-03-05", "Groceries");
        pay("b", namesake, "-30.00", "2031-03-20", "Eating out");
        pay("c", account, "-45.50", "2031-02-10", "Groceries");
        pay("d", account, "2500.00", "2031-03-01", "Salary");
        pay("e", account, "-700.00", "2031-03-02", "Transfers");
        awaitEverythingSent();
    }

    @Test
    void it_shows_the_newest_month_by_category_and_account_and_leads_to_the_others() throws IOException {
        try (var browser = OpenBrowser.start(OpenBrowser.program().orElseThrow())) {
            Page page = browser.page();
            List<String> complaints = new ArrayList<>();
            page.onConsoleMessage(message -> complaints.add(message.text()));

            page.navigate("http://127.0.0.1:" + port + "/");

            assertThat(page.locator("#month")).hasText("March 2031");
            assertThat(page.locator("#total")).hasText("90.00 GBP");
            assertThat(page.locator(".state")).hasText("Up to date, following every change");
            assertThat(page.locator("#categories .name")).hasText(new String[] {"Groceries", "Eating out"});
            assertThat(page.locator("#categories .value")).hasText(new String[] {"60.00 GBP", "30.00 GBP"});
            assertThat(page.locator("#accounts .name")).hasText(new String[] {"Joint <b>", "Joint <b>"});
            assertThat(page.locator("#accounts .value")).hasText(new String[] {"60.00 GBP", "30.00 GBP"});
            assertThat(widths(page)).as("bars in proportion").containsExactly(2.0);
            assertThat(pixelsOfBars(page)).isGreaterThan(5_000);

            page.locator("#months a").nth(10).click();

            assertThat(page.locator("#month")).hasText("February 2031");
            assertThat(page.locator("#categories .name")).hasText(new String[] {"Groceries"});
            assertThat(page.locator("#total")).hasText("45.50 GBP");
            assertThat(complaints).isEmpty();
        }
    }

    /** How much longer the first bar is than the second, as it was laid out. */
    private static List<Double> widths(Page page) {
        var first = page.locator("#categories rect").nth(0).boundingBox();
        var second = page.locator("#categories rect").nth(1).boundingBox();
        return List.of(Math.round(first.width / second.width * 10) / 10.0);
    }

    private static long pixelsOfBars(Page page) throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(page.screenshot()));
        return IntStream.range(0, image.getWidth())
                .mapToLong(x -> IntStream.range(0, image.getHeight())
                        .filter(y -> (image.getRGB(x, y) | 0xff000000) == BAR)
                        .count())
                .sum();
    }

    private void pay(String cursor, UUID from, String amount, String day, String category) {
        String transaction = Samples.transaction(UUID.randomUUID(), from, amount, day, category);
        send(TRANSACTIONS, UUID.randomUUID(), "bankfeed.transactions.changed.v1", Samples.changed(
                connection, from, Samples.change(cursor + connection, "added", transaction, "2031-03-21T00:00:00Z")));
    }
}
