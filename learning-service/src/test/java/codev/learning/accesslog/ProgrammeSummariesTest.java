package codev.learning.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import codev.learning.accesslog.AccessLogProgrammeQueries.ProgrammeSummaries;
import java.util.HashMap;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Le seuil de confidentialité, au registre des consultations")
class ProgrammeSummariesTest {
  @Test
  @DisplayName("est celui qui s’applique : jamais moins de trois, quoi qu’un programme demande")
  void is_the_one_that_is_applied() {
    assertThat(threshold()).isEqualTo(3);
    assertThat(threshold(8, 6)).isEqualTo(6);
    assertThat(threshold(8, 2)).isEqualTo(3);
  }

  private static int threshold(int... asked) {
    var programmes = new HashMap<UUID, AccessLogProgramme>();
    for (int people : asked)
      programmes.put(UUID.randomUUID(), new AccessLogProgramme("id", "P", people));
    return new ProgrammeSummaries(programmes).threshold();
  }
}
