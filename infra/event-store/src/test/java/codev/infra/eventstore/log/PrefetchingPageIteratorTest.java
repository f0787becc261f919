package codev.infra.eventstore.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Pages that are read ahead")
class PrefetchingPageIteratorTest {
  @Test
  @Timeout(60)
  @DisplayName("pass an error on to their reader, which does not wait for ever")
  void pass_an_error_on() {
    var pages =
        new PrefetchingPageIterator<Long>(
            0,
            2,
            after -> {
              if (after > 0) throw new NoClassDefFoundError("codev/Missing");
              return List.of(1L, 2L);
            },
            entry -> entry);
    assertThat(pages.next()).containsExactly(1L, 2L);

    assertThatThrownBy(pages::next)
        .isInstanceOf(NoClassDefFoundError.class)
        .hasMessage("codev/Missing");
  }
}
