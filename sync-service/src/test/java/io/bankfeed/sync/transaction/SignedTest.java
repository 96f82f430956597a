package io.bankfeed.sync.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignedTest {

    @ParameterizedTest
    @CsvSource({
        "DEBIT,  -2.99,  false, debit,  -2.99,  false",
        "CREDIT, 100,    false, credit, 100.00, false",
        "CREDIT, -20.5,  false, credit, 20.50,  true",
        "DEBIT,  24.25,  true,  debit,  -24.25, false",
        "CREDIT, -50,    true,  credit, 50.00,  false",
        "DEBIT,  -1,     true,  debit,  -1.00,  true",
        "MAGIC,  -7,     false, debit,  -7.00,  false",
        "MAGIC,  7,      true,  debit,  -7.00,  false",
        "DEBIT,  0,      false, debit,  0.00,   false",
    })
    void direction_is_the_types_and_magnitude_the_amounts(
            String type, BigDecimal amount, boolean card, String direction, BigDecimal value, boolean mismatch) {
        assertThat(Signed.of(type, amount, "GBP", card)).isEqualTo(new Signed(direction, value, mismatch));
    }

    @ParameterizedTest
    @CsvSource({"JPY, 1200, 1200", "KWD, 1.2, 1.200", "GBP, 1.005, 1.005", "??, 3, 3.00"})
    void keeps_every_digit_and_adds_those_of_the_currency(String currency, BigDecimal amount, BigDecimal value) {
        assertThat(Signed.of("CREDIT", amount, currency, false).value()).isEqualTo(value);
    }
}
