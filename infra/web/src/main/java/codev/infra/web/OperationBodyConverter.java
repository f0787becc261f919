package codev.infra.web;

import java.lang.reflect.Type;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the bodies of management operations. Spring Boot has them as texts by name and converts
 * each to the type of its parameter, so a number or a boolean is taken as its text: {@code {"from":
 * 1}} is what an operator writes. No request of the API is such a map.
 */
final class OperationBodyConverter extends JacksonJsonHttpMessageConverter {
  private static final Type TEXTS =
      ResolvableType.forClassWithGenerics(Map.class, String.class, String.class).getType();

  OperationBodyConverter(JsonMapper json) {
    super(json);
  }

  @Override
  public boolean canRead(ResolvableType type, @Nullable MediaType mediaType) {
    return type.getType().getTypeName().equals(TEXTS.getTypeName())
        && super.canRead(type, mediaType);
  }

  @Override
  public boolean canWrite(ResolvableType type, Class<?> valueClass, @Nullable MediaType mediaType) {
    return false;
  }
}
