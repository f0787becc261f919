package codev.infra.email;

/**
 * A message to the recipient's calendar (iTIP, RFC 5546). It is sent as an alternative of the text,
 * where mail programs look for it, and again as an attachment.
 *
 * @param method as in the text, such as {@code REQUEST}
 */
public record CalendarMessage(String method, String text) {
  static final String FILE_NAME = "codev.ics";

  String mediaType() {
    return "text/calendar; method=" + method + "; charset=UTF-8";
  }
}
