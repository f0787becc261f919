package codev.infra.web;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventstore.processor.EventProcessorLifecycle;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

@DisplayName("The order of shutting down")
class ShutdownOrderTest {
  @Test
  @DisplayName("event processors end after the web server has answered its last requests")
  void processors_end_after_the_web_server() {
    // Phases end in descending order.
    assertThat(EventProcessorLifecycle.PHASE)
        .isLessThan(WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE)
        .isLessThan(WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE);
  }
}
