package codev.infra.web;

import static tools.jackson.databind.cfg.CoercionAction.Fail;
import static tools.jackson.databind.cfg.CoercionInputShape.EmptyString;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
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
 * Reads JSON requests strictly: an unknown field, a number in place of a text or an incomplete body
 * is rejected, since it is a mistake of the caller. (Messages and stored events are read leniently,
 * elsewhere.)
 */
final class StrictJsonReader {
  private StrictJsonReader() {}

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
        .withCoercionConfigDefaults(
            coercion -> coercion.setAcceptBlankAsEmpty(false).setCoercion(EmptyString, Fail))
        .addModule(
            new SimpleModule("exact")
                .addDeserializer(String.class, new TextDeserializer())
                .addDeserializer(
                    Instant.class,
                    new TimeDeserializer<>(Instant.class, RequestTimeParser::instant))
                .addDeserializer(
                    LocalDate.class,
                    new TimeDeserializer<>(LocalDate.class, RequestTimeParser::day)))
        .build();
  }

  /** Text is text, and holds nothing that no store and no screen could keep. */
  private static final class TextDeserializer extends StdScalarDeserializer<String> {
    TextDeserializer() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
      if (!parser.hasToken(JsonToken.VALUE_STRING))
        return (String) context.handleUnexpectedToken(getValueType(context), parser);
      String words = parser.getString();
      if (words.codePoints().anyMatch(StrictJsonReader::cannotBeKept))
        return (String) context.handleWeirdStringValue(String.class, words, "no such character");
      return words;
    }
  }

  /** Times and days are ISO text; numbers and arrays, which Jackson takes as well, are mistakes. */
  private static final class TimeDeserializer<T> extends StdScalarDeserializer<T> {
    private final Function<String, T> reading;

    TimeDeserializer(Class<T> type, Function<String, T> reading) {
      super(type);
      this.reading = reading;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(JsonParser parser, DeserializationContext context) {
      if (!parser.hasToken(JsonToken.VALUE_STRING))
        return (T) context.handleUnexpectedToken(getValueType(context), parser);
      try {
        return reading.apply(parser.getString());
      } catch (DateTimeException e) {
        return (T) context.handleWeirdStringValue(handledType(), parser.getString(), "not ISO");
      }
    }
  }

  /** NUL, and half of a character outside the basic plane. */
  static boolean cannotBeKept(int codePoint) {
    return codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE;
  }
}
