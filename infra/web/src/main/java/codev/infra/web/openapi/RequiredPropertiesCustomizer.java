package codev.infra.web.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Marks all properties of published records as required, except those annotated {@code @Nullable},
 * which may be absent or null, and those that are left out where they are empty: the compiler
 * checks it, so the document may promise it.
 */
final class RequiredPropertiesCustomizer implements ModelConverter {
  private static final String MODELS = "#/components/schemas/";

  private final Map<String, Class<?>> named = new ConcurrentHashMap<>();

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
    if (!others.hasNext()) return null;
    Schema<?> schema = others.next().resolve(type, context, others);
    Class<?> raw = raw(type);
    if (schema == null || raw == null || !raw.isRecord()) return schema;
    if (schema.get$ref() == null) {
      describe(schema, raw);
      return schema;
    }
    var name = schema.get$ref().substring(MODELS.length());
    var namesake = named.putIfAbsent(name, raw);
    if (namesake != null && namesake != raw)
      throw new IllegalStateException(
          "The document would confuse " + namesake + " and " + raw + ": one needs another name");
    var model = context.getDefinedModels().get(name);
    if (model != null) describe(model, raw);
    return schema;
  }

  private static @Nullable Class<?> raw(AnnotatedType type) {
    if (type.getType() == null) return null;
    JavaType java = Json.mapper().constructType(type.getType());
    return java.getRawClass();
  }

  private static void describe(Schema<?> model, Class<?> raw) {
    if (model.getProperties() == null) return;
    for (var component : raw.getRecordComponents()) {
      if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class))
        describe(model, component.getType());
      var name = component.getName();
      var property = model.getProperties().get(name);
      if (property == null) continue;
      if (isNullable(component)) model.getProperties().put(name, orNull(property));
      else if (!mayBeLeftOut(component)
          && (model.getRequired() == null || !model.getRequired().contains(name)))
        model.addRequiredItem(name);
    }
  }

  private static Schema<?> orNull(Schema<?> property) {
    var nothing = new JsonSchema();
    nothing.addType("null");
    if (property.getAnyOf() != null && property.getAnyOf().contains(nothing)) return property;
    // a model that unwraps this one finds its properties by their names
    return new JsonSchema().anyOf(List.of(property, nothing)).name(property.getName());
  }

  /** Some are, where they are empty. */
  private static boolean mayBeLeftOut(RecordComponent component) {
    return component.getAccessor().isAnnotationPresent(JsonInclude.class);
  }

  private static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }
}
