package io.bankfeed.sync.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bankfeed.sync.truelayer.UnreadableRow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BankTimeTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @ParameterizedTest
    @CsvSource({
        "2017-02-07T17:29:24.740802Z, 2017-02-07T17:29:24.740802Z, 2017-02-07",
        "2021-07-05T03:04:02.6349989Z, 2021-07-05T03:04:02.6349989Z, 2021-07-05",
        "2023-03-28T07:34:59.81Z, 2023-03-28T07:34:59.81Z, 2023-03-28",
        "2018-03-06T00:00:00, 2018-03-06T00:00:00Z, 2018-03-06",
        "2018-07-06T00:00:00, 2018-07-05T23:00:00Z, 2018-07-06",
        "2018-01-16T00:00:00+00:00, 2018-01-16T00:00:00Z, 2018-01-16",
        "2019-07-19T17:28:37.798+01:00, 2019-07-19T16:28:37.798Z, 2019-07-19",
        "2019-07-19, 2019-07-18T23:00:00Z, 2019-07-19",
        "2019-07-19 10:11:12, 2019-07-19T09:11:12Z, 2019-07-19",
        "2019-07-19T10:11:12+0100, 2019-07-18T23:00:00Z, 2019-07-19",
    })
    void reads_what_banks_write(String text, Instant instant, LocalDate day) {
        BankTime time = BankTime.of(text, LONDON);

        assertThat(time.instant()).isEqualTo(instant);
        assertThat(time.bookedOn()).isEqualTo(day);
        assertThat(time.original()).isEqualTo(text);
    }

    @Test
    void a_payment_before_one_on_a_summer_night_is_of_the_banks_day() {
        assertThat(BankTime.of("2026-07-14T23:30:00Z", LONDON).bookedOn()).isEqualTo("2026-07-15");
    }

    @ParameterizedTest
    @CsvSource({"2017-02-247T17:29:24.740802Z", "yesterday-ish", "''"})
    void what_is_no_date_is_refused_and_not_guessed(String text) {
        assertThatThrownBy(() -> BankTime.of(text, LONDON)).isInstanceOf(UnreadableRow.class);
    }
}
