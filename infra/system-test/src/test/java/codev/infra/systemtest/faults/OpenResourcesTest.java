package codev.infra.systemtest.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a run of faults has opened")
class OpenResourcesTest {

  @Test
  @DisplayName("is closed, the last first, though some of it cannot be")
  void all_are_closed() {
    var closed = new ArrayList<String>();
    var open = new OpenResources();
    open.add(() -> closed.add("disk"));
    open.add(
        () -> {
          throw new IOException("proxy");
        });
    open.add(() -> closed.add("platform"));
    open.add(
        () -> {
          throw new AssertionError("injector");
        });

    assertThatThrownBy(open::close)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("injector")
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    assertThat(closed).isEqualTo(List.of("platform", "disk"));
  }
}
