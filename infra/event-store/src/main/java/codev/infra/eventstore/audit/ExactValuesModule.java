package codev.infra.eventstore.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Refuses what would be hashed otherwise than it is written: times that are converted, such as leap
 * seconds, and texts that have no UTF-8.
 */
final class ExactValuesModule extends SimpleModule {
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?Z");

  ExactValuesModule() {
    addDeserializer(Instant.class, new TimeDeserializer());
    addDeserializer(String.class, new TextDeserializer());
  }

  private static final class TimeDeserializer extends StdDeserializer<Instant> {
    TimeDeserializer() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) {
      var text = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getString() : "";
      try {
        if (TIME.matcher(text).matches()) return Instant.parse(text);
      } catch (DateTimeException _) {
        // the day is not in the calendar
      }
      throw context.weirdStringException(
          text, Instant.class, "it is no time in UTC as 2027-01-11T12:00:00.123456Z");
    }
  }

  private static final class TextDeserializer extends StdDeserializer<String> {
    TextDeserializer() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
      if (parser.currentToken() != JsonToken.VALUE_STRING)
        return (String) context.handleUnexpectedToken(String.class, parser);
      var text = parser.getString();
      if (!new String(text.getBytes(UTF_8), UTF_8).equals(text))
        throw context.weirdStringException(text, String.class, "it has half a character");
      return text;
    }
  }
}
