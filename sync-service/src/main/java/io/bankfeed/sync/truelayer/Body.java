package io.bankfeed.sync.truelayer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;

/**
 * An answer's body as it came over the wire, kept compressed when it is large: banks' rows repeat themselves so much
 * that a tenth of their size is left. So it can be read twice, once to recognise its rows and once to store those that
 * changed.
 */
final class Body {
    /** The usual answer: a few hundred rows. */
    private static final int SMALL = 256 * 1024;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final long limit;
    private @Nullable Compression compression;
    private long size;

    /** @param limit what is larger is refused while it comes in */
    Body(long limit) {
        this.limit = limit;
    }

    static Body of(byte[] bytes) {
        Body body = new Body(bytes.length);
        body.write(bytes);
        return body.ended();
    }

    /** Takes the next part and releases it. */
    Body add(DataBuffer part) {
        try {
            byte[] bytes = new byte[part.readableByteCount()];
            part.read(bytes);
            write(bytes);
            return this;
        } finally {
            DataBufferUtils.release(part);
        }
    }

    private void write(byte[] bytes) {
        size += bytes.length;
        if (size > limit) {
            throw new DataBufferLimitException("an answer of more than " + limit + " bytes");
        }
        try {
            if (compression == null && !isSmall()) {
                compression = Compression.of(kept);
            }
            (compression == null ? kept : compression.stream).write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    Body ended() {
        if (compression != null) {
            compression.end();
        }
        return this;
    }

    /** What may be held as parsed rows too. */
    boolean isSmall() {
        return size <= SMALL;
    }

    boolean isEmpty() {
        return size == 0;
    }

    InputStream read() {
        var bytes = new ByteArrayInputStream(kept.toByteArray());
        return compression == null ? bytes : new InflaterInputStream(bytes);
    }

    private record Compression(Deflater deflater, DeflaterOutputStream stream) {

        /** From here on, and what is there already. */
        static Compression of(ByteArrayOutputStream kept) throws IOException {
            byte[] before = kept.toByteArray();
            kept.reset();
            Deflater deflater = new Deflater(Deflater.BEST_SPEED);
            var compression = new Compression(deflater, new DeflaterOutputStream(kept, deflater));
            compression.stream.write(before);
            return compression;
        }

        void end() {
            try {
                stream.close();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            } finally {
                deflater.end();
            }
        }
    }
}
