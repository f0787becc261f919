package codev.learning.outcomes.anonymity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Qui attend avec qui")
class MemberStrataTest {
  private static final int K = 5;
  private static final Workplace FINANCE_LYON = new Workplace("Finance", "Lyon");
  private static final Workplace RH_LYON = new Workplace("RH", "Lyon");

  private final Map<String, Workplace> members = new HashMap<>();

  @Test
  @DisplayName("une unité d'un site attend ensemble dès deux fois le seuil")
  void a_unit_of_a_site_waits_together_from_twice_the_threshold() {
    members("f", 10, FINANCE_LYON);
    members("r", 10, RH_LYON);
    assertThat(cohortOf("f1")).isEqualTo(FINANCE_LYON);
  }

  @Test
  @DisplayName("sinon toute l'unité attend ensemble")
  void else_the_whole_unit_waits_together() {
    members("f", 6, FINANCE_LYON);
    members("g", 6, new Workplace("Finance", "Brest"));
    members("r", 6, new Workplace("RH", "Metz"));
    assertThat(cohortOf("f1", "g1")).isEqualTo(new Workplace("Finance", null));
  }

  @Test
  @DisplayName("sinon tout le site")
  void else_the_whole_site() {
    members("f", 6, FINANCE_LYON);
    members("r", 6, RH_LYON);
    members("b", 6, new Workplace("Production", "Brest"));
    assertThat(cohortOf("f1", "r1")).isEqualTo(new Workplace(null, "Lyon"));
  }

  @Test
  @DisplayName("sinon tous les autres")
  void else_all_others() {
    members("f", 4, FINANCE_LYON);
    members("b", 4, new Workplace("Production", "Brest"));
    assertThat(cohortOf("f1", "b1")).isEqualTo(MemberStrata.OTHERS);
  }

  @Test
  @DisplayName("qui ne serait pas assez nombreux est rejoint par la plus petite cohorte")
  void too_few_others_are_joined_by_the_smallest_cohort() {
    members("f", 12, FINANCE_LYON);
    members("r", 10, RH_LYON);
    members("b", 2, new Workplace("Production", "Brest"));
    assertThat(cohortOf("b1", "r1")).isEqualTo(MemberStrata.OTHERS);
    assertThat(cohortOf("f1")).isEqualTo(FINANCE_LYON);
  }

  @Test
  @DisplayName("une séance d'unités mêlées attend avec les autres")
  void a_session_of_mixed_units_waits_with_the_others() {
    members("f", 10, FINANCE_LYON);
    members("r", 10, RH_LYON);
    assertThat(cohortOf("f1", "r1")).isEqualTo(MemberStrata.OTHERS);
  }

  private void members(String name, int count, Workplace place) {
    for (int i = 1; i <= count; i++) members.put(name + i, place);
  }

  private Workplace cohortOf(String... people) {
    return MemberStrata.among(members, K).common(List.of(people));
  }
}
