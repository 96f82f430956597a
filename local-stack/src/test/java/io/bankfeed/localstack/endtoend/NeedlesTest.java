package io.bankfeed.localstack.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeedlesTest {

    @Test
    void finds_each_word_wherever_it_stands_and_no_other() {
        var needles = new Needles(List.of("at-the-beginning", "secret-one", "secret-two", "absent-word", "at-the-end"));

        var found =
                needles.in("at-the-beginning .. xsecret-onex secret-tw .. at-the-end".getBytes(StandardCharsets.UTF_8));

        assertThat(found).containsExactly("at-the-b…", "at-the-e…", "secret-o…");
    }
}
