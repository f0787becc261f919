package codev.infra.securitylog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One entry of the security log: an event and its fields, never words. It is written by the logger
 * {@value #LOGGER} as {@code key=value} pairs, and the same pairs are fields of structured logging,
 * below a name of their own: its formats have an {@code event} and a {@code log} too.
 */
public final class SecurityLogEntry {
  public static final String LOGGER = "codev.security";

  private static final String STRUCTURED = "codev.";
  private static final Logger log = LoggerFactory.getLogger(LOGGER);
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}._@/:+-]+");
  private static final Pattern UNSAFE = Pattern.compile("[\\p{C}\\p{Z}\"\\\\]+");
  private static final int LONGEST = 200; // characters of a value

  private final SequencedMap<String, String> fields = new LinkedHashMap<>();

  private SecurityLogEntry(SecurityEvent event) {
    fields.put("event", event.key());
  }

  public static SecurityLogEntry of(SecurityEvent event) {
    return new SecurityLogEntry(event);
  }

  /** Nothing for null. */
  public SecurityLogEntry with(String field, @Nullable Object value) {
    if (value != null) fields.put(field, safe(value.toString()));
    return this;
  }

  public void write() {
    var line = log.atInfo();
    for (var field : fields.entrySet())
      line = line.addKeyValue(STRUCTURED + field.getKey(), field.getValue());
    line.log(toString());
  }

  /** The fields as they are written. */
  public Map<String, String> fields() {
    return Map.copyOf(fields);
  }

  /** Values may come from outside: none begins a line or a field of its own. */
  private static String safe(String value) {
    var plain = UNSAFE.matcher(value).replaceAll(" ").strip();
    return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
  }

  @Override
  public String toString() {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + quoted(field.getValue()))
        .collect(Collectors.joining(" "));
  }

  private static String quoted(String value) {
    return PLAIN.matcher(value).matches() ? value : '"' + value + '"';
  }
}
