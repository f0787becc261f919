package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("La page des preuves d’un programme")
class EvidencePageTest extends ProgrammePagesTest {
  private static final String ALL =
      "provider=Horizons&declaration=84+69+12345+69&signatory=Claire%2C+directrice&town=Lyon&organisation=Manufacture&action=&nature=TRAINING";

  private final String at = "/programmes/" + programme + "/evidence";

  @BeforeEach
  void a_programme() {
    declared(LocalDate.parse("2027-01-04"), LocalDate.parse("2027-09-30"));
  }

  @Test
  @DisplayName(
      "l’auditeur y trouve les preuves sans pouvoir rien y changer, les autres n’y entrent pas")
  void who_sees_it() {
    assertThat(page("auditor", at))
        .contains("Indicateur 2", "Indicateur 11", "Indicateur 30", "/evidence.csv")
        .doesNotContain("<form class=\"fields\"");
    assertThat(submit("auditor", at, ALL).status()).isEqualTo(403);
    for (var other : new String[] {"sponsor", "facilitator", person(0)})
      assertThat(as(other).get(at).status()).as(other).isIn(403, 404);
  }
}
