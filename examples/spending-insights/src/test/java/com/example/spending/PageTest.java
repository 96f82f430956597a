package com.example.spending;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as a browser shows it; skipped where there is none. */
class PageTest extends Setting {

    private static final int BAR = new Color(0x7aa5d8).getRGB();

    private Browser browser;

    @BeforeEach
    void spend() {
        browser = Browser.onThisMachine().orElse(null);
        Assumptions.assumeTrue(browser != null, "no Chromium on the PATH: the page is not looked at");
        send(ACCOUNTS, UUID.randomUUID(), "bankfeed.account.changed.v1", Samples.account(connection, account, "Joint <b>"));
        pay("a", "-60.00", "2031-03-05", "Groceries");
        pay("b", "-30.00", "2031-03-20", "Eating out");
        pay("c", "-45.50", "2031-02-10", "Groceries");
        pay("d", "2500.00", "2031-03-01", "Salary");
        pay("e", "-700.00", "2031-03-02", "Transfers");
        awaitEverythingSent();
    }

    @Test
    void it_shows_the_newest_month_by_category_and_account_and_leads_to_the_others(@TempDir Path folder)
            throws IOException {
        String page = browser.dom(url("/"));

        assertThat(page).contains("March 2031").contains("90.00 GBP");
        assertThat(bar(page, "Groceries")).isEqualTo("60.00 GBP");
        assertThat(bar(page, "Eating out")).isEqualTo("30.00 GBP");
        assertThat(bar(page, "Joint &lt;b&gt;")).isEqualTo("90.00 GBP");
        assertThat(page).doesNotContain("Salary").doesNotContain("Transfers").contains("Up to date");
        assertThat(page).contains("/?month=2031-02&amp;currency=GBP");

        String february = browser.dom(url("/?month=2031-02&currency=GBP"));
        assertThat(february).contains("February 2031").contains("45.50 GBP").doesNotContain("Eating out");
        assertThat(pixelsOfBars(folder)).isGreaterThan(5_000);
    }

    private long pixelsOfBars(Path folder) throws IOException {
        Path file = folder.resolve("page.png");

        browser.screenshot(url("/"), file);

        BufferedImage image = ImageIO.read(file.toFile());
        long pixels = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                pixels += image.getRGB(x, y) == BAR ? 1 : 0;
            }
        }
        return pixels;
    }

    private void pay(String cursor, String amount, String day, String category) {
        String transaction = Samples.transaction(UUID.randomUUID(), account, amount, day, category);
        send(TRANSACTIONS, UUID.randomUUID(), "bankfeed.transactions.changed.v1", Samples.changed(
                connection, account, Samples.change(cursor + connection, "added", transaction, "2031-03-21T00:00:00Z")));
    }

    /** What is written at the bar of that name; the tooltip joins both. */
    private static String bar(String page, String name) {
        var matcher = Pattern.compile("<title>" + Pattern.quote(name) + ": ([^<]+)</title>").matcher(page);
        return matcher.find() ? matcher.group(1) : "no bar";
    }

    private String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
