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
  private static final List<Double> SHARES = List.of(0.28, 0.24, 0.2, 0.14, 0.08, 0.06);

  private static final List<Double> SITES = List.of(0.45, 0.35, 0.2);

  private final List<String> first;
  private final List<String> last;
  private final PhraseBook stock;
  private final SeededRandom random;
  private final String suffix;
  private final List<SimulatedPerson> heads;
  private final List<SimulatedPerson> facilitators;
  private final List<SimulatedGroup> troupes;
  private int named;

  /**
   * @param groups how many
   */
  public SimulatedPeople(PhraseBook stock, long seed, int groups) {
    this.stock = stock;
    random = SeededRandom.of(seed).about("cast");
    first = random.shuffled(stock.names("first"));
    last = random.shuffled(stock.names("last"));
    suffix = seed == 1 ? "" : "." + seed; // another seed, other people
    heads = stock.names("unit").stream().map(unit -> player("participant", unit, false)).toList();
    facilitators =
        Stream.generate(() -> player("facilitator", "Développement", false))
            .limit((groups + 1) / 2)
            .toList();
    troupes = IntStream.range(0, groups).mapToObj(this::troupe).toList();
  }

  public List<SimulatedGroup> troupes() {
    return troupes;
  }

  /** The accounts of all who sign in; the heads of units do not. */
  public List<Account> accounts() {
    return Stream.concat(facilitators.stream(), troupes.stream().flatMap(t -> t.members().stream()))
        .map(SimulatedPerson::account)
        .toList();
  }

  public List<SimulatedPerson> everybody() {
    var all = new ArrayList<>(heads);
    all.addAll(facilitators);
    troupes.forEach(troupe -> all.addAll(troupe.members()));
    return all;
  }

  private SimulatedGroup troupe(int number) {
    var members =
        Stream.generate(this::member).limit(number % 4 == 3 ? MEMBERS - 1 : MEMBERS).toList();
    var names = stock.names("group");
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
    return player("participant", random.weighted(stock.names("unit"), SHARES), true);
  }

  private SimulatedPerson player(String role, String unit, boolean led) {
    int turn = named++;
    var given = first.get(turn % first.size());
    var family = last.get((turn + turn / first.size() * 7) % last.size());
    return new SimulatedPerson(
        plain(given) + "." + plain(family) + suffix,
        given + " " + family,
        role,
        unit,
        random.weighted(stock.names("site"), SITES),
        random.oneOf(stock.names("job")),
        led ? head(unit) : null,
        Math.clamp(Math.exp(random.around(0, 0.5)), 0.3, 3),
        Math.clamp(random.around(0.8, 0.15), 0.2, 1),
        Math.clamp(random.around(5, 1.3), 1, 8.5));
  }

  private String head(String unit) {
    return heads.stream().filter(h -> h.unit().equals(unit)).findFirst().orElseThrow().username();
  }

  /** As user names are: without accents. */
  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("[^A-Za-z]", "")
        .toLowerCase(Locale.ROOT);
  }
}
