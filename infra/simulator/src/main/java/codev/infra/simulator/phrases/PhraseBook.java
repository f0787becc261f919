package codev.infra.simulator.phrases;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** All phrases of the simulation, read from the files beside this class. */
public final class PhraseBook {
  private final Map<String, List<String>> phrases = new LinkedHashMap<>();
  private final List<ClientSituation> situations = new ArrayList<>();
  private final Map<String, List<String>> names = new LinkedHashMap<>();

  public PhraseBook() {
    lines("phrases.txt").forEach(line -> keep(line, phrases));
    for (var block : text("situations.txt").split("\n\\s*\n", -1)) {
      var parts = new LinkedHashMap<String, List<String>>();
      meaningful(block).forEach(line -> keep(line, parts));
      if (!parts.isEmpty()) situations.add(new ClientSituation(parts));
    }
    lines("names.txt").forEach(line -> keep(line, names));
  }

  /** The general phrases of a kind. */
  public List<String> phrases(String kind) {
    return Objects.requireNonNull(phrases.get(kind), kind);
  }

  public List<ClientSituation> situations() {
    return List.copyOf(situations);
  }

  /** Names of a sort, each on its own line, or all on one. */
  public List<String> names(String sort) {
    var found = Objects.requireNonNull(names.get(sort), sort);
    return found.size() > 1 ? found : Arrays.asList(found.getFirst().split(" ", -1));
  }

  private static void keep(String line, Map<String, List<String>> into) {
    int colon = line.indexOf(": ");
    into.computeIfAbsent(line.substring(0, colon), _ -> new ArrayList<>())
        .add(line.substring(colon + 2).strip());
  }

  private static List<String> lines(String file) {
    return meaningful(text(file));
  }

  private static List<String> meaningful(String text) {
    return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
  }

  private static String text(String file) {
    try (var words = PhraseBook.class.getResourceAsStream("/words/" + file)) {
      return new String(Objects.requireNonNull(words, file).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
