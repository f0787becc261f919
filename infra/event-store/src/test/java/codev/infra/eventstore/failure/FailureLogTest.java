package codev.infra.eventstore.failure;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

@DisplayName("A failure that lasts")
class FailureLogTest {
  private final Logger logger = (Logger) LoggerFactory.getLogger(FailureLogTest.class);
  private final ListAppender<ILoggingEvent> written = new ListAppender<>();
  private final FailureLog failures = new FailureLog(logger, "It fails", "It works again");

  @BeforeEach
  void everything_is_recorded() {
    logger.setLevel(Level.DEBUG);
    written.start();
    logger.addAppender(written);
  }

  @AfterEach
  void close() {
    logger.detachAppender(written);
    logger.setLevel(null);
  }

  @Test
  @DisplayName("is logged once, with its stack trace, and then at DEBUG")
  void is_logged_once() {
    for (int i = 0; i < 3; i++) failures.noteFailure(new IllegalStateException("away"));

    assertThat(levels()).containsExactly(Level.WARN, Level.DEBUG, Level.DEBUG);
    assertThat(written.list).allMatch(line -> line.getFormattedMessage().equals("It fails"));
    assertThat(written.list.getFirst().getThrowableProxy().getMessage()).isEqualTo("away");
    assertThat(written.list.getFirst().getThrowableProxy().getStackTraceElementProxyArray())
        .isNotEmpty();
  }

  @Test
  @DisplayName("is logged as an error if it is one, and each kind of failure once")
  void each_kind_is_logged() {
    failures.noteFailure(new IllegalStateException("away"));
    failures.noteFailure(new NoClassDefFoundError("codev/Missing"));
    failures.noteFailure(new IllegalStateException("away"));
    failures.noteFailure(new NoClassDefFoundError("codev/Missing"));

    assertThat(levels()).containsExactly(Level.WARN, Level.ERROR, Level.DEBUG, Level.DEBUG);
  }

  @Test
  @DisplayName("has one line when it has ended, and is logged again if it returns")
  void its_end_is_logged() {
    failures.noteSuccess();
    assertThat(written.list).isEmpty();

    failures.noteFailure(new IllegalStateException("away"));
    failures.noteSuccess();
    failures.noteSuccess();
    failures.noteFailure(new IllegalStateException("away"));

    assertThat(levels()).containsExactly(Level.WARN, Level.INFO, Level.WARN);
    assertThat(written.list.get(1).getFormattedMessage()).isEqualTo("It works again");
  }

  private List<Level> levels() {
    return written.list.stream().map(ILoggingEvent::getLevel).toList();
  }
}
