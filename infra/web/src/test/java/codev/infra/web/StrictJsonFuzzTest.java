package codev.infra.web;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.fuzzing.FuzzTarget;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Any body in the place of a request")
final class StrictJsonFuzzTest implements FuzzTarget {
  private static final JsonMapper JSON = StrictJsonReader.from(new JsonMapper());

  private record Body(
      @Nullable UUID id,
      @Nullable String text,
      int number,
      @Nullable Instant at,
      @Nullable LocalDate on,
      @Nullable List<Body> parts) {}

  @Override
  public List<byte[]> examples() {
    return FuzzTarget.texts(
        "{\"number\":1}",
        "{\"id\":\"0b8f6f0e-5a57-4a0e-9d52-0f6f2f0c7a11\",\"text\":\"é\",\"number\":1,"
            + "\"at\":\"2027-01-11T12:00:00Z\",\"on\":\"2027-01-11\",\"parts\":[{\"number\":2}]}");
  }

  @Override
  public boolean accepts(byte[] input) {
    Body body;
    try {
      body = JSON.readValue(input, Body.class);
    } catch (JacksonException _) {
      return false;
    }
    if (body == null) return false;
    if (body.text() != null)
      assertThat(body.text().codePoints()).noneMatch(StrictJsonReader::cannotBeKept);
    if (body.on() != null) assertThat(body.on().plusDays(1)).isAfter(body.on());
    assertThat(JSON.readValue(JSON.writeValueAsBytes(body), Body.class)).isEqualTo(body);
    return true;
  }
}
