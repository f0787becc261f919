package codev.infra.eventstore.axon;

import static codev.infra.eventstore.EventLogs.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.eventstore.desk.Desk;
import codev.infra.eventstore.desk.DeskCommand.OpenDesk;
import codev.infra.eventstore.desk.DeskCommand.PostLetter;
import codev.infra.eventstore.desk.DeskCommand.PostPair;
import codev.infra.eventstore.desk.DeskService;
import codev.infra.testkit.TestPostgres;
import codev.infra.testkit.tracing.RecordedSpans;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

@DisplayName("The trace of a command")
class TracedCommandTest {
  private static final String DESK = "desk";
  private static final String TRACES = "select string_agg(traceparent, ' ') from commit_trace";

  private final TestPostgres.Database database = TestPostgres.database();
  private final RecordedSpans spans = new RecordedSpans();

  @Test
  @DisplayName("is kept beside its commit, and its span says what it is and nothing of its content")
  void is_kept() {
    try (var service = service("codev.otlp.endpoint=http://localhost:4318/v1/traces")) {
      service.getBean(CommandSender.class).send(new OpenDesk(DESK, NOON));
    }

    var span = spans.ended("codev.command").getFirst();
    assertThat(span.keys()).isEqualTo(Map.of("codev.type", "OpenDesk", "outcome", "done"));
    assertThat(database.ask(TRACES)).isEqualTo(span.traceparent());
    assertThat(database.ask("select convert_from(metadata, 'UTF8') from events"))
        .doesNotContain(span.trace());
  }

  @Test
  @DisplayName("of a refused command shows by which kind of refusal, and keeps nothing")
  void of_a_refusal() {
    try (var service = service("codev.otlp.endpoint=http://localhost:4318/v1/traces")) {
      var commands = service.getBean(CommandSender.class);
      commands.send(new OpenDesk(DESK, NOON));
      assertThatThrownBy(() -> commands.send(new PostPair(DESK, 1, true)))
          .isInstanceOf(Desk.Refused.class);
    }

    assertThat(spans.ended("codev.command").getLast().keys()).containsEntry("outcome", "Refused");
    assertThat(database.ask("select count(*) from commit_trace")).isEqualTo("1");
  }

  @Test
  @DisplayName("does not exist unless there is an address to send traces to")
  void is_off() {
    try (var service = service("codev.otlp.endpoint=")) {
      service.getBean(CommandSender.class).send(new OpenDesk(DESK, NOON));
      service.getBean(CommandSender.class).send(new PostLetter(DESK, 1));
    }

    assertThat(spans.ended()).isEmpty();
    assertThat(database.ask("select count(*) from events")).isEqualTo("2");
    assertThat(database.ask("select count(*) from commit_trace")).isEqualTo("0");
  }

  private ConfigurableApplicationContext service(String endpoint) {
    return new SpringApplicationBuilder(DeskService.class)
        .initializers(
            context -> context.getBeanFactory().registerSingleton("spans", spans.registry()))
        .properties(
            endpoint,
            "spring.datasource.url=" + database.url(),
            "spring.datasource.username=" + TestPostgres.Database.USERNAME,
            "spring.datasource.password=" + TestPostgres.Database.PASSWORD,
            "spring.main.banner-mode=off")
        .run();
  }
}
