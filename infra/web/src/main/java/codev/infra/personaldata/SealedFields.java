package codev.infra.personaldata;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import codev.infra.confidentiality.PersonErasedException;
import codev.infra.confidentiality.TextEncryption;
import codev.infra.eventstore.axon.PayloadProtection;
import codev.infra.eventstore.log.EventRow;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * The fields of stored objects that are encrypted with the key of the person whom they identify.
 * Once the key is destroyed, what is read in their place is what pages show of an erased person.
 * What was stored before its type was declared here is read as it is, in clear.
 *
 * <p>An object is stored as a text, and a text as an object with one field: a program that does not
 * know of this refuses to read either, and takes no ciphertext for a name.
 */
public final class SealedFields implements PayloadProtection {
  private static final Logger LOG = LoggerFactory.getLogger(SealedFields.class);
  private static final JsonMapper JSON = JsonMapper.shared();

  /** The one field of an object that stands for a text. */
  private static final String SEALED = "sealed";

  private final TextEncryption encryption;
  private final Map<String, List<SealedField>> byType;

  public SealedFields(TextEncryption encryption, List<SealedField> fields) {
    this.encryption = encryption;
    this.byType = fields.stream().collect(Collectors.groupingBy(SealedField::type));
  }

  /** Of stored events, and of messages that wait as dead letters. */
  public static SealedFields of(
      TextEncryption encryption, List<SealedField> ofEvents, List<SealedField> ofMessages) {
    return new SealedFields(
        encryption, Stream.concat(ofEvents.stream(), ofMessages.stream()).toList());
  }

  @Override
  public boolean covers(String type) {
    return byType.containsKey(type);
  }

  /** Of a person who is erased meanwhile, it is stored as it will be read. */
  @Override
  public byte[] protect(String type, byte[] json) {
    var object = object(type, json);
    for (var field : fieldsOf(type)) {
      var plain = object.get(field.name());
      if (plain != null && !plain.isNull()) put(object, field, encrypted(field, object, plain));
    }
    return JSON.writeValueAsBytes(object);
  }

  private @Nullable JsonNode encrypted(SealedField field, ObjectNode object, JsonNode plain) {
    var owner = field.owner().of(object);
    try {
      var json = JSON.writeValueAsString(plain);
      var encrypted = encryption.encryptData(owner, field.context(), json);
      return plain.isObject()
          ? StringNode.valueOf(encrypted)
          : JSON.createObjectNode().put(SEALED, encrypted);
    } catch (PersonErasedException _) {
      return erased(field, owner);
    }
  }

  @Override
  public byte[] open(String type, byte[] json) {
    var object = object(type, json);
    for (var field : fieldsOf(type)) {
      var stored = object.path(field.name());
      var text = stored.isObject() ? stored.path(SEALED) : stored;
      if (text.isString() && TextEncryption.isEncrypted(text.stringValue()))
        put(object, field, opened(field, object, text));
    }
    return JSON.writeValueAsBytes(object);
  }

  /** The user name of an erased person may look like an encrypted text. */
  private @Nullable JsonNode opened(SealedField field, ObjectNode object, JsonNode text) {
    var owner = field.owner().of(object);
    return text.stringValue().equals(owner) ? text : decrypted(field, owner, text.stringValue());
  }

  private @Nullable JsonNode decrypted(SealedField field, String owner, String encrypted) {
    if (!TextEncryption.isBoundTo(encrypted, owner, field.context()))
      throw new IllegalArgumentException(
          "%s of %s is not what was stored there".formatted(field.context(), owner));
    var json = encryption.decrypt(encrypted);
    return json.isPresent() ? JSON.readTree(json.get()) : erased(field, owner);
  }

  private static @Nullable JsonNode erased(SealedField field, String owner) {
    var json = field.erased().apply(owner);
    return json == null ? null : JSON.readTree(json);
  }

  private static void put(ObjectNode object, SealedField field, @Nullable JsonNode value) {
    if (value == null) object.remove(field.name());
    else object.set(field.name(), value);
  }

  private List<SealedField> fieldsOf(String type) {
    return byType.getOrDefault(type, List.of());
  }

  private static ObjectNode object(String type, byte[] json) {
    if (JSON.readTree(json) instanceof ObjectNode object) return object;
    throw new IllegalArgumentException(type + " is no object");
  }

  /** Reads the keys of everybody in these rows in one go. */
  @Override
  public void prepare(List<EventRow> rows) {
    var owners =
        rows.stream()
            .filter(row -> covers(row.event().type()))
            .flatMap(row -> TextEncryption.authorsWithin(inLatin(row.event().payload())))
            .collect(Collectors.toSet());
    if (owners.size() < 2) return; // read where it is needed
    try {
      encryption.loadKeys(owners);
    } catch (RuntimeException failure) {
      LOG.debug("The keys of {} people are read one by one", owners.size(), failure);
    }
  }

  /** Characters of encrypted texts are the same in both encodings, and this one is a mere copy. */
  private static String inLatin(byte[] json) {
    return new String(json, ISO_8859_1);
  }
}
