package codev.infra.personaldata;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import codev.infra.confidentiality.AnswerPadding;
import codev.infra.confidentiality.PersonErasedException;
import codev.infra.confidentiality.TextEncryption;
import codev.infra.eventstore.axon.PayloadProtection;
import codev.infra.eventstore.log.EventRow;
import codev.infra.personaldata.SealedField.Owner;
import codev.infra.personaldata.StoredObject.StoredField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/**
 * The fields of stored objects that are encrypted with the key of the person whom they identify.
 * Once the key is destroyed, what is read in their place is what pages show of an erased person.
 * What was stored before its type was declared here is read as it is, in clear.
 *
 * <p>An object is stored as a text, and a text as an object with one field: a program that does not
 * know of this refuses to read either, and takes no ciphertext for a name. What has a key of no
 * person is padded before it is encrypted.
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
   * @param read names of what is read of an object: these, those with owners' user names, and those
   *     of places
   */
  private record FieldsOfType(Map<String, SealedField> byName, Set<String> read) {
    static FieldsOfType of(List<SealedField> fields) {
      var byName =
          fields.stream().collect(Collectors.toMap(SealedField::name, Function.identity()));
      return new FieldsOfType(
          byName,
          fields.stream()
              .flatMap(
                  field ->
                      Stream.of(
                              Stream.of(field.name()),
                              ownerField(field),
                              Stream.ofNullable(field.place()))
                          .flatMap(Function.identity()))
              .collect(Collectors.toSet()));
    }

    private static Stream<String> ownerField(SealedField field) {
      return switch (field.owner()) {
        case Owner.Nobody _, Owner.OfEach _ -> Stream.empty();
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
    var context = context(field, object);
    if (field.owner() instanceof Owner.OfEach(var person))
      return JSON.writeValueAsString(encrypted(field, person, context, object.json(plain)));
    var owner = owner(field, object);
    try {
      var encrypted = encryption.encryptData(owner, context, padded(field, object.json(plain)));
      var text = JSON.writeValueAsString(encrypted);
      return plain.isObject() ? text : "{\"" + StoredObject.SEALED + "\":" + text + "}";
    } catch (PersonErasedException _) {
      return field.erased().apply(owner);
    }
  }

  private static String context(SealedField field, StoredObject object) {
    var place = field.place();
    return place == null ? field.context() : field.context(required(field, object, place));
  }

  private static String padded(SealedField field, String json) {
    return field.owner() instanceof Owner.Nobody ? AnswerPadding.pad(json, "") : json;
  }

  /** Those of people who are erased meanwhile are stored as they will be read. */
  private List<JsonNode> encrypted(
      SealedField field, String personField, String context, String list) {
    var stored = new ArrayList<JsonNode>();
    for (var one : JSON.readTree(list)) {
      var owner = one.path(personField).stringValue();
      try {
        var text = encryption.encryptData(owner, context, JSON.writeValueAsString(one));
        stored.add(StringNode.valueOf(text));
      } catch (PersonErasedException _) {
        erased(field, owner).ifPresent(stored::add);
      }
    }
    return stored;
  }

  private static Optional<JsonNode> erased(SealedField field, String owner) {
    return Optional.ofNullable(field.erased().apply(owner)).map(JSON::readTree);
  }

  @Override
  public byte[] open(String type, byte[] json) {
    var fields = byType.get(type);
    if (fields == null) return json;
    var object = StoredObject.read(type, json, fields.read());
    for (var stored : object.fields()) {
      var field = fields.byName().get(stored.name());
      var text = stored.text();
      if (field == null) continue;
      if (field.owner() instanceof Owner.OfEach && stored.isArray())
        object.replace(stored, openedList(field, context(field, object), object.json(stored)));
      else if (text != null && TextEncryption.isEncrypted(text))
        object.replace(stored, opened(field, object, text));
    }
    return object.bytes();
  }

  /** The user name of an erased person may look like an encrypted text. */
  private @Nullable String opened(SealedField field, StoredObject object, String text) {
    var owner = owner(field, object);
    if (text.equals(owner)) return JSON.writeValueAsString(text);
    var context = context(field, object);
    var isBound = TextEncryption.isBoundTo(text, owner, context);
    var json = encryption.decryptData(owner, isBound ? context : field.context(), text);
    return json.isPresent() ? json.get().stripTrailing() : field.erased().apply(owner);
  }

  /** What was stored before the lists of this type were encrypted is read as it is. */
  private String openedList(SealedField field, String context, String list) {
    var opened = new ArrayList<JsonNode>();
    for (var one : JSON.readTree(list)) {
      if (!one.isString()) {
        opened.add(one);
        continue;
      }
      var text = one.stringValue();
      var owner = TextEncryption.authorOf(text);
      encryption
          .decryptData(owner, context, text)
          .map(JSON::readTree)
          .or(() -> erased(field, owner))
          .ifPresent(opened::add);
    }
    return JSON.writeValueAsString(opened);
  }

  private static String owner(SealedField field, StoredObject object) {
    return switch (field.owner()) {
      case Owner.Nobody(var key) -> key;
      case Owner.Named(var name) -> required(field, object, name);
      case Owner.OfEach _ ->
          throw new IllegalStateException(field.name() + " is no list of what is about people");
    };
  }

  private static String required(SealedField field, StoredObject object, String name) {
    var text = object.text(name);
    if (text == null)
      throw new IllegalArgumentException(
          "%s names nobody in its field %s".formatted(field.type(), name));
    return text;
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
