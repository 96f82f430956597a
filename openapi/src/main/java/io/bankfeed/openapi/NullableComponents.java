package io.bankfeed.openapi;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What null-safety knows of a record, in its schema: a component is there and not null, unless it is {@code @Nullable};
 * then it may be null, or absent in a request.
 */
final class NullableComponents implements ModelConverter {

    private static final PropertyNamingStrategies.SnakeCaseStrategy SNAKE_CASE =
            new PropertyNamingStrategies.SnakeCaseStrategy();

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        if (!others.hasNext()) {
            return null;
        }
        Schema<?> resolved = others.next().resolve(type, context, others);
        Class<?> raw =
                TypeFactory.defaultInstance().constructType(type.getType()).getRawClass();
        if (resolved != null && raw.isRecord()) {
            mark(raw, definitionOf(resolved, context));
        }
        return resolved;
    }

    private static Schema<?> definitionOf(Schema<?> resolved, ModelConverterContext context) {
        String reference = resolved.get$ref();
        Schema<?> defined = reference == null
                ? null
                : context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
        return defined == null ? resolved : defined;
    }

    private static void mark(Class<?> type, Schema<?> schema) {
        if (schema.getProperties() == null) {
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            String name = SNAKE_CASE.translate(component.getName());
            Schema<?> property = schema.getProperties().get(name);
            if (property != null) {
                mark(component, name, property, schema);
            }
        }
    }

    private static void mark(RecordComponent component, String name, Schema<?> property, Schema<?> schema) {
        if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            if (schema.getRequired() == null || !schema.getRequired().contains(name)) {
                schema.addRequiredItem(name);
            }
        } else if (property.get$ref() != null) {
            schema.addProperty(name, orNull(property.get$ref()));
        } else if (property.getTypes() != null) {
            Set<String> types = new LinkedHashSet<>(property.getTypes());
            types.add("null");
            property.setTypes(types);
        }
    }

    private static Schema<?> orNull(String reference) {
        Schema<Object> nothing = new Schema<>();
        nothing.setTypes(Set.of("null"));
        Schema<Object> either = new Schema<>();
        either.setAnyOf(List.of(new Schema<>().$ref(reference), nothing));
        return either;
    }
}
