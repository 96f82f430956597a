package io.bankfeed.common.kafka;

import io.bankfeed.common.event.EventCodec;
import io.bankfeed.common.event.EventUnreadable;
import java.lang.reflect.Type;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.converter.ConversionException;
import org.springframework.kafka.support.converter.MessagingMessageConverter;

/**
 * Lets listeners take {@code EventEnvelope}s. Records stay bytes until here, so that what can't be read or processed
 * reaches the dead letters exactly as it came.
 */
final class EventMessageConverter extends MessagingMessageConverter {

    private final EventCodec codec;

    EventMessageConverter(EventCodec codec) {
        this.codec = codec;
    }

    @Override
    protected Object extractAndConvertValue(ConsumerRecord<?, ?> record, @Nullable Type type) {
        if (!(record.value() instanceof byte[] value)) {
            throw new ConversionException(
                    "a record without a value is no event", record, new NullPointerException("value"));
        }
        try {
            return codec.decode(record.topic(), record.headers(), value);
        } catch (EventUnreadable unreadable) {
            throw new ConversionException("unreadable event", record, unreadable);
        }
    }
}
