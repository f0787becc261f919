package codev.infra.benchmarks;

import codev.infra.confidentiality.retention.RetentionScope;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A group of eight, one of forty in two programmes, and what its members write. */
record SampleGroup(int number) {
  private static final int MEMBERS = 8;
  private static final int SHORTEST = 80; // characters of a contribution
  private static final int LONGEST = 300;

  private static final List<UUID> PROGRAMMES = List.of(UUID.randomUUID(), UUID.randomUUID());

  private static final List<String> SENTENCES =
      List.of(
          "Qu’est-ce qui te fait dire que ton équipe n’adhère pas au projet ?",
          "Depuis quand la situation est-elle devenue difficile avec ton responsable ?",
          "J’entends surtout que tu attends une décision qui ne vient pas de la direction.",
          "Je commencerais par une réunion de trente minutes avec les deux chefs d’atelier.",
          "Dans mon service, nous avons écrit les rôles de chacun avant de changer l’outil.",
          "Ce qui me frappe, c’est que personne n’a demandé leur avis aux équipes de nuit.",
          "Et si tu leur confiais le choix du calendrier, en gardant pour toi la date de fin ?",
          "As-tu déjà essayé de dire non, et que s’est-il passé ensuite ?");

  static List<SampleGroup> all() {
    return IntStream.range(0, 40).mapToObj(SampleGroup::new).toList();
  }

  /** The names of all keys by which something of these groups is sealed. */
  static List<String> keyOwners() {
    return all().stream()
        .flatMap(
            group ->
                Stream.concat(
                    IntStream.range(0, MEMBERS).mapToObj(group::member),
                    Stream.of(group.scope().keyName())))
        .distinct()
        .toList();
  }

  /** The username of the member whose turn it is. */
  String member(long turn) {
    return "member-%d-%d".formatted(number, turn % MEMBERS);
  }

  RetentionScope scope() {
    return new RetentionScope(
        RetentionScope.Kind.WORDS, PROGRAMMES.get(number % PROGRAMMES.size()));
  }

  static String contribution(Random random) {
    var length = random.nextInt(SHORTEST, LONGEST + 1);
    var text = new StringBuilder();
    while (text.length() < length)
      text.append(SENTENCES.get(random.nextInt(SENTENCES.size()))).append(' ');
    return text.substring(0, length);
  }
}
