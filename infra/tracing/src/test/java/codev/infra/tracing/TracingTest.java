package codev.infra.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.testkit.tracing.RecordedSpans;
import codev.infra.testkit.tracing.RecordedSpans.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Traces")
class TracingTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String CONTEXT = "00-" + TRACE + "-b7ad6b7169203331-01";

  private final RecordedSpans spans = new RecordedSpans();
  private final Tracing tracing = new Tracing(spans.registry());

  @Test
  @DisplayName("a step hands its context to those that follow it")
  void is_followed() {
    String handedOn =
        tracing.lead(TracedStep.COMMAND, "GiveFloor", traceparent -> String.valueOf(traceparent));
    tracing.follow(TracedStep.MESSAGE, "session.opened.v1", handedOn, () -> {});

    var first = spans.ended("codev.command").getFirst();
    var second = spans.ended("codev.message").getFirst();
    assertThat(handedOn).isEqualTo(first.traceparent());
    assertThat(second.trace()).isEqualTo(first.trace());
    assertThat(second.parent()).isEqualTo(first.id());
    assertThat(second.keys())
        .isEqualTo(Map.of("codev.type", "session.opened.v1", "outcome", "done"));
  }

  @Test
  @DisplayName("what a step does belongs to it")
  void holds_what_it_does() {
    tracing.follow(
        TracedStep.MESSAGE,
        "session.opened.v1",
        CONTEXT,
        () -> tracing.lead(TracedStep.COMMAND, "NoteSession", _ -> true));

    var message = spans.ended("codev.message").getFirst();
    var command = spans.ended("codev.command").getFirst();
    assertThat(message.trace()).isEqualTo(TRACE);
    assertThat(command.trace()).isEqualTo(TRACE);
    assertThat(command.parent()).isEqualTo(message.id());
  }

  @Test
  @DisplayName("a step that follows several is in the trace of each, once")
  void follows_several() {
    var other = Objects.requireNonNull(tracing.mark(TracedStep.PAGE, "page"));

    tracing.followAll(
        TracedStep.PROCESSOR, "sessions", List.of(CONTEXT, other, CONTEXT, "x"), () -> {});

    assertThat(spans.ended("codev.processor"))
        .extracting(Span::trace)
        .containsExactlyInAnyOrder(TRACE, spans.ended("codev.page").getFirst().trace());
  }

  @Test
  @DisplayName("what a batch of one trace does belongs to it, of several to none of them")
  void holds_what_a_batch_does() {
    var other = Objects.requireNonNull(tracing.mark(TracedStep.PAGE, "page"));
    Tracing.Work<RuntimeException> command =
        () -> tracing.lead(TracedStep.COMMAND, "NoteSession", _ -> true);

    tracing.followAll(TracedStep.PROCESSOR, "sessions", List.of(CONTEXT), command);
    tracing.followAll(TracedStep.PROCESSOR, "sessions", List.of(CONTEXT, other), command);

    assertThat(spans.ended("codev.command").getFirst().trace()).isEqualTo(TRACE);
    assertThat(spans.ended("codev.command").getLast().parent()).isNull();
  }

  @Test
  @DisplayName("of a failure the kind is noted, not what it says")
  void notes_no_message() {
    assertThatThrownBy(
            () ->
                tracing.followAll(
                    TracedStep.STREAM,
                    "events",
                    List.of(CONTEXT),
                    () -> {
                      throw new IOException("confidential");
                    }))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(
            () ->
                tracing.lead(
                    TracedStep.COMMAND,
                    "GiveFloor",
                    _ -> {
                      throw new IllegalStateException("confidential");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(spans.ended())
        .extracting(span -> span.keys().get("outcome"))
        .containsExactly("IOException", "IllegalStateException");
    assertThat(spans.ended().toString()).doesNotContain("confidential");
  }

  @ParameterizedTest
  @DisplayName("what is no context is ignored")
  @ValueSource(
      strings = {
        "",
        "x",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-anne",
        "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
      })
  void ignores_what_is_no_context(String text) {
    var done = new ArrayList<String>();
    tracing.follow(TracedStep.MESSAGE, "session.opened.v1", text, () -> done.add("one"));
    tracing.followAll(TracedStep.PROCESSOR, "sessions", List.of(text), () -> done.add("other"));
    assertThat(done).containsExactly("one", "other");
    assertThat(spans.ended()).isEmpty();
  }

  @Test
  @DisplayName("while tracing is off there are none, and no context")
  void is_off() {
    assertThat(Tracing.OFF.isOn()).isFalse();
    assertThat(Tracing.OFF.mark(TracedStep.PAGE, "page")).isNull();
    boolean without =
        Tracing.OFF.lead(TracedStep.COMMAND, "GiveFloor", traceparent -> traceparent == null);
    assertThat(without).isTrue();
  }
}
