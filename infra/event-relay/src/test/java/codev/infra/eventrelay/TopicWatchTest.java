package codev.infra.eventrelay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.infra.eventrelay.TopicWatch.Finding;
import codev.infra.testkit.TestBroker;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A watch on a topic")
class TopicWatchTest {
  private final RelayFixture services = new RelayFixture(TestBroker.shared());

  @AfterEach
  void close() throws Exception {
    services.close();
  }

  @Test
  @DisplayName("looks at its interval, and at once when it is asked to")
  void looks_at_once() throws Exception {
    var topics = services.topics();
    var watch = new TopicWatch(topics, services.topic, topics.ensure(services.topic).id());
    assertThat(watch.check()).isEqualTo(Finding.NONE);
    await().until(() -> watch.checkNow() == Finding.SAME);

    try (var admin = Admin.create(services.clientProperties())) {
      admin.deleteTopics(List.of(services.topic)).all().get();
    }
    await().until(() -> watch.checkNow() == Finding.ANOTHER);

    topics.ensure(services.topic);
    assertThat(watch.checkNow()).isEqualTo(Finding.ANOTHER);
  }
}
