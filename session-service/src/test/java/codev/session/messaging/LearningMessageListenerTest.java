package codev.session.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Ce que l'on retient des messages du suivi")
class LearningMessageListenerTest {
  @Test
  @DisplayName("l'avancement qui met fin à une action est le même pour tous les services")
  void ended_actions() throws IOException {
    try (var file = getClass().getResourceAsStream("/method.json")) {
      var ended = JsonMapper.shared().readTree(Objects.requireNonNull(file)).get("endedActions");
      assertThat(LearningMessageListener.END_STATUSES)
          .isEqualTo(JsonMapper.shared().convertValue(ended, new TypeReference<Set<String>>() {}));
    }
  }
}
