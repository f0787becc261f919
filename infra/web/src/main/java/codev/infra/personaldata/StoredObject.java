package codev.infra.personaldata;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A stored JSON object of which some fields are read and replaced. It is parsed once, and all other
 * bytes of it stay as they are.
 */
final class StoredObject {
  /** The one field of an object that stands for a text. */
  static final String SEALED = "sealed";

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final JsonMapper JSON = JsonMapper.shared();

  private final byte[] json;
  private final List<StoredField> fields = new ArrayList<>();
  private final List<Replacement> replacements = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();

  private StoredObject(byte[] json) {
    this.json = json;
  }

  /**
   * A field with its value's place in the bytes.
   *
   * @param text the value, if it is a text, or the text in whose place it is
   */
  record StoredField(String name, JsonToken token, @Nullable String text, int from, int to) {
    boolean isNull() {
      return token == JsonToken.VALUE_NULL;
    }

    boolean isObject() {
      return token == JsonToken.START_OBJECT;
    }

    boolean isArray() {
      return token == JsonToken.START_ARRAY;
    }
  }

  /**
   * Reads the fields of these names.
   *
   * @throws tools.jackson.core.JacksonException if it is no JSON
   * @throws IllegalArgumentException if it is no single object
   */
  static StoredObject read(String type, byte[] json, Collection<String> names) {
    var object = new StoredObject(json);
    try (var parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT)
        throw new IllegalArgumentException(type + " is no object");
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        var name = parser.currentName();
        var token = parser.nextToken();
        if (names.contains(name)) object.fields.add(field(parser, name, token));
        else parser.skipChildren();
      }
      if (parser.nextToken() != null)
        throw new IllegalArgumentException(type + " is more than an object");
    }
    return object;
  }

  private static StoredField field(JsonParser parser, String name, JsonToken token) {
    var from = parser.currentTokenLocation().getByteOffset();
    var text =
        switch (token) {
          case VALUE_STRING -> parser.getString();
          case START_OBJECT -> sealedText(parser);
          default -> null;
        };
    parser.skipChildren();
    var to = parser.currentLocation().getByteOffset();
    return new StoredField(name, token, text, Math.toIntExact(from), Math.toIntExact(to));
  }

  /** At the end of the object afterwards. */
  private static @Nullable String sealedText(JsonParser parser) {
    String text = null;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      var isSealed = parser.currentName().equals(SEALED);
      if (parser.nextToken() == JsonToken.VALUE_STRING && isSealed) text = parser.getString();
      else parser.skipChildren();
    }
    return text;
  }

  /** In the order in which they are stored. */
  List<StoredField> fields() {
    return fields;
  }

  /** The text in a field; null if there is none. */
  @Nullable String text(String name) {
    String text = null;
    for (var field : fields)
      if (field.name().equals(name) && field.token() == JsonToken.VALUE_STRING) text = field.text();
    return text;
  }

  /** A field's value as it is stored. */
  String json(StoredField field) {
    return new String(json, field.from(), field.to() - field.from(), UTF_8);
  }

  private record Replacement(StoredField field, String json) {}

  /**
   * Gives a field another value; fields in the order in which they are stored.
   *
   * @param value JSON; null leaves the field out
   */
  void replace(StoredField field, @Nullable String value) {
    if (value == null) leftOut.add(field.name());
    else replacements.add(new Replacement(field, value));
  }

  /** As it was stored, but for what was replaced. */
  byte[] bytes() {
    return leftOut.isEmpty() ? replaced() : without(leftOut, replaced());
  }

  private byte[] replaced() {
    if (replacements.isEmpty()) return json;
    var result = new ByteArrayOutputStream(json.length);
    int from = 0;
    for (var replacement : replacements) {
      var field = replacement.field();
      result.write(json, from, field.from() - from);
      result.writeBytes(replacement.json().getBytes(UTF_8));
      from = field.to();
    }
    result.write(json, from, json.length - from);
    return result.toByteArray();
  }

  private static byte[] without(List<String> names, byte[] json) {
    var object = (ObjectNode) JSON.readTree(json);
    return JSON.writeValueAsBytes(object.remove(names));
  }
}
