package codev.learning.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.confidentiality.Seals;
import codev.learning.domain.Instruments;
import codev.learning.domain.Role;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Les questions qu'un programme ajoute à l'évaluation")
class ItemsOfAProgrammeTest {

  @Test
  @DisplayName("n'entrent dans aucun chiffre, et n'empêchent pas de compter les autres")
  void are_in_no_figure() throws IOException {
    var sheet =
        new Evidence.Sheet(null, null, Role.CONSULTANT, "{\"COURAGE\":3,\"H1\":4,\"H9\":null}");
    assertThat(new OpenedSheets(instruments(), new Open(), JsonMapper.shared()).values(sheet))
        .containsOnlyKeys("H1")
        .containsEntry("H1", 4.0);
  }

  private static Instruments instruments() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
            ItemsOfAProgrammeTest.class.getResourceAsStream("/instruments.json"))) {
      return JsonMapper.shared().readValue(file, Instruments.class);
    }
  }

  /** What nobody has sealed. */
  private static final class Open implements Seals {
    @Override
    public String seal(String author, String context, String words) {
      return words;
    }

    @Override
    public Optional<String> open(String sealed) {
      return Optional.of(sealed);
    }

    @Override
    public Optional<String> show(String sealed) {
      return Optional.of(sealed);
    }

    @Override
    public void erase(String author) {
      throw new UnsupportedOperationException();
    }
  }
}
