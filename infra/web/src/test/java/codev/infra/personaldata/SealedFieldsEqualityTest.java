package codev.infra.personaldata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.confidentiality.AnswerPadding;
import codev.infra.confidentiality.PersonErasedException;
import codev.infra.confidentiality.TextEncryption;
import codev.infra.personaldata.SealedField.Owner;
import codev.infra.testkit.encryption.EncodedTextEncryption;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Compared with how it was done before, on a tree of each object that was written again. */
@DisplayName("Fields that are encrypted in the log, of any object,")
class SealedFieldsEqualityTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int OBJECTS = 3_000;
  private static final String TYPE = "noted";
  private static final String NOBODY = "provider accounts";

  /** One of whom has a user name of the form of an encrypted text. */
  private static final List<String> PEOPLE = List.of("alice", "böb", "s1.YQ.YQ.YQ");

  private static final List<String> NAMES =
      List.of("name", "profile", "former", "subject", "sealed", "at", "é\"");

  private static final List<String> TEXTS =
      List.of("", "Alice \"Martin\"", "l’été\n\\u0041\u0001", "s1.YQ.YQ.YQ", "😀{\"sealed\":\"\"}");

  private static final List<SealedField> FIELDS =
      List.of(
          SealedField.ofPerson(TYPE, "name").orUsername(),
          SealedField.ofPerson(TYPE, "profile")
              .orUsernameIn("displayName", Map.of("reminders", false)),
          SealedField.ofPerson(TYPE, "former"),
          SealedField.ofNobody(TYPE, "subject", NOBODY, "person"));

  private final Random random = new Random(1);
  private final EncodedTextEncryption encryption = new EncodedTextEncryption();
  private final SealedFields fields = new SealedFields(encryption, FIELDS);

  @Test
  @DisplayName("are stored and read as before, byte by byte")
  void are_stored_and_read_as_before() {
    for (int i = 0; i < OBJECTS; i++) {
      var plain = JSON.writeValueAsString(object());
      var stored = protect(plain);

      assertThat(stored).isEqualTo(protectedTree(plain));
      assertThat(open(stored)).isEqualTo(openedTree(stored)).isEqualTo(plain);
      var spaced = JSON.readTree(stored).toPrettyString();
      assertThat(JSON.readTree(open(spaced))).as(spaced).isEqualTo(JSON.readTree(plain));
    }
  }

  @Test
  @DisplayName("are so of erased people, too")
  void of_erased_people() {
    var all = new ArrayList<String>();
    for (int i = 0; i < OBJECTS; i++) all.add(protect(JSON.writeValueAsString(object())));
    encryption.erase("böb");
    encryption.erase("s1.YQ.YQ.YQ");

    for (var stored : all) assertThat(open(stored)).isEqualTo(openedTree(stored));
    for (int i = 0; i < OBJECTS; i++) {
      var plain = JSON.writeValueAsString(object());
      var stored = protect(plain);
      assertThat(stored).isEqualTo(protectedTree(plain));
      assertThat(open(stored)).isEqualTo(openedTree(stored));
    }
  }

  private String protect(String json) {
    return new String(fields.protect(TYPE, json.getBytes(UTF_8)), UTF_8);
  }

  private String open(String json) {
    return new String(fields.open(TYPE, json.getBytes(UTF_8)), UTF_8);
  }

  /** Some of the fields, in any order. */
  private ObjectNode object() {
    var names = new ArrayList<>(NAMES.subList(0, random.nextInt(NAMES.size() + 1)));
    names.add("person");
    Collections.shuffle(names, random);
    var object = JSON.createObjectNode();
    for (var name : names)
      object.set(name, name.equals("person") ? StringNode.valueOf(any(PEOPLE)) : value(2));
    return object;
  }

  private JsonNode value(int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 6)) {
      case 0 -> JSON.getNodeFactory().numberNode(random.nextInt());
      case 1 -> JSON.getNodeFactory().numberNode(random.nextGaussian() * 1e9);
      case 2 -> JSON.getNodeFactory().numberNode(new BigInteger(80, random));
      case 3 -> JSON.getNodeFactory().booleanNode(random.nextBoolean());
      case 4 -> JSON.getNodeFactory().nullNode();
      case 5 -> StringNode.valueOf(any(TEXTS));
      case 6 -> {
        var array = JSON.createArrayNode();
        for (int i = random.nextInt(3); i > 0; i--) array.add(value(depth - 1));
        yield array;
      }
      default -> {
        var object = JSON.createObjectNode();
        for (int i = random.nextInt(3); i > 0; i--) object.set(any(NAMES), value(depth - 1));
        yield object;
      }
    };
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private String protectedTree(String json) {
    var object = (ObjectNode) JSON.readTree(json);
    for (var field : FIELDS) {
      var plain = object.get(field.name());
      if (plain != null && !plain.isNull()) put(object, field, encrypted(field, object, plain));
    }
    return JSON.writeValueAsString(object);
  }

  private @Nullable JsonNode encrypted(SealedField field, ObjectNode object, JsonNode plain) {
    try {
      var json = JSON.writeValueAsString(plain);
      var place = field.place();
      var encrypted =
          place == null
              ? encryption.encryptData(owner(field, object), field.context(), json)
              : encryption.encryptData(
                  owner(field, object),
                  field.context(object.get(place).stringValue()),
                  AnswerPadding.pad(json, ""));
      return plain.isObject()
          ? StringNode.valueOf(encrypted)
          : JSON.createObjectNode().put("sealed", encrypted);
    } catch (PersonErasedException _) {
      return erased(field, object);
    }
  }

  private String openedTree(String json) {
    var object = (ObjectNode) JSON.readTree(json);
    for (var field : FIELDS) {
      var stored = object.path(field.name());
      var text = stored.isObject() ? stored.path("sealed") : stored;
      if (text.isString() && TextEncryption.isEncrypted(text.stringValue()))
        put(object, field, opened(field, object, text));
    }
    return JSON.writeValueAsString(object);
  }

  private @Nullable JsonNode opened(SealedField field, ObjectNode object, JsonNode text) {
    if (text.stringValue().equals(owner(field, object))) return text;
    var json = encryption.decrypt(text.stringValue());
    return json.isPresent() ? JSON.readTree(json.get()) : erased(field, object);
  }

  private static @Nullable JsonNode erased(SealedField field, ObjectNode object) {
    var json = field.erased().apply(owner(field, object));
    return json == null ? null : JSON.readTree(json);
  }

  private static String owner(SealedField field, ObjectNode object) {
    return switch (field.owner()) {
      case Owner.Nobody(var key) -> key;
      case Owner.Named(var name) -> object.get(name).stringValue();
      case Owner.OfEach _ -> throw new IllegalArgumentException(field.name());
    };
  }

  private static void put(ObjectNode object, SealedField field, @Nullable JsonNode value) {
    if (value == null) object.remove(field.name());
    else object.set(field.name(), value);
  }
}
