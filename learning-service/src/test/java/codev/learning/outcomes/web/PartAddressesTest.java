package codev.learning.outcomes.web;

import static org.assertj.core.api.Assertions.assertThat;

import codev.learning.domain.outcomes.Aim;
import codev.learning.outcomes.anonymity.ObservationFilter;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Les adresses d’une partie d’un programme")
class PartAddressesTest {
  private static final UUID PROGRAMME = UUID.fromString("0199c1de-0000-7000-8000-000000000001");
  private static final UUID GROUP = UUID.fromString("0199c1de-0000-7000-8000-000000000002");
  private static final ObservationFilter PART =
      new ObservationFilter(
          "R&D + été",
          "Lyon",
          Aim.CHANGE_SUPPORT,
          LocalDate.parse("2026-10-01"),
          LocalDate.parse("2026-11-30"),
          GROUP);
  private static final String FILTER =
      "unit=R%26D%20%2B%20%C3%A9t%C3%A9&site=Lyon&aim=CHANGE_SUPPORT"
          + "&from=2026-10-01&to=2026-11-30&group="
          + GROUP;

  @Test
  @DisplayName("gardent toutes le filtre entier")
  void keep_the_whole_filter() {
    var part = new PartAddresses(PROGRAMME, PART);
    var addresses =
        List.of(
            part.page(),
            part.comparison(),
            part.sessions(),
            part.actions(),
            part.definitions(),
            part.targets(),
            part.report());
    assertThat(addresses).allSatisfy(address -> assertThat(address).endsWith("?" + FILTER));
    assertThat(part.slides()).endsWith("/outcomes.pdf?format=slides&" + FILTER);
    assertThat(part.table()).endsWith("/outcomes.csv?layout=SPREADSHEET&" + FILTER);
    assertThat(part.formFields()).containsOnlyKeys("unit", "site", "aim", "group");
  }

  @Test
  @DisplayName("sont celles du programme entier sans filtre, ou d’une partie plus large")
  void are_those_of_another_part() {
    var whole = new PartAddresses(PROGRAMME, ObservationFilter.ALL);
    assertThat(whole.page()).isEqualTo("/outcomes/" + PROGRAMME);
    assertThat(whole.table()).endsWith("/outcomes.csv?layout=SPREADSHEET");
    assertThat(whole.formFields()).isEmpty();
    assertThat(whole.pageOf(ObservationFilter.ALL.withSite("Lyon")))
        .isEqualTo("/outcomes/" + PROGRAMME + "?site=Lyon");
  }
}
