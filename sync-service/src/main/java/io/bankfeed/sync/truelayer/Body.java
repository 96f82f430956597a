package io.bankfeed.sync.truelayer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;

/**
 * An answer's body as it came over the wire, kept compressed: banks' rows repeat themselves so much that a tenth of
 * their size is left. So it can be read twice, once to recognise its rows and once to store those that changed.
 */
final class Body {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    private final DeflaterOutputStream compressed = new DeflaterOutputStream(kept, deflater);
    private final long limit;
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
            compressed.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    Body ended() {
        try {
            compressed.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            deflater.end();
        }
        return this;
    }

    boolean isEmpty() {
        return size == 0;
    }

    InputStream read() {
        return new InflaterInputStream(new ByteArrayInputStream(kept.toByteArray()));
    }
}
