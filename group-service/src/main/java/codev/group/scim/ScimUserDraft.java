package codev.group.scim;

import codev.group.actor.BlankAsNull;
import codev.group.domain.person.Username;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A person while a request is read. What the request does not mention stays as it was: an identity
 * provider knows nothing of what a list of human resources has added.
 */
final class ScimUserDraft {
  private @Nullable String userName;
  private @Nullable String externalId;
  private @Nullable String displayName;
  private @Nullable String formattedName;
  private @Nullable String givenName;
  private @Nullable String familyName;
  private @Nullable String email;
  private @Nullable String title;
  private @Nullable String locality;
  private @Nullable String department;
  private @Nullable String manager;
  private boolean active = true;
  private @Nullable String nameBefore;

  /** Of a person who is not in the directory yet. */
  ScimUserDraft() {}

  ScimUserDraft(ScimUserView before) {
    var profile = before.profile();
    userName = before.username().value();
    externalId = before.externalId();
    nameBefore = profile.displayName();
    email = profile.email();
    title = profile.jobFamily();
    locality = profile.site();
    department = profile.unit();
    manager = Optional.ofNullable(profile.manager()).map(Username::value).orElse(null);
    active = before.active();
  }

  ScimUser user() {
    return new ScimUser(
        userName, externalId, name(), email, title, locality, department, manager, active);
  }

  /** Half a name does not replace a whole one. */
  private @Nullable String name() {
    if (displayName != null) return displayName;
    if (formattedName != null) return formattedName;
    var isWhole = givenName != null && familyName != null;
    if (nameBefore != null && !isWhole) return nameBefore;
    var parts =
        Stream.of(Optional.ofNullable(givenName), Optional.ofNullable(familyName))
            .flatMap(Optional::stream);
    return BlankAsNull.of(parts.collect(Collectors.joining(" ")));
  }

  /** Takes over all attributes of an object that the directory has. Its keys may be paths. */
  void putAll(JsonNode object) {
    putAll("", object);
  }

  private void putAll(String prefix, JsonNode object) {
    if (object.isNull()) return;
    if (!object.isObject()) throw unreadable("an object");
    object
        .properties()
        .forEach(
            property ->
                ScimAttribute.find(prefix + property.getKey())
                    .ifPresent(attribute -> put(attribute, property.getValue())));
  }

  void put(ScimAttribute attribute, JsonNode value) {
    switch (attribute) {
      case USER_NAME -> userName = text(value);
      case EXTERNAL_ID -> externalId = text(value);
      case ACTIVE -> active = bool(value);
      case DISPLAY_NAME -> displayName = text(value);
      case NAME -> putAll("name.", value);
      case FORMATTED_NAME -> formattedName = text(value);
      case GIVEN_NAME -> givenName = text(value);
      case FAMILY_NAME -> familyName = text(value);
      case EMAILS -> putEmails(value);
      case EMAIL -> email = text(value);
      case TITLE -> title = text(value);
      case ADDRESSES -> putAddresses(value);
      case LOCALITY -> locality = text(value);
      case ENTERPRISE -> putAll(ScimUserMapper.ENTERPRISE_USER + ":", value);
      case DEPARTMENT -> department = text(value);
      case MANAGER -> manager = text(value);
      case NOT_KEPT, READ_ONLY -> {}
    }
  }

  void remove(ScimAttribute attribute) {
    switch (attribute) {
      case USER_NAME, ACTIVE, DISPLAY_NAME, READ_ONLY ->
          throw new ScimErrorException(
              ScimErrorType.MUTABILITY, "This attribute cannot be removed.");
      case EXTERNAL_ID -> externalId = null;
      case EMAILS, EMAIL -> email = null;
      case TITLE -> title = null;
      case ADDRESSES, LOCALITY -> locality = null;
      case ENTERPRISE -> {
        department = null;
        manager = null;
      }
      case DEPARTMENT -> department = null;
      case MANAGER -> manager = null;
      case NAME, FORMATTED_NAME, GIVEN_NAME, FAMILY_NAME, NOT_KEPT -> {}
    }
  }

  private void putEmails(JsonNode value) {
    if (isEmpty(value)) {
      email = null;
      return;
    }
    var one = chosen(value, email == null);
    if (one.isPresent()) email = text(one.get());
  }

  /** An address without a locality says nothing of the site. */
  private void putAddresses(JsonNode value) {
    if (isEmpty(value)) {
      locality = null;
      return;
    }
    var one = chosen(value, locality == null).filter(some -> some.has("locality"));
    if (one.isPresent()) locality = text(one.get().path("locality"));
  }

  private static boolean isEmpty(JsonNode value) {
    return value.isNull() || (value.isArray() && value.isEmpty());
  }

  /**
   * Of several values the primary one, else that for work or for nothing in particular.
   *
   * @param otherwise whether any other is better than none
   */
  private static Optional<JsonNode> chosen(JsonNode values, boolean otherwise) {
    if (!values.isArray()) return Optional.of(values);
    var nodes = StreamSupport.stream(values.spliterator(), false).toList();
    return nodes.stream()
        .filter(one -> isTrue(one.path("primary")))
        .findFirst()
        .or(() -> nodes.stream().filter(ScimUserDraft::isForWork).findFirst())
        .or(() -> otherwise ? Optional.of(nodes.getFirst()) : Optional.empty());
  }

  private static boolean isForWork(JsonNode value) {
    var type = value.path("type");
    return !type.isString() || type.stringValue().equalsIgnoreCase("work");
  }

  private static boolean isTrue(JsonNode value) {
    return value.isBoolean()
        ? value.booleanValue()
        : value.isString() && value.stringValue().equalsIgnoreCase("true");
  }

  /** Entra ID sends texts for it. */
  private static boolean bool(JsonNode node) {
    var value = bare(node);
    if (isTrue(value)) return true;
    var isFalse =
        value.isBoolean() || (value.isString() && value.stringValue().equalsIgnoreCase("false"));
    if (!isFalse) throw unreadable("true or false");
    return false;
  }

  private static @Nullable String text(JsonNode node) {
    var value = bare(node);
    if (value.isNull()) return null;
    if (!value.isString()) throw unreadable("a text");
    return BlankAsNull.of(readable(value.stringValue()));
  }

  /** Some send a value in an object, or in an array of one such object. */
  private static JsonNode bare(JsonNode value) {
    var one = value.isArray() && value.size() == 1 ? value.path(0) : value;
    return one.isObject() && one.has("value") ? one.path("value") : one;
  }

  /** Neither NUL nor half of a character could be kept. */
  private static String readable(String text) {
    var isReadable =
        text.codePoints()
            .noneMatch(one -> one == 0 || Character.getType(one) == Character.SURROGATE);
    if (!isReadable) throw unreadable("a text of valid characters");
    return text.strip();
  }

  private static ScimErrorException unreadable(String expected) {
    return new ScimErrorException(ScimErrorType.INVALID_VALUE, "A value is not " + expected + ".");
  }
}
