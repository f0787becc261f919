package codev.infra.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The fonts of documents")
class FontFileTest {
  @Test
  @DisplayName("are inflated once, and each document reads them from the beginning")
  void are_inflated_once() throws IOException {
    for (var file : FontFile.values())
      try (var first = file.open();
          var second = file.open()) {
        assertThat(first).isInstanceOf(ByteArrayInputStream.class);
        assertThat(first.readAllBytes()).isNotEmpty().isEqualTo(second.readAllBytes());
      }
  }
}
