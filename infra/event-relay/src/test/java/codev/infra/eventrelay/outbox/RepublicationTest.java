package codev.infra.eventrelay.outbox;

import static codev.infra.eventrelay.outbox.RepublicationFixture.PARTITIONS;
import static codev.infra.eventrelay.outbox.RepublicationFixture.lastPublished;
import static codev.infra.eventrelay.outbox.RepublicationFixture.onlyIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import codev.infra.eventrelay.TimelineBeginning;
import codev.infra.eventrelay.Timelines.Timeline;
import codev.infra.eventstore.processor.ProcessorRestartException;
import java.util.ArrayDeque;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

@DisplayName("Publishing the log again")
@Execution(CONCURRENT)
class RepublicationTest {
  private final RepublicationFixture service = new RepublicationFixture();

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  @DisplayName("a restored log goes on from another source, without what is published already")
  void a_restored_log_goes_on_from_another_source() throws Exception {
    service.publishAll();
    restoreWithAnotherEvent();
    assertThatThrownBy(service::publish)
        .isInstanceOf(LogRestoredException.class)
        .hasMessageContaining("has message ");

    assertThat(service.republication().beginTimeline())
        .extracting(OrphanedMessage::n, OrphanedMessage::subject)
        .containsExactly(tuple(4L, "lumière"), tuple(5L, "soleil"));

    service.publish();
    assertThat(service.messages(5))
        .containsExactlyInAnyOrder(
            "group-service 1 after 0",
            "group-service 2 after 0",
            "group-service 4 after 1",
            "group-service 5 after 2",
            "group-service/2 4 after 0");
    assertThat(service.token().lastPublished()).isEqualTo(onlyIn("soleil", 4));
    service.publish();
    assertThat(service.republication().beginTimeline()).isEmpty();
  }

  @Test
  @DisplayName("every instance knows once an operator lets a restored log go on")
  void every_instance_knows_of_the_decision() throws Exception {
    service.publishAll();
    restoreWithAnotherEvent();
    try (var stopped = service.publisher()) {
      assertThatThrownBy(() -> service.publish(stopped)).isInstanceOf(LogRestoredException.class);
      assertThat(stopped.isDecided()).isFalse();

      service.republication().beginTimeline();

      assertThat(stopped.isDecided()).isTrue();
    }
  }

  @Test
  @DisplayName("every instance knows once an operator has restored the right log instead")
  void every_instance_knows_of_the_right_log() {
    service.publishAll();
    var right = service.token();
    restoreWithAnotherEvent();
    try (var stopped = service.publisher()) {
      assertThatThrownBy(() -> service.publish(stopped)).isInstanceOf(LogRestoredException.class);
      assertThat(stopped.isDecided()).isFalse();

      service.restoreToken(right);

      assertThat(stopped.isDecided()).isTrue();
    }
  }

  @Test
  @DisplayName("an instance that skips what is no message is not taken for a decision")
  void skipping_is_no_decision() {
    service.publishAll();
    restoreWithAnotherEvent();
    try (var stopped = service.publisher()) {
      assertThatThrownBy(() -> service.publish(stopped)).isInstanceOf(LogRestoredException.class);

      service.restoreToken(service.token().at(service.position(3)));

      assertThat(stopped.isDecided()).isFalse();
    }
  }

  @Test
  @DisplayName(
      "what was published behind a message that is missing keeps its source, as that one does")
  void a_part_of_a_batch_was_published() throws Exception {
    service.acknowledgedUpToSecond();
    service.write("lumière", 1, 0);
    service.write("soleil", 2, 0);
    // of the fourth and the fifth event, which are in partitions of their own
    service.write("soleil", 5, 2);
    service.writeLost("soleil", 6, 5);
    assertThatThrownBy(service::publish).isInstanceOf(LogRestoredException.class);

    assertThat(service.republication().beginTimeline())
        .extracting(OrphanedMessage::n)
        .containsExactly(6L);

    for (int partition = 0; partition < PARTITIONS; partition++)
      assertThat(service.last(partition)).contains(beginning(2, new Timeline(2, 5)));
    assertThat(service.token())
        .isEqualTo(new OutboxToken(service.position(3), lastPublished(1, 2), 1));
    service.append("soleil", 2, "published-event");
    service.publish();
    assertThat(service.messages(7))
        .containsExactlyInAnyOrder(
            "group-service 1 after 0",
            "group-service 2 after 0",
            "group-service 5 after 2",
            "group-service 6 after 5",
            "group-service 4 after 1",
            "group-service 5 after 2",
            "group-service/2 6 after 0");
    assertThat(service.token().timeline()).isEqualTo(2);
    service.publish();
    assertThat(service.republication().beginTimeline()).isEmpty();
  }

  @Test
  @DisplayName("tells each partition after which position a timeline begins, whatever came since")
  void the_beginning_of_a_timeline_is_in_each_partition() throws Exception {
    service.publishAll();
    service.restore();
    // in the place of a lost event, and not published itself
    service.append("lumière", 2, "internal-event");

    assertThat(service.republication().beginTimeline()).hasSize(2);

    for (int partition = 0; partition < PARTITIONS; partition++)
      assertThat(service.last(partition)).contains(beginning(2, new Timeline(2, 3)));
    service.append("soleil", 1, "published-event");
    service.publish();
    assertThat(service.messages(5)).contains("group-service/2 5 after 0");
    service.publish();
    assertThat(service.republication().beginTimeline()).isEmpty();
  }

