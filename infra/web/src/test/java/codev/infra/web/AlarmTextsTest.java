package codev.infra.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventstore.alarm.AlarmKind;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("An alarm on the audit page")
class AlarmTextsTest {
  @ParameterizedTest
  @EnumSource
  @DisplayName("is worded in both languages, whatever its kind")
  void is_worded_in_both_languages(AlarmKind kind) throws IOException {
    for (var language : List.of("fr", "en"))
      assertThat(texts(language).getProperty("audit.alarm." + kind.label())).isNotBlank();
  }

  private static Properties texts(String language) throws IOException {
    var file = "/messages/pages_%s.properties".formatted(language);
    try (var reader =
        new InputStreamReader(
            requireNonNull(AlarmTextsTest.class.getResourceAsStream(file)), UTF_8)) {
      var texts = new Properties();
      texts.load(reader);
      return texts;
    }
  }
}
