package codev.session.domain;

import codev.session.domain.value.RuleViolation;
import codev.session.domain.value.RuleViolationException;
import java.util.Arrays;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;

/** Given what happened, when somebody asks, then these facts or this named refusal. */
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
