package codev.group.domain;

import codev.group.domain.event.GroupServiceEvent;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;

/** Given events, when a command is sent, then new events or a named refusal. */
final class Spec {
  private Spec() {}

  static <T> TestExecutor<T> given(Class<T> whom, GroupServiceEvent... events) {
    var fixture = new AggregateTestFixture<>(whom);
    return events.length == 0 ? fixture.givenNoPriorActivity() : fixture.given((Object[]) events);
  }

  static void refused(ResultValidator<?> result, RuleViolation reason) {
    result
        .expectNoEvents()
        .expectException(RuleViolationException.class)
        .expectExceptionMessage(reason.name());
  }

  static void nothingNew(ResultValidator<?> result) {
    result.expectSuccessfulHandlerExecution().expectNoEvents();
  }
}
