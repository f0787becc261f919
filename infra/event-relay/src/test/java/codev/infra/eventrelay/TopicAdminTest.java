package codev.infra.eventrelay;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.TestBroker;
import codev.infra.testkit.TestTimeouts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A topic that several create")
class TopicAdminTest {
  private static final int TOPICS = 30;
  private static final int CREATORS = 4;

  private final RelayFixture services = new RelayFixture(TestBroker.shared());

  @AfterEach
  void close() throws Exception {
    services.close();
  }

  @Test
  @DisplayName("at the same time is one topic, which each of them finds")
  void is_one_for_all() throws Exception {
    var creators = new ArrayList<TopicAdmin>();
    for (int i = 0; i < CREATORS; i++) creators.add(services.topics());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < TOPICS; i++) {
        var topic = "codev.test-" + UUID.randomUUID();
        var found = new ArrayList<Future<TopicAdmin.Topic>>();
        for (var creator : creators) found.add(threads.submit(() -> creator.ensure(topic)));
        assertThat(new HashSet<>(all(found))).hasSize(1);
      }
    }
  }

  private static List<TopicAdmin.Topic> all(List<Future<TopicAdmin.Topic>> found) throws Exception {
    var topics = new ArrayList<TopicAdmin.Topic>();
    for (var each : found) topics.add(each.get(TestTimeouts.LIMIT.toSeconds(), TimeUnit.SECONDS));
    return topics;
  }
}
