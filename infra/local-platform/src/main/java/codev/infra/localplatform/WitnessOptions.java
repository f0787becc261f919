package codev.infra.localplatform;

import codev.infra.localplatform.process.CliException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Options of {@code ./codev witness}.
 *
 * @param name under which it cosigns; empty if none is given
 * @param logs name of a log to the address of its audit API
 * @param tokenFile an auditor's access token
 */
record WitnessOptions(String name, Map<String, URI> logs, @Nullable Path tokenFile) {
  static final String LOG = "--log";
  static final String NAME = "--name";
  static final WitnessOptions NONE = new WitnessOptions("", Map.of(), null);

  private static final Pattern LOG_WORD =
      Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]*)=(https?://\\S+?)/*");
  private static final Pattern NAME_WORD = Pattern.compile("[^\\s+]+");

  WitnessOptions withLog(String word) {
    var matcher = LOG_WORD.matcher(word);
    if (!matcher.matches())
      throw new CliException(
          "%s needs a name and an address, such as session-service=https://codev.example/api/audit/sessions; got \"%s\""
              .formatted(LOG, word));
    var all = new LinkedHashMap<>(logs);
    all.put(matcher.group(1), URI.create(matcher.group(2)));
    return new WitnessOptions(name, all, tokenFile);
  }

  WitnessOptions withName(String word) {
    if (!NAME_WORD.matcher(word).matches())
      throw new CliException(
          "%s needs a name without spaces and +, such as audit.example; got \"%s\""
              .formatted(NAME, word));
    return new WitnessOptions(word, logs, tokenFile);
  }

  WitnessOptions withTokenFile(Path file) {
    return new WitnessOptions(name, logs, file);
  }

  /** A witness without a key of the logs would cosign what anybody has made. */
  void requireComplete(boolean hasKeys) {
    if (logs.isEmpty() || name.isEmpty() || !hasKeys)
      throw new CliException("./codev witness needs --name, and --log and --key at least once");
  }
}
