package codev.gateway.sessions;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a session began, as far as its person needs it to recognise the session.
 *
 * @param browser its product name; null: unknown
 * @param system that of the operating system, likewise
 * @param network as the security log writes it
 */
public record SignInOrigin(@Nullable String browser, @Nullable String system, String network) {
  static final SignInOrigin UNKNOWN = new SignInOrigin(null, null, "unknown");

  /** The first that is found counts: browsers claim to be those that came before them. */
  private static final Map<String, String> BROWSERS =
      namesByMark(
          "Edg/", "Edge",
          "EdgA/", "Edge",
          "EdgiOS/", "Edge",
          "OPR/", "Opera",
          "SamsungBrowser/", "Samsung Internet",
          "Firefox/", "Firefox",
          "FxiOS/", "Firefox",
          "Chrome/", "Chrome",
          "CriOS/", "Chrome",
          "Safari/", "Safari");

  private static final Map<String, String> SYSTEMS =
      namesByMark(
          "Windows", "Windows",
          "Android", "Android",
          "iPhone", "iOS",
          "iPad", "iPadOS",
          "Macintosh", "macOS",
          "CrOS", "ChromeOS",
          "Linux", "Linux");

  /**
   * @param userAgent what the browser says that it is
   */
  public static SignInOrigin of(@Nullable String userAgent, String network) {
    return new SignInOrigin(find(BROWSERS, userAgent), find(SYSTEMS, userAgent), network);
  }

  private static @Nullable String find(Map<String, String> names, @Nullable String userAgent) {
    if (userAgent == null) return null;
    for (var entry : names.entrySet())
      if (userAgent.contains(entry.getKey())) return entry.getValue();
    return null;
  }

  private static Map<String, String> namesByMark(String... marksAndNames) {
    var names = new LinkedHashMap<String, String>();
    for (int i = 0; i < marksAndNames.length; i += 2)
      names.put(marksAndNames[i], marksAndNames[i + 1]);
    return names;
  }
}
