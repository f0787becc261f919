package codev.infra.eventrelay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

@DisplayName("The page of messages")
class MessagesDocumentTest {
  private static final Path PAGE = Path.of("../docs/messages.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z.-]+\\.v\\d+)`");

  @Test
  @DisplayName("describes each message that has a sample, and no other")
  void describes_every_message() throws IOException {
    var samples =
        new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.json");

    var described = ROW.matcher(Files.readString(PAGE)).results().map(row -> row.group(1));

    assertThat(described)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(samples)
                .map(sample -> Objects.requireNonNull(sample.getFilename()))
                .map(name -> name.replace(".json", ""))
                .toList());
  }
}
