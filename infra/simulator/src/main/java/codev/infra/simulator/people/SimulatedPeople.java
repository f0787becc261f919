package codev.infra.simulator.people;

import codev.infra.localplatform.accounts.Account;
import codev.infra.simulator.phrases.PhraseBook;
import codev.infra.simulator.phrases.SeededRandom;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All invented people of a demonstration. */
public final class SimulatedPeople {
  private static final int MEMBERS = 8;

  /** Large units and small ones, as they are. */
  private static final List<Double> UNIT_SHARES = List.of(0.28, 0.24, 0.2, 0.14, 0.08, 0.06);

  private static final List<Double> SITE_SHARES = List.of(0.45, 0.35, 0.2);

  private final List<String> first;
  private final List<String> last;
  private final PhraseBook phraseBook;
  private final SeededRandom random;
  private final String suffix;
  private final List<SimulatedPerson> heads;
  private final List<SimulatedPerson> facilitators;
  private final List<SimulatedGroup> groups;
  private int named;

  /**
   * @param groupCount how many groups
   */
  public SimulatedPeople(PhraseBook phraseBook, long seed, int groupCount) {
    this.phraseBook = phraseBook;
    random = SeededRandom.of(seed).about("cast");
    first = random.shuffled(phraseBook.names("first"));
    last = random.shuffled(phraseBook.names("last"));
    suffix = seed == 1 ? "" : "." + seed; // another seed, other people
    heads =
        phraseBook.names("unit").stream().map(unit -> person("participant", unit, false)).toList();
    facilitators =
        Stream.generate(() -> person("facilitator", "Développement", false))
            .limit((groupCount + 1) / 2)
            .toList();
    groups = IntStream.range(0, groupCount).mapToObj(this::group).toList();
  }

  public List<SimulatedGroup> groups() {
    return groups;
  }

  public List<SimulatedPerson> facilitators() {
    return facilitators;
  }

  /** The accounts of all who sign in; the heads of units do not. */
  public List<Account> accounts() {
    return Stream.concat(
            facilitators.stream(), groups.stream().flatMap(group -> group.members().stream()))
        .map(SimulatedPerson::account)
        .toList();
  }

  public List<SimulatedPerson> everybody() {
    var all = new ArrayList<>(heads);
    all.addAll(facilitators);
    groups.forEach(group -> all.addAll(group.members()));
    return all;
  }

  private SimulatedGroup group(int number) {
    var members =
        Stream.generate(this::member).limit(number % 4 == 3 ? MEMBERS - 1 : MEMBERS).toList();
    var names = phraseBook.names("group");
    var name = "Groupe " + names.get(number % names.size());
    return new SimulatedGroup(
        number,
        number < names.size() ? name : name + " " + (number / names.size() + 1),
        facilitators.get(number / 2),
        members,
        // the third is in difficulty, and its facilitator learns
        number % 5 == 2 ? 0.3 : Math.clamp(random.around(0.75, 0.1), 0.5, 0.95),
        number / 2 % 2 == 1 ? 0.35 : 0.8,
        number / 2 % 2 == 1 ? 0.5 : 0.1);
  }

  private SimulatedPerson member() {
    return person("participant", random.weighted(phraseBook.names("unit"), UNIT_SHARES), true);
  }

  private SimulatedPerson person(String role, String unit, boolean hasManager) {
    int turn = named++;
    var firstName = first.get(turn % first.size());
    var family = last.get((turn + turn / first.size() * 7) % last.size());
    return new SimulatedPerson(
        plain(firstName) + "." + plain(family) + suffix,
        firstName + " " + family,
        role,
        unit,
        random.weighted(phraseBook.names("site"), SITE_SHARES),
        random.oneOf(phraseBook.names("job")),
        hasManager ? head(unit) : null,
        Math.clamp(Math.exp(random.around(0, 0.5)), 0.3, 3),
        Math.clamp(random.around(0.8, 0.15), 0.2, 1),
        Math.clamp(random.around(5, 1.3), 1, 8.5));
  }

  private String head(String unit) {
    return heads.stream()
        .filter(head -> head.unit().equals(unit))
        .findFirst()
        .orElseThrow()
        .username();
  }

  /** As user names are: without accents. */
  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("[^A-Za-z]", "")
        .toLowerCase(Locale.ROOT);
  }
}
