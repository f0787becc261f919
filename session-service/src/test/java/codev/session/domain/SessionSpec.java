package codev.session.domain;

import java.util.Arrays;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;

/** Given what happened, when somebody asks, then these facts or this named refusal. */
abstract class SessionSpec {

  static TestExecutor<Session> given(SessionEvent... events) {
    return given(Arrays.asList(events));
  }

  static TestExecutor<Session> given(List<SessionEvent> events) {
    return new AggregateTestFixture<>(Session.class).given(events);
  }

  static TestExecutor<Session> given(List<SessionEvent> before, SessionEvent... events) {
    return new AggregateTestFixture<>(Session.class).given(before).andGiven((Object[]) events);
  }

  static void refused(ResultValidator<Session> result, Reason reason) {
    result.expectNoEvents().expectException(Refused.class).expectExceptionMessage(reason.name());
  }

  static void nothingNew(ResultValidator<Session> result) {
    result.expectSuccessfulHandlerExecution().expectNoEvents();
  }
}
