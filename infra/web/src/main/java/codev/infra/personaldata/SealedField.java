package codev.infra.personaldata;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A field of stored JSON objects that is encrypted with the key of the person whom it identifies.
 *
 * @param type of the objects: a stored event name, or the name of a message
 * @param name of the field
 * @param owner whose key it is, by the object
 * @param place the field of the object whose text the encrypted text is bound to as well, so that
 *     equal values in two places have no common ciphertext; null: none
 * @param erased the field, or the object in its list, once the key is destroyed, by the owner; null
 *     leaves it out
 */
public record SealedField(
    String type,
    String name,
    Owner owner,
    @Nullable String place,
    Function<String, @Nullable String> erased) {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Whose key. */
  public sealed interface Owner {
    /** The person whose user name is in a field of the object. */
    record Named(String field) implements Owner {}

    /** Nobody: a key that is no person's. */
    record Nobody(String key) implements Owner {}

    /**
     * The field is a list of objects, of which each is encrypted by itself: with the key of the
     * person whose user name is in this field of it.
     */
    record OfEach(String field) implements Owner {}

    static Owner named(String field) {
      return new Named(field);
    }
  }

  /**
   * A list of objects about people; of erased ones they are left out.
   *
   * @param person field of each object that has the user name of the one whom it is about
   * @param place as of {@link #ofNobody}
   */
  public static SealedField ofEach(String type, String name, String person, String place) {
    return new SealedField(type, name, new Owner.OfEach(person), place, _ -> null);
  }

  /** Of a person, who is named in the object's field {@code person}; left out once erased. */
  public static SealedField ofPerson(String type, String name) {
    return new SealedField(type, name, Owner.named("person"), null, _ -> null);
  }

  /**
   * What has to be read for longer than the person's key is kept, since something else depends on
   * it: it is encrypted with a key of no person, which nobody's erasure destroys. Without that key
   * nothing is read. Since all have that key, neither equal values nor those of equal length are
   * recognised by their ciphertexts.
   *
   * @param place the field that says of whom or of what the value is
   * @param key its name in the vault; no person has it, as a username contains no space
   */
  public static SealedField ofNobody(String type, String name, String key, String place) {
    if (!key.contains(" ")) throw new IllegalArgumentException("A person may have the key " + key);
    return new SealedField(
        type,
        name,
        new Owner.Nobody(key),
        place,
        _ -> {
          throw new IllegalStateException(
              "The key vault has no key of %s: it is older than what is stored".formatted(key));
        });
  }

  /** In bodies of messages that earlier versions of group-service have published in clear. */
  public static List<SealedField> ofEarlierMessages() {
    var registered = "group.person-registered.v1";
    var contact = "group.contact-changed.v1";
    var ofPeople =
        Stream.of(
                ofPerson(registered, "displayName").orUsername(),
                ofPerson(registered, "unit"),
                ofPerson(registered, "site"),
                ofPerson(registered, "jobFamily"),
                ofPerson(registered, "managerUsername"),
                ofPerson(contact, "displayName").orUsername(),
                ofPerson(contact, "email"))
            .map(field -> field.of(Owner.named("username")));
    var ofAccounts =
        Stream.of("group.subject-bound.v1", "group.subject-released.v1")
            .map(type -> ofNobody(type, "subject", SealedData.ACCOUNTS, "username"));
    return Stream.concat(ofPeople, ofAccounts).toList();
  }

  /** The same field of objects that name the person elsewhere. */
  public SealedField of(Owner whose) {
    return new SealedField(type, name, whose, place, erased);
  }

  /** The same field, which is the user name of an erased person. */
  public SealedField orUsername() {
    return orElse(JSON::writeValueAsString);
  }

  /**
   * The same field, which is an object with the user name of an erased person and nothing else but
   * this.
   *
   * @param nameField for the user name
   * @param others what an object cannot be without
   */
  public SealedField orUsernameIn(String nameField, Map<String, ?> others) {
    return orElse(
        username -> {
          var object = JSON.createObjectNode().put(nameField, username);
          others.forEach((field, value) -> object.set(field, JSON.valueToTree(value)));
          return JSON.writeValueAsString(object);
        });
  }

  /**
   * The same field, which is an object with the user name of an erased person in each of these
   * fields, and with nothing else.
   */
  public SealedField orUsernameIn(List<String> nameFields) {
    return orElse(
        username -> {
          var object = JSON.createObjectNode();
          nameFields.forEach(field -> object.put(field, username));
          return JSON.writeValueAsString(object);
        });
  }

  /**
   * The same field, of which this is read once the key is destroyed.
   *
   * @param json which says nothing of the person
   */
  public SealedField orJson(String json) {
    return orElse(_ -> json);
  }

  private SealedField orElse(Function<String, @Nullable String> whenErased) {
    return new SealedField(type, name, owner, place, whenErased);
  }

  /** What its encrypted text was bound to before texts were bound to a place. */
  String context() {
    return type + "/" + name;
  }

  /** What its encrypted text is bound to. */
  String context(String ofPlace) {
    return context() + "/" + ofPlace;
  }
}
