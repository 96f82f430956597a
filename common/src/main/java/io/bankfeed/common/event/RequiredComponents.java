package io.bankfeed.common.event;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What null-safety promises of a payload, held against data from outside: only {@code @Nullable} parts may be absent.
 */
final class RequiredComponents {

    private RequiredComponents() {}

    static <E> E checked(E payload) {
        Arrays.stream(payload.getClass().getRecordComponents())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .filter(component -> valueOf(component, payload) == null)
                .findFirst()
                .ifPresent(missing -> {
                    throw new IllegalArgumentException("lacks " + missing.getName());
                });
        return payload;
    }

    private static @Nullable Object valueOf(RecordComponent component, Object payload) {
        try {
            return component.getAccessor().invoke(payload);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
