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
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A topic that several create")
class TopicAdminTest {
  private static final int TOPICS = 30;
  private static final int CREATORS = 4;

  private static final int PARTITIONS = 6;

  private final RelayFixture services = new RelayFixture(TestBroker.shared());
  private final List<TopicAdmin> creators =
      Stream.generate(services::topics).limit(CREATORS).toList();

  @AfterEach
  void close() throws Exception {
    services.close();
  }

  @Test
  @DisplayName("at the same time is one topic, which each of them finds")
  void is_one_for_all() throws Exception {
    for (int i = 0; i < TOPICS; i++) assertThat(new HashSet<>(ensuredAtOnce(newName()))).hasSize(1);
  }

  @Test
  @DisplayName("gets the missing partitions once, whoever finds first that it lacks them")
  void gets_its_partitions_once() throws Exception {
    try (var admin = Admin.create(services.clientProperties())) {
      for (int i = 0; i < TOPICS; i++) {
        var topic = newName();
        admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        assertThat(new HashSet<>(ensuredAtOnce(topic)))
            .extracting(TopicAdmin.Topic::partitions)
            .containsExactly(PARTITIONS);
      }
    }
  }

  private static String newName() {
    return "codev.test-" + UUID.randomUUID();
  }

  private List<TopicAdmin.Topic> ensuredAtOnce(String topic) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var found = new ArrayList<Future<TopicAdmin.Topic>>();
      for (var creator : creators) found.add(threads.submit(() -> creator.ensure(topic)));
      return all(found);
    }
  }

  private static List<TopicAdmin.Topic> all(List<Future<TopicAdmin.Topic>> found) throws Exception {
    var topics = new ArrayList<TopicAdmin.Topic>();
    for (var each : found) topics.add(each.get(TestTimeouts.LIMIT.toSeconds(), TimeUnit.SECONDS));
    return topics;
  }
}
