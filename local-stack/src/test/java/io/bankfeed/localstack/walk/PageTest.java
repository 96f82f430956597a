package io.bankfeed.localstack.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTest {

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8091/landing/demo?ref=1, true",
        "http://127.0.0.1:8091/landing/demo, true",
        "http://localhost:8091/landing/acme, false",
        "http://localhost:8081/landing/demo, false",
        "http://localhost:8081/callback?next=http://127.0.0.1:8091/landing/demo, false",
    })
    void is_where_the_walk_ends_whatever_its_host_is_called(URI address, boolean there) {
        var page = new Page(address, 200, "text/html", new Document(address.toString()));

        assertThat(page.isAt(URI.create("http://127.0.0.1:8091/landing/demo"))).isEqualTo(there);
    }
}
