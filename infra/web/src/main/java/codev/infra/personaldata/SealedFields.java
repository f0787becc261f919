package codev.infra.personaldata;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import codev.infra.confidentiality.PersonErasedException;
import codev.infra.confidentiality.TextEncryption;
import codev.infra.eventstore.axon.PayloadProtection;
import codev.infra.eventstore.log.EventRow;
import codev.infra.personaldata.SealedField.Owner;
import codev.infra.personaldata.StoredObject.StoredField;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

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

  private final TextEncryption encryption;
  private final Map<String, FieldsOfType> byType;

  public SealedFields(TextEncryption encryption, List<SealedField> fields) {
    this.encryption = encryption;
    this.byType =
        fields.stream()
            .collect(
                Collectors.groupingBy(
                    SealedField::type,
                    Collectors.collectingAndThen(Collectors.toList(), FieldsOfType::of)));
  }

  /**
   * The sealed fields of one type.
   *
   * @param read names of what is read of an object: these, and those with owners' user names
   */
  private record FieldsOfType(Map<String, SealedField> byName, Set<String> read) {
    static FieldsOfType of(List<SealedField> fields) {
      var byName =
          fields.stream().collect(Collectors.toMap(SealedField::name, Function.identity()));
      return new FieldsOfType(
          byName,
          fields.stream()
              .flatMap(field -> Stream.concat(Stream.of(field.name()), ownerField(field)))
              .collect(Collectors.toSet()));
    }

    private static Stream<String> ownerField(SealedField field) {
      return switch (field.owner()) {
        case Owner.Nobody _ -> Stream.empty();
        case Owner.Named(var name) -> Stream.of(name);
      };
    }
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
    var fields = byType.get(type);
    if (fields == null) return json;
    var object = StoredObject.read(type, json, fields.read());
    for (var plain : object.fields()) {
      var field = fields.byName().get(plain.name());
      if (field != null && !plain.isNull()) object.replace(plain, encrypted(field, object, plain));
    }
    return object.bytes();
  }

  private @Nullable String encrypted(SealedField field, StoredObject object, StoredField plain) {
    var owner = owner(field, object);
    try {
      var encrypted = encryption.encryptData(owner, field.context(), object.json(plain));
      var text = JSON.writeValueAsString(encrypted);
      return plain.isObject() ? text : "{\"" + StoredObject.SEALED + "\":" + text + "}";
    } catch (PersonErasedException _) {
      return field.erased().apply(owner);
    }
  }

  @Override
  public byte[] open(String type, byte[] json) {
    var fields = byType.get(type);
    if (fields == null) return json;
    var object = StoredObject.read(type, json, fields.read());
    for (var stored : object.fields()) {
      var field = fields.byName().get(stored.name());
      var text = stored.text();
      if (field != null && text != null && TextEncryption.isEncrypted(text))
        object.replace(stored, opened(field, owner(field, object), text));
    }
    return object.bytes();
  }

  /** The user name of an erased person may look like an encrypted text. */
  private @Nullable String opened(SealedField field, String owner, String text) {
    if (text.equals(owner)) return JSON.writeValueAsString(text);
    var json = encryption.decryptData(owner, field.context(), text);
    return json.isPresent() ? json.get() : field.erased().apply(owner);
  }

  private static String owner(SealedField field, StoredObject object) {
    return switch (field.owner()) {
      case Owner.Nobody(var key) -> key;
      case Owner.Named(var name) -> {
        var owner = object.text(name);
        if (owner == null)
          throw new IllegalArgumentException(
              "%s names nobody in its field %s".formatted(field.type(), name));
        yield owner;
      }
    };
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
