package codev.infra.pages;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * How requests are read: exactly. A field nobody knows, a number where words belong or a half-read
 * body is a mistake of the caller that should come to light at once. (Messages and stored events
 * are read leniently, elsewhere.)
 */
final class StrictJson {
  private StrictJson() {}

  static JsonMapper from(JsonMapper usual) {
    return usual
        .rebuild()
        .enable(
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .addModule(new SimpleModule("words").addDeserializer(String.class, new Words()))
        .build();
  }

  /** Text is text, and holds nothing that no store and no screen could keep. */
  private static final class Words extends StdScalarDeserializer<String> {
    Words() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
      if (!parser.hasToken(JsonToken.VALUE_STRING))
        return (String) context.handleUnexpectedToken(getValueType(context), parser);
      String words = parser.getString();
      if (words.codePoints().anyMatch(StrictJson::cannotBeKept))
        return (String) context.handleWeirdStringValue(String.class, words, "no such character");
      return words;
    }
  }

  /** NUL, and half of a character outside the basic plane. */
  static boolean cannotBeKept(int codePoint) {
    return codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE;
  }
}
