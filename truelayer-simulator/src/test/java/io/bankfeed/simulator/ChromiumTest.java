package io.bankfeed.simulator;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Says so where the pages are not walked in a browser. */
class ChromiumTest {

    @Test
    void walks_the_pages_where_there_is_a_chromium() {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/chromium")),
                "no /usr/bin/chromium (apt-get install chromium): the simulator's pages are not walked in a browser");
        assertThatCode(() -> Class.forName("io.bankfeed.simulator.InBrowserTest"))
                .as("the profile 'browser' is on")
                .doesNotThrowAnyException();
    }
}
