package codev.infra.localplatform;

import codev.infra.localplatform.process.CliException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the services reach their stores through a proxy, as a test of bad networks has them. The
 * platform itself goes past it.
 *
 * @param ports of this machine, by store; a store that is not named is reached at its own
 */
record StoreProxies(Map<String, Integer> ports) {

  static final String OPTION = "--proxy";

  static final StoreProxies NONE = new StoreProxies(Map.of());

  static final String POSTGRES = "postgres";
  static final String KAFKA = "kafka";
  static final String VIEWS = "views";

  /** The setting that names a server of one's own, by store. */
  private static final Map<String, String> OWN_SERVERS =
      new TreeMap<>(
          Map.of(POSTGRES, "CODEV_POSTGRES_URL", KAFKA, "CODEV_KAFKA", VIEWS, "CODEV_MONGODB_URI"));

  /**
   * @param words a store and a port, as {@code postgres=21305}
   */
  StoreProxies with(String words) {
    var parts = words.split("=", 2);
    if (!OWN_SERVERS.containsKey(parts[0]) || parts.length < 2 || !isPort(parts[1])) {
      throw new CliException(
          "%s needs STORE=PORT with one of %s and a port of this machine; got \"%s\""
              .formatted(OPTION, String.join(", ", OWN_SERVERS.keySet()), words));
    }
    var changed = new TreeMap<>(ports);
    changed.put(parts[0], Integer.valueOf(parts[1]));
    return new StoreProxies(changed);
  }

  private static boolean isPort(String word) {
    return word.matches("[1-9]\\d{3,4}") && Integer.parseInt(word) <= 65_535;
  }

  /**
   * Where the services reach a store.
   *
   * @param ownPort the store's port
   */
  int port(String store, int ownPort) {
    return ports.getOrDefault(store, ownPort);
  }

  /** Throws {@link CliException} where a proxy is named for a server of one's own. */
  void requireNoOwnServer(Map<String, String> environment) {
    OWN_SERVERS.forEach(
        (store, setting) -> {
          if (ports.containsKey(store) && environment.containsKey(setting))
            throw new CliException(
                "%s %s is only for the store that is started here, and %s names another"
                    .formatted(OPTION, store, setting));
        });
  }

  /** As the command line has them. */
  List<String> words() {
    var words = new ArrayList<String>();
    ports.forEach((store, port) -> words.addAll(List.of(OPTION, store + "=" + port)));
    return words;
  }
}
