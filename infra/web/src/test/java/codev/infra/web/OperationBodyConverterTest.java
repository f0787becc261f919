package codev.infra.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.mock.http.MockHttpInputMessage;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The body of a management operation")
class OperationBodyConverterTest {
  private static final ResolvableType TEXTS =
      ResolvableType.forClassWithGenerics(Map.class, String.class, String.class);

  private final OperationBodyConverter converter = new OperationBodyConverter(new JsonMapper());

  @Test
  @DisplayName("has numbers, booleans and texts, as an operator writes them")
  void has_scalars() throws Exception {
    var body =
        new MockHttpInputMessage(
            "{\"from\": 357, \"afterRestore\": true, \"partition\": \"5\"}"
                .getBytes(StandardCharsets.UTF_8));
    assertThat(converter.canRead(TEXTS, MediaType.APPLICATION_JSON)).isTrue();
    assertThat(converter.read(TEXTS, body, null))
        .isEqualTo(Map.of("from", "357", "afterRestore", "true", "partition", "5"));
  }

  @Test
  @DisplayName("is the only type that the converter reads, and it writes none")
  void is_nothing_else() {
    for (var other : new Class<?>[] {Map.class, String.class, Record.class})
      assertThat(converter.canRead(ResolvableType.forClass(other), MediaType.APPLICATION_JSON))
          .isFalse();
    assertThat(converter.canWrite(TEXTS, Map.class, MediaType.APPLICATION_JSON)).isFalse();
  }
}
