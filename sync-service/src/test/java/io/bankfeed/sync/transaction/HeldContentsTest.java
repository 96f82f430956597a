package io.bankfeed.sync.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.sync.bank.Rows;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class HeldContentsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final RowContent COFFEE = read(Rows.transaction("1", DAY, "-3.00", "Coffee"));
    private static final RowContent DEARER = read(Rows.transaction("1", DAY, "-3.20", "Coffee"));
    private static final RowContent TEA = read(Rows.anonymous(DAY, "-2.50", "Tea"));

    @Test
    void what_is_held_is_taken_and_a_changed_row_is_not() {
        var held = new HeldContents(hashes(COFFEE, TEA), hashes());

        assertThat(held.takes(COFFEE)).isTrue();
        assertThat(held.takes(DEARER)).isFalse();
        assertThat(held.allWithinWereTaken()).isFalse();
        assertThat(held.takes(TEA)).isTrue();
        assertThat(held.allWithinWereTaken()).isTrue();
    }

    @Test
    void twins_are_taken_as_often_as_they_are_held() {
        var held = new HeldContents(hashes(TEA, TEA), hashes());

        assertThat(held.takes(TEA)).isTrue();
        assertThat(held.allWithinWereTaken()).isFalse();
        assertThat(held.takes(TEA)).isTrue();
        assertThat(held.takes(TEA)).isFalse();
    }

    @Test
    void a_row_given_twice_under_one_id_is_one_row() {
        var held = new HeldContents(hashes(COFFEE), hashes());

        assertThat(held.takes(COFFEE)).isTrue();
        assertThat(held.takes(COFFEE)).isTrue();
        assertThat(held.allWithinWereTaken()).isTrue();
    }

    @Test
    void a_row_at_the_border_may_be_given_and_need_not() {
        assertThat(new HeldContents(hashes(), hashes(TEA)).takes(TEA)).isTrue();
        assertThat(new HeldContents(hashes(), hashes(TEA)).allWithinWereTaken()).isTrue();
    }

    private static RowContent read(String row) {
        return new RowReader(false, ZoneOffset.UTC).content(JsonMapper.shared().readTree(row));
    }

    private static byte[] hashes(RowContent... rows) {
        var bytes = ByteBuffer.allocate(16 * rows.length);
        for (RowContent row : rows) {
            bytes.putLong(row.contentHash().getMostSignificantBits())
                    .putLong(row.contentHash().getLeastSignificantBits());
        }
        return bytes.array();
    }
}
