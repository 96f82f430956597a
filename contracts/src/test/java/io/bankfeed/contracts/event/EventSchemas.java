package io.bankfeed.contracts.event;

import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import io.bankfeed.common.event.EventType;
import io.bankfeed.common.event.ProviderEvent;
import io.bankfeed.common.json.BankfeedJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One schema for each event type, from its record: names as on the wire, null where null-safety allows it. */
public final class EventSchemas {

    private static final JsonMapper JSON = BankfeedJson.mapper();
    private static final Map<Class<?>, String> FORMATS = Map.of(UUID.class, "uuid", Instant.class, "date-time");

    private final Javadocs javadocs = Javadocs.read();
    private final SchemaGenerator generator = generator();

    /** What the data of such an event is. Further fields may come: a consumer ignores what it does not know. */
    public ObjectNode of(EventType type) {
        ObjectNode generated = generator.generateSchema(type.payload());
        ObjectNode schema = JSON.createObjectNode();
        schema.set("$schema", generated.remove("$schema"));
        schema.put("title", type.wireType());
        javadocs.of(type.payload()).ifPresent(text -> schema.put("description", text));
        schema.setAll(generated);
        if (!ProviderEvent.class.isAssignableFrom(type.payload())) {
            Envelope.addTo(schema);
        }
        if (type == EventType.TRANSACTIONS_CHANGED) {
            FeedChanges.fillIn(schema);
        }
        return schema;
    }

    private SchemaGenerator generator() {
        var builder = new SchemaGeneratorConfigBuilder(JSON, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.INLINE_ALL_SCHEMAS);
        builder.forTypesInGeneral()
                .withPropertySorter((one, other) -> 0)
                .withCustomDefinitionProvider((type, context) -> simple(type.getErasedType()));
        builder.forFields()
                .withPropertyNameOverrideResolver(
                        field -> PropertyNamingStrategies.SNAKE_CASE.nameForField(null, null, field.getName()))
                .withNullableCheck(EventSchemas::isNullable)
                .withRequiredCheck(field -> !isNullable(field))
                .withDescriptionResolver(this::description);
        return new SchemaGenerator(builder.build());
    }

    private @Nullable String description(FieldScope field) {
        return field.isFakeContainerItemScope()
                ? null
                : javadocs.of(field.getDeclaringType().getErasedType(), field.getDeclaredName())
                        .orElse(null);
    }

    private static boolean isNullable(FieldScope field) {
        return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static @Nullable CustomDefinition simple(Class<?> type) {
        ObjectNode schema = JSON.createObjectNode();
        if (FORMATS.containsKey(type)) {
            return inline(schema.put("type", "string").put("format", FORMATS.get(type)));
        }
        if (type == BigDecimal.class) {
            return inline(schema.put("type", "string").put("pattern", "^-?\\d+(\\.\\d+)?$"));
        }
        if (type.isEnum()) {
            schema.put("type", "string").set("enum", JSON.valueToTree(Arrays.asList(type.getEnumConstants())));
            return inline(schema);
        }
        return type == JsonNode.class ? inline(schema.put("type", "object")) : null;
    }

    private static CustomDefinition inline(ObjectNode schema) {
        return new CustomDefinition(
                schema, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.YES);
    }

    static List<EventType> types() {
        return List.of(EventType.values());
    }
}
