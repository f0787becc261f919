package codev.infra.testkit.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The schema of a message")
class PayloadSchemaTest {
  record GroupId(@JsonValue UUID value) {}

  enum Language {
    FR,
    EN;

    @JsonValue
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  record Texts(String text, Instant at, GroupId group) {}

  record Collections(List<GroupId> groups, Map<GroupId, Integer> counts) {}

  record Choices(
      @Nullable Language language,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String unit,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> kinds,
      boolean sure) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Sparse(int number, @Nullable String note) {}

  record Unknown(Duration duration) {}

  @Test
  @DisplayName("has the format of what is written as text, and the name of what is one value")
  void of_texts() {
    assertThat(PayloadSchema.of(Texts.class).toString())
        .isEqualTo(
            """
            {"type":"object","properties":{"text":{"type":"string"},\
            "at":{"type":"string","format":"date-time"},\
            "group":{"type":"string","format":"uuid","title":"GroupId"}},\
            "required":["text","at","group"]}\
            """);
  }

  @Test
  @DisplayName("has what lists and maps contain")
  void of_collections() {
    var properties = PayloadSchema.of(Collections.class).path("properties");
    assertThat(properties.path("groups").toString())
        .isEqualTo(
            """
            {"type":"array","items":{"type":"string","format":"uuid","title":"GroupId"}}\
            """);
    assertThat(properties.path("counts").toString())
        .isEqualTo(
            """
            {"type":"object","additionalProperties":{"type":"integer"}}\
            """);
  }

  @Test
  @DisplayName("has what may be null, and what may be left out")
  void of_choices() {
    var schema = PayloadSchema.of(Choices.class);
    assertThat(schema.path("properties").path("language").toString())
        .isEqualTo(
            """
            {"type":["string","null"],"enum":["fr","en",null]}\
            """);
    assertThat(schema.path("properties").path("unit").toString())
        .isEqualTo(
            """
            {"type":"string"}\
            """);
    assertThat(schema.path("required").toString())
        .isEqualTo(
            """
            ["language","sure"]\
            """);
    assertThat(PayloadSchema.of(Sparse.class).path("required").toString())
        .isEqualTo(
            """
            ["number"]\
            """);
  }

  @Test
  @DisplayName("is not guessed")
  void of_the_unknown() {
    assertThatThrownBy(() -> PayloadSchema.of(Unknown.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Duration");
  }
}
