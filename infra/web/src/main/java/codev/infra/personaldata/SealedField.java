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
 * @param erased the field once the key is destroyed, by the owner; null leaves it out
 */
public record SealedField(
    String type, String name, Owner owner, Function<String, @Nullable String> erased) {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Whose key. */
  public sealed interface Owner {
    /** The person whose user name is in a field of the object. */
    record Named(String field) implements Owner {}

    /** Nobody: a key that is no person's. */
    record Nobody(String key) implements Owner {}

    static Owner named(String field) {
      return new Named(field);
    }
  }

  /** Of a person, who is named in the object's field {@code person}; left out once erased. */
  public static SealedField ofPerson(String type, String name) {
    return new SealedField(type, name, Owner.named("person"), _ -> null);
  }

  /**
   * What has to be read for longer than the person's key is kept, since something else depends on
   * it: it is encrypted with a key of no person, which nobody's erasure destroys. Without that key
   * nothing is read.
   *
   * @param key its name in the vault; no person has it, as a username contains no space
   */
  public static SealedField ofNobody(String type, String name, String key) {
    if (!key.contains(" ")) throw new IllegalArgumentException("A person may have the key " + key);
    return new SealedField(
        type,
        name,
        new Owner.Nobody(key),
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
            .map(type -> ofNobody(type, "subject", SealedData.ACCOUNTS));
    return Stream.concat(ofPeople, ofAccounts).toList();
  }

  /** The same field of objects that name the person elsewhere. */
  public SealedField of(Owner whose) {
    return new SealedField(type, name, whose, erased);
  }

  /** The same field, which is the user name of an erased person. */
  public SealedField orUsername() {
    return new SealedField(type, name, owner, JSON::writeValueAsString);
  }

  /**
   * The same field, which is an object with the user name of an erased person and nothing else but
   * this.
   *
   * @param nameField for the user name
   * @param others what an object cannot be without
   */
  public SealedField orUsernameIn(String nameField, Map<String, ?> others) {
    return new SealedField(
        type,
        name,
        owner,
        username -> {
          var object = JSON.createObjectNode().put(nameField, username);
          others.forEach((field, value) -> object.set(field, JSON.valueToTree(value)));
          return JSON.writeValueAsString(object);
        });
  }

  /** What its encrypted text is bound to. */
  String context() {
    return type + "/" + name;
  }
}
