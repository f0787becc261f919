package codev.group.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import codev.group.domain.person.PersonId;
import codev.group.domain.person.Profile;
import codev.group.domain.person.Username;
import codev.infra.ui.NameOrder;
import codev.infra.web.problem.MalformedRequestException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Un champ où l’on nomme une personne")
class PersonFieldTest {
  private static final Username NICOLAS = new Username("ntessier");
  private final List<DirectoryEntry> people =
      List.of(
          entry("elodie", "Élodie Blanc", "elodie@exemple.fr"),
          entry("jm1", "Jean Martin", "jean.martin@exemple.fr"),
          entry("jm2", "Jean Martin", null),
          entry("ntessier", "Nicolas Tessier", "n.tessier@exemple.fr"));
  private final PersonField field = new PersonField(people);

  @Test
  @DisplayName("comprend un identifiant, une adresse, un nom dans les deux sens et sans accents")
  void understands_names_and_user_names() {
    for (var typed :
        List.of("ntessier", "N.Tessier@exemple.fr", "Nicolas Tessier", " tessier  NICOLAS "))
      assertThat(field.one("username", typed)).as(typed).isEqualTo(NICOLAS);
    assertThat(field.one("username", "elodie blanc")).isEqualTo(new Username("elodie"));
  }

  @Test
  @DisplayName("refuse un nom inconnu et un nom que plusieurs portent, en nommant le champ")
  void refuses_what_is_not_one_person() {
    assertThatThrownBy(() -> field.one("username", "Personne"))
        .isInstanceOfSatisfying(
            MalformedRequestException.class,
            refusal -> {
              assertThat(refusal.field()).isEqualTo("username");
              assertThat(refusal.sentence()).isEqualTo("group.people.no-such-person");
            });
    assertThatThrownBy(() -> field.one("username", "Jean Martin"))
        .isInstanceOfSatisfying(
            MalformedRequestException.class,
            refusal -> assertThat(refusal.sentence()).isEqualTo("group.people.several-people"));
    assertThat(field.matching("Tessier")).isEmpty();
  }

  @Test
  @DisplayName("distingue les homonymes, et comprend ce qu’il propose")
  void tells_namesakes_apart() {
    assertThat(field.options("martin jean", people, 20))
        .extracting(PersonOption::label)
        .containsExactly("Jean Martin (jean.martin@exemple.fr)", "Jean Martin (jm2)");
    for (var option : field.options("", people, 20))
      assertThat(field.matching(option.label())).hasSize(1);
  }

  @Test
  @DisplayName("propose aussi qui est trouvé sans accents ou dans un autre ordre, avec ces mots")
  void offers_who_is_found_by_other_letters() {
    assertThat(field.options("elodie", people, 20))
        .extracting(PersonOption::label, PersonOption::searched)
        .containsExactly(tuple("Élodie Blanc", "Élodie Blanc (elodie)"));
    assertThat(field.options("tessier nicolas", people, 20))
        .extracting(PersonOption::label, PersonOption::searched)
        .containsExactly(tuple("Nicolas Tessier", "Nicolas Tessier (tessier nicolas)"));
    assertThat(field.options("Nicolas T", people, 20))
        .extracting(PersonOption::label, PersonOption::searched)
        .containsExactly(tuple("Nicolas Tessier", null));
  }

  @Test
  @DisplayName(
      "ne montre pas l’adresse d’un homonyme hors du périmètre, et comprend ce qu’il montre")
  void shows_no_address_outside_the_scope() {
    var scoped = new PersonField(people, people.subList(2, 4));
    var shown = scoped.label(new Username("jm1"));
    assertThat(shown).isEqualTo("Jean Martin (jm1)");
    assertThat(field.one("facilitator", shown)).isEqualTo(new Username("jm1"));
    assertThat(scoped.label(NICOLAS)).isEqualTo("Nicolas Tessier");
  }

  @Test
  @DisplayName("ne propose que certaines personnes, et comprend les autres")
  void offers_some_and_understands_all() {
    var some = people.subList(0, 2);
    assertThat(field.options("", some, 20))
        .extracting(PersonOption::label)
        .containsExactly("Élodie Blanc", "Jean Martin (jean.martin@exemple.fr)");
    assertThat(field.one("username", "Nicolas Tessier")).isEqualTo(NICOLAS);
  }

  @Test
  @DisplayName("un compte qui n’est pas dans l’annuaire reste un compte, un nom n’en est pas un")
  void an_account_needs_no_entry() {
    assertThat(field.oneOrAccount("username", "auditeur")).isEqualTo(new Username("auditeur"));
    assertThatThrownBy(() -> field.oneOrAccount("username", "Ghislain Fantôme"))
        .isInstanceOf(MalformedRequestException.class);
  }

  @Test
  @DisplayName("ne lit l’annuaire entier que pour qui n’est pas nommé par son identifiant")
  void reads_everybody_only_for_other_names() {
    var reads = new AtomicInteger();
    var lazy =
        new PersonField(
            () -> {
              reads.incrementAndGet();
              return people;
            },
            NICOLAS::equals);
    assertThat(lazy.one("username", " ntessier ")).isEqualTo(NICOLAS);
    assertThat(reads).hasValue(0);

    assertThat(lazy.one("username", "elodie blanc")).isEqualTo(new Username("elodie"));
    assertThat(lazy.label(NICOLAS)).isEqualTo("Nicolas Tessier");
    assertThat(lazy.one("username", "jm2")).isEqualTo(new Username("jm2"));
    assertThat(reads).hasValue(1);
  }

  @Test
  @DisplayName("lit l’annuaire une fois, plutôt que personne par personne, pour une longue liste")
  void reads_everybody_for_a_long_list() {
    var lookups = new AtomicInteger();
    var lazy = new PersonField(() -> people, _ -> lookups.incrementAndGet() > 0);
    for (int i = 0; i < 100; i++) assertThat(lazy.matching("ntessier")).containsExactly(NICOLAS);
    assertThat(lookups).hasValueLessThan(50);
  }

  @Test
  @DisplayName("les accents se rangent à leur place")
  void accents_are_sorted_rightly() {
    assertThat(Stream.of("Zoé", "Élodie", "emma", "Éric", "Anaïs").sorted(NameOrder.alphabetical()))
        .containsExactly("Anaïs", "Élodie", "emma", "Éric", "Zoé");
  }

  private static DirectoryEntry entry(String username, String name, @Nullable String email) {
    var profile = new Profile(name, email, null, null, null, null);
    var id = new PersonId(new UUID(0, username.hashCode()));
    return DirectoryEntry.of(null, new Username(username), id, profile, Instant.EPOCH);
  }
}
