package codev.group.scim;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A filter by which identity providers look for a person: one attribute that equals a text (RFC
 * 7644, section 3.4.2.2). Any other is refused.
 */
record ScimUserFilter(Attribute attribute, String value) {
  /** Attributes that can be asked for. */
  enum Attribute {
    ID,
    USER_NAME,
    EXTERNAL_ID,
    EMAIL
  }

  private static final int LONGEST = 500;

  /** The text has the form of JSON's. */
  private static final Pattern EQUALITY =
      Pattern.compile(
          "\\s*(?<attribute>[^\"\\s]+(?:\\[type\\s+eq\\s+\"work\"][.a-z]*)?)\\s+eq\\s+"
              + "(?<value>\"(?:[^\"\\\\]|\\\\.)*\")\\s*",
          Pattern.CASE_INSENSITIVE);

  private static final String PREFIX = "urn:ietf:params:scim:schemas:core:2.0:user:";

  private static final Map<String, Attribute> ATTRIBUTES =
      Map.of(
          "id", Attribute.ID,
          "username", Attribute.USER_NAME,
          "externalid", Attribute.EXTERNAL_ID,
          "emails", Attribute.EMAIL,
          "emails.value", Attribute.EMAIL,
          "emails[type eq \"work\"]", Attribute.EMAIL,
          "emails[type eq \"work\"].value", Attribute.EMAIL);

  static ScimUserFilter parse(String text) {
    var matcher = EQUALITY.matcher(text);
    if (text.length() > LONGEST || !matcher.matches()) throw refused();
    var name = matcher.group("attribute").toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    var attribute =
        ATTRIBUTES.get(name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name);
    if (attribute == null) throw refused();
    try {
      return new ScimUserFilter(
          attribute, JsonMapper.shared().readValue(matcher.group("value"), String.class));
    } catch (JacksonException malformed) {
      throw refused();
    }
  }

  private static ScimErrorException refused() {
    return new ScimErrorException(
        ScimErrorType.INVALID_FILTER,
        "Supported filters: id, userName, externalId, emails or emails.value, then eq and a text in"
            + " double quotes, at most %d characters in all.".formatted(LONGEST));
  }
}
