package codev.infra.localplatform.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The disk of the stores")
class DiskProbeTest {
  private static final Path FOLDER = Path.of("stores");

  @Test
  @DisplayName("is wrong once less than a tenth of it is free")
  void is_almost_full() {
    assertThat(DiskProbe.of(FOLDER, 10, 100)).isEmpty();
    assertThat(DiskProbe.of(FOLDER, 9, 100))
        .map(Finding::problem)
        .contains("only 9% of the disk of stores is free");
    assertThat(DiskProbe.of(FOLDER, 0, 0)).isEmpty();
  }

  @Test
  @DisplayName("is nothing where there is no folder yet")
  void is_nothing() {
    assertThat(DiskProbe.of(Path.of("no", "such", "folder"))).isEmpty();
  }
}
