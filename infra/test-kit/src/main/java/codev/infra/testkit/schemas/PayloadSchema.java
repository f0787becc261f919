package codev.infra.testkit.schemas;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON schema of what Jackson writes for a record: its components, of which those that are
 * {@code @Nullable} may be null, and those that are then left out need not be there. It closes
 * nothing: readers ignore fields that they do not know.
 */
public final class PayloadSchema {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Set<Class<?>> INTEGERS =
      Set.of(int.class, Integer.class, long.class, Long.class);
  private static final Set<Class<?>> BOOLEANS = Set.of(boolean.class, Boolean.class);

  /** Of what is written as text. */
  private static final Map<Class<?>, String> FORMATS =
      Map.of(UUID.class, "uuid", Instant.class, "date-time", LocalDate.class, "date");

  private PayloadSchema() {}

  /**
   * @throws IllegalArgumentException if it contains a type of which no schema is known here
   */
  public static ObjectNode of(Type type) {
    if (type instanceof ParameterizedType generic) return ofCollection(generic);
    if (!(type instanceof Class<?> plain)) throw unknown(type);
    if (plain == String.class) return ofKind("string");
    if (INTEGERS.contains(plain)) return ofKind("integer");
    if (BOOLEANS.contains(plain)) return ofKind("boolean");
    var format = FORMATS.get(plain);
    if (format != null) return ofKind("string").put("format", format);
    if (plain.isEnum()) return ofEnum(plain);
    if (plain.isRecord()) return ofRecord(plain);
    throw unknown(type);
  }

  private static IllegalArgumentException unknown(Type type) {
    return new IllegalArgumentException("No schema is known of " + type);
  }

  private static ObjectNode ofKind(String kind) {
    return JSON.createObjectNode().put("type", kind);
  }

  private static ObjectNode ofCollection(ParameterizedType generic) {
    if (!(generic.getRawType() instanceof Class<?> raw)) throw unknown(generic);
    var parts = generic.getActualTypeArguments();
    if (Collection.class.isAssignableFrom(raw)) {
      var list = ofKind("array");
      list.set("items", of(parts[0]));
      return list;
    }
    if (Map.class.isAssignableFrom(raw)) {
      var map = ofKind("object");
      map.set("additionalProperties", of(parts[1]));
      return map;
    }
    throw unknown(generic);
  }

  private static ObjectNode ofEnum(Class<?> type) {
    var schema = ofKind("string");
    var values = schema.putArray("enum");
    for (var constant : requireNonNull(type.getEnumConstants()))
      values.add(JSON.readTree(JSON.writeValueAsString(constant)).asString());
    return schema;
  }

  private static ObjectNode ofRecord(Class<?> type) {
    var components = requireNonNull(type.getRecordComponents());
    var first = components[0];
    if (components.length == 1 && first.getAccessor().isAnnotationPresent(JsonValue.class))
      return of(first.getGenericType()).put("title", type.getSimpleName());
    var schema = ofKind("object");
    var properties = schema.putObject("properties");
    var required = schema.putArray("required");
    for (var component : components) {
      var property = of(component.getGenericType());
      var isNullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      if (!isLeftOut(type, component, isNullable)) {
        required.add(component.getName());
        if (isNullable) allowNull(property);
      }
      properties.set(component.getName(), property);
    }
    return schema;
  }

  /** Whether there are values that Jackson does not write. */
  private static boolean isLeftOut(Class<?> type, RecordComponent component, boolean isNullable) {
    var inclusion = component.getAccessor().getAnnotation(JsonInclude.class);
    var rule = inclusion == null ? type.getAnnotation(JsonInclude.class) : inclusion;
    if (rule == null) return false;
    return rule.value() == JsonInclude.Include.NON_EMPTY
        || (rule.value() == JsonInclude.Include.NON_NULL && isNullable);
  }

  private static void allowNull(ObjectNode schema) {
    var kind = schema.path("type").asString();
    schema.putArray("type").add(kind).add("null");
    if (schema.path("enum") instanceof ArrayNode values) values.addNull();
  }
}
