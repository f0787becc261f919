package codev.group.scim;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a path of SCIM means here (RFC 7644, section 3.5.2). */
enum ScimAttribute {
  USER_NAME,
  EXTERNAL_ID,
  ACTIVE,
  DISPLAY_NAME,
  /** All parts of a name. */
  NAME,
  FORMATTED_NAME,
  GIVEN_NAME,
  FAMILY_NAME,
  /** Addresses of a person, of which the directory keeps one. */
  EMAILS,
  EMAIL,
  TITLE,
  /** Places of a person, of which the directory keeps one. */
  ADDRESSES,
  LOCALITY,
  /** All attributes of the extension. */
  ENTERPRISE,
  DEPARTMENT,
  MANAGER,
  /** Of the schemas, but not of the directory: accepted, and without effect. */
  NOT_KEPT,
  READ_ONLY;

  private static final int LONGEST = 200;
  private static final String CORE = ScimUserMapper.USER.toLowerCase(Locale.ROOT) + ":";
  private static final String EXTENSION = ScimUserMapper.ENTERPRISE_USER.toLowerCase(Locale.ROOT);

  private static final Map<String, ScimAttribute> KEPT =
      Map.ofEntries(
          Map.entry("username", USER_NAME),
          Map.entry("externalid", EXTERNAL_ID),
          Map.entry("active", ACTIVE),
          Map.entry("displayname", DISPLAY_NAME),
          Map.entry("name", NAME),
          Map.entry("name.formatted", FORMATTED_NAME),
          Map.entry("name.givenname", GIVEN_NAME),
          Map.entry("name.familyname", FAMILY_NAME),
          Map.entry("emails", EMAILS),
          Map.entry("emails.value", EMAIL),
          Map.entry("title", TITLE),
          Map.entry("addresses", ADDRESSES),
          Map.entry("addresses.locality", LOCALITY),
          Map.entry(EXTENSION, ENTERPRISE),
          Map.entry(EXTENSION + ":department", DEPARTMENT),
          Map.entry(EXTENSION + ":manager", MANAGER),
          Map.entry(EXTENSION + ":manager.value", MANAGER));

  private static final Set<String> OTHER_SCHEMA_ATTRIBUTES =
      Set.of(
          "schemas",
          "name",
          "nickname",
          "profileurl",
          "usertype",
          "preferredlanguage",
          "locale",
          "timezone",
          "password",
          "emails",
          "phonenumbers",
          "ims",
          "photos",
          "addresses",
          "entitlements",
          "roles",
          "x509certificates",
          EXTENSION + ":employeenumber",
          EXTENSION + ":costcenter",
          EXTENSION + ":organization",
          EXTENSION + ":division",
          EXTENSION + ":manager");

  private static final Set<String> PROVIDER_ATTRIBUTES = Set.of("id", "meta", "groups");

  /** One of several values, by a filter. */
  private static final Pattern ONE_OF_SEVERAL =
      Pattern.compile("(?<attribute>[a-z0-9]+)\\[(?<filter>[^\\]]*)](?<part>\\.[a-z0-9]+)?");

  private static final Pattern THE_ONE_THAT_IS_KEPT =
      Pattern.compile("\\s*(type\\s+eq\\s+\"work\"|primary\\s+eq\\s+\"?true\"?)\\s*");

  /** Refuses a path that names nothing. */
  static ScimAttribute of(String path) {
    return find(path)
        .orElseThrow(
            () -> new ScimErrorException(ScimErrorType.INVALID_PATH, "There is no such path."));
  }

  /** Empty for an attribute of no schema that is supported. */
  static Optional<ScimAttribute> find(String path) {
    if (path.length() > LONGEST) return Optional.empty();
    var name = path.strip().toLowerCase(Locale.ROOT);
    if (name.startsWith(CORE)) name = name.substring(CORE.length());
    var matcher = ONE_OF_SEVERAL.matcher(name);
    if (matcher.matches()) name = withoutFilter(matcher);
    var exact = KEPT.get(name);
    if (exact != null) return Optional.of(exact);
    var attribute = name.substring(0, endOfAttribute(name));
    if (PROVIDER_ATTRIBUTES.contains(attribute)) return Optional.of(READ_ONLY);
    return OTHER_SCHEMA_ATTRIBUTES.contains(attribute) ? Optional.of(NOT_KEPT) : Optional.empty();
  }

  /** The directory keeps one address: that for work. */
  private static String withoutFilter(Matcher one) {
    var attribute = one.group("attribute");
    var isKept = KEPT.containsKey(attribute);
    if (isKept && !THE_ONE_THAT_IS_KEPT.matcher(one.group("filter")).matches())
      throw new ScimErrorException(
          ScimErrorType.NO_TARGET, "Only the value whose type is work can be changed.");
    return attribute + Objects.requireNonNullElse(one.group("part"), "");
  }

  /** The names of schemas have dots themselves. */
  private static int endOfAttribute(String name) {
    int from = name.startsWith(EXTENSION) ? EXTENSION.length() : 0;
    int dot = name.indexOf('.', from);
    return dot < 0 ? name.length() : dot;
  }
}
