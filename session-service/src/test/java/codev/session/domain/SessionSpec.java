package codev.session.domain;

import codev.session.domain.value.RuleViolation;
import codev.session.domain.value.RuleViolationException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;

/** Given events, when a command is sent, then new events or a named refusal. */
public abstract class SessionSpec {

  public static TestExecutor<Session> given(SessionEvent... events) {
    return given(Arrays.asList(events));
  }

  public static TestExecutor<Session> given(List<SessionEvent> events) {
    return new AggregateTestFixture<>(Session.class).given(events);
  }

  public static TestExecutor<Session> given(List<SessionEvent> before, SessionEvent... events) {
    return new AggregateTestFixture<>(Session.class).given(before).andGiven((Object[]) events);
  }

  /** The state that all this leaves behind, as the aggregate and the read model fold it. */
  static SessionState stateAfter(List<SessionEvent> before, SessionEvent... events) {
    @Nullable SessionState state = null;
    for (var event : before) state = SessionEvolution.after(state, event);
    for (var event : events) state = SessionEvolution.after(state, event);
    return Objects.requireNonNull(state);
  }

  public static void refused(ResultValidator<Session> result, RuleViolation reason) {
    result
        .expectNoEvents()
        .expectException(RuleViolationException.class)
        .expectExceptionMessage(reason.name());
  }

  public static void nothingNew(ResultValidator<Session> result) {
    result.expectSuccessfulHandlerExecution().expectNoEvents();
  }
}