  @Test
  @DisplayName(
      "the right log, restored after a wrong one had begun a timeline, publishes on where it was")
  void the_right_log_after_a_wrong_one() throws Exception {
    service.publishAll();
    var right = service.token();
    // what the wrong log has left in the topic
    service.write(beginning(2, new Timeline(2, 1)));
    service.append("soleil", 2, "published-event");
    assertThatThrownBy(service::publish).isInstanceOf(LogRestoredException.class);

    assertThat(service.republication().beginTimeline()).isEmpty();

    assertThat(service.token().logPosition()).isEqualTo(right.logPosition());
    for (int partition = 0; partition < PARTITIONS; partition++)
      assertThat(service.last(partition)).contains(beginning(3, new Timeline(3, 5)));
    service.publish();
    assertThat(service.messages(5))
        .containsExactlyInAnyOrder(
            "group-service 1 after 0",
            "group-service 2 after 0",
            "group-service 4 after 1",
            "group-service 5 after 2",
            "group-service/3 6 after 0");
    assertThat(service.republication().beginTimeline()).isEmpty();
    service.publish();
  }

  @Test
  @DisplayName("gives each event the source of its first publication, on whichever timeline")
  void each_event_keeps_its_source() throws Exception {
    service.publishAll();
    restoreWithAnotherEvent();
    service.republication().beginTimeline();
    service.publish();

    service.republication().from(1);
    service.publish();

    assertThat(service.messages(8))
        .containsExactlyInAnyOrder(
            "group-service 1 after 0",
            "group-service 2 after 0",
            "group-service 4 after 1",
            "group-service 5 after 2",
            "group-service/2 4 after 0",
            "group-service 1 after 0",
            "group-service 2 after 0",
            "group-service/2 4 after 0");
    service.republication().from(3);
    assertThat(service.token())
        .isEqualTo(new OutboxToken(service.position(2), lastPublished(1, 2), 1));
    service.publish();
    assertThat(service.token().timeline()).isEqualTo(2);
  }

  @Test
  @DisplayName(
      "a log that is restored to before its last timeline began is recognised, and begins a third")
  void restored_to_before_the_last_timeline() throws Exception {
    service.publishAll();
    restoreWithAnotherEvent();
    service.republication().beginTimeline();
    service.publish();

    // an older backup, which knows of no second timeline
    service.restore();
    service.forgetTimelines();
    service.append("terre", 0, "published-event");

    assertThatThrownBy(service::publish).isInstanceOf(LogRestoredException.class);
    assertThat(service.republication().beginTimeline())
        .extracting(OrphanedMessage::n, OrphanedMessage::subject)
        .contains(tuple(4L, "soleil"));
    service.publish();
    assertThat(service.token().timeline()).isEqualTo(3);
    assertThat(service.messages(6)).contains("group-service/3 4 after 0");
    assertThat(service.republication().beginTimeline()).isEmpty();
  }

  @Test
  @DisplayName("what others write into the topic neither stops publishing nor hides a restored log")
  void records_of_others() throws Exception {
    service.publishAll();
    service.writeRecordsOfOthers();
    service.append("soleil", 2, "published-event");
    service.publish();
    assertThat(service.token().logPosition().position()).isEqualTo(6);

    service.writeRecordsOfOthers();
    restoreWithAnotherEvent();
    assertThatThrownBy(service::publish).isInstanceOf(LogRestoredException.class);
    assertThat(service.republication().beginTimeline())
        .extracting(OrphanedMessage::n)
        .containsExactly(4L, 5L, 6L);
  }

  @Test
  @DisplayName("numbers the first message of each partition after the one before that position")
  void continues_the_chain() {
    assertThat(service.republication().from(4)).isEqualTo(4);

    var token = service.token();
    assertThat(token.logPosition()).isEqualTo(service.position(3));
    assertThat(token.lastPublished()).isEqualTo(lastPublished(1, 2));
  }

  @Test
  @DisplayName("restarts the instance that publishes, without a new event")
  void is_noticed() {
    var publisher =
        service.publisher(
            () -> {
              throw new IllegalStateException("nothing is to be published");
            });
    publisher.beginTerm(2);
    publisher.savedPosition();
    publisher.checkSavedPosition();

    service.republication().from(4);

    assertThatThrownBy(publisher::checkSavedPosition).isInstanceOf(ProcessorRestartException.class);
  }

  @Test
  @DisplayName("is done by another producer where one has failed for good")
  void another_producer() {
    var failed = new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    failed.sendException = new KafkaException("a request has failed before");
    var working = new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    var producers = new ArrayDeque<Producer<String, byte[]>>(List.of(failed, working));
    service.republication().from(4);
    try (var publisher = service.publisher(producers::remove)) {
      assertThatThrownBy(() -> service.publish(publisher)).isSameAs(failed.sendException);
      assertThat(failed.closed()).isTrue();

      service.publish(publisher);
    }
    assertThat(working.history()).extracting(ProducerRecord::key).contains("lumière", "soleil");
  }

  @Test
  @DisplayName("begins at the first event if asked to")
  void begins_at_the_first_event() {
    service.republication().from(1);

    assertThat(service.token()).isEqualTo(OutboxToken.START);
  }

  @Test
  @DisplayName("never skips what has not been published yet")
  void never_skips_anything() {
    assertThat(service.republication().from(99)).isEqualTo(6);
    assertThat(service.token().lastPublished()).isEqualTo(lastPublished(1, 2, 4, 5));
  }

  /** To the third event, with another one than before in the place of the fourth. */
  private void restoreWithAnotherEvent() {
    service.restore();
    service.append("soleil", 1, "published-event");
  }

  private static TimelineBeginning beginning(int number, Timeline... timelines) {
    return new TimelineBeginning("group-service", number, List.of(timelines));
  }
}
