package codev.infra.eventrelay.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.infra.eventrelay.CloudEventMessage;
import codev.infra.eventrelay.RelayProperties;
import codev.infra.eventrelay.consumer.RosterListener.Handled;
import codev.infra.eventrelay.consumer.RosterListener.Handling;
import codev.infra.eventrelay.consumer.RosterListener.Pause;
import codev.infra.eventrelay.consumer.roster.RosterCommand.NoteMembership;
import codev.infra.eventrelay.consumer.roster.RosterEvent.MembershipNoted;
import codev.infra.eventstore.log.EventRow;
import codev.infra.testkit.TestPostgres;
import codev.infra.tracing.Tracing;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import tools.jackson.databind.json.JsonMapper;

/**
 * One partition of a publisher, read by two instances of a service. The broker is this class: it
 * assigns the partition to one instance at a time, and an instance that is paused does not notice
 * that it has lost it.
 */
final class RelayModel {
  private static final TopicPartition PARTITION = new TopicPartition(RosterListener.TOPIC, 0);
  private static final RelayProperties SETTINGS =
      new RelayProperties(
          6, (short) 1, 3, Duration.ofMillis(1), Duration.ofMillis(10), Duration.ofHours(1));

  private static final TestPostgres.Database LOG = TestPostgres.database();

  private static final HikariDataSource CONNECTIONS = new HikariDataSource();

  static {
    CONNECTIONS.setDataSource(LOG.dataSource());
  }

  private static final List<RosterListener> LISTENERS =
      List.of(new RosterListener(LOG), new RosterListener(LOG));

  /** Of the users, whose commands no message causes. */
  private static final RosterListener USERS = new RosterListener(LOG);

  private final String prefix = UUID.randomUUID() + "-";
  private final List<ConsumerRecord<String, byte[]>> partition = new ArrayList<>();
  private final List<CloudEventMessage> published = new ArrayList<>();
  private final Set<String> members = new HashSet<>();
  private final List<Handled> handled = new CopyOnWriteArrayList<>();
  private final List<ListeningInstance> instances = new ArrayList<>();
  private final DeadLetterQueue deadLetters = new DeadLetterQueue(CONNECTIONS);
  private volatile int owner;

  /**
   * @param fenced see {@link Handling}
   */
  RelayModel(boolean fenced) {
    LOG.ask("truncate consumer_position, dead_letter");
    for (var listener : LISTENERS) {
      listener.begin(new Handling(prefix, fenced, done -> handledBy(listener, done)));
      instances.add(
          new ListeningInstance(
              listener,
              new IdempotentDispatcher(
                  listener,
                  new ConsumerPositionStore(CONNECTIONS, listener.name()),
                  deadLetters,
                  TestTrust.accepting(listener.name(), LOG),
                  SETTINGS,
                  new SimpleMeterRegistry(),
                  Tracing.OFF),
              PARTITION,
              () -> isOwner(listener)));
    }
    instances.getFirst().assign();
  }

  /**
   * Only by the owner of the partition: of another instance no position is stored, and a command of
   * its that changes nothing leaves nothing behind.
   */
  private void handledBy(RosterListener listener, Handled done) {
    if (isOwner(listener)) handled.add(done);
  }

  private boolean isOwner(RosterListener listener) {
    return LISTENERS.indexOf(listener) == owner;
  }

  /** A member joins or leaves a group of the publisher, which says so. */
  void publish(String group, String member) {
    var joined = members.add(group + member);
    if (!joined) members.remove(group + member);
    var n = published.isEmpty() ? 1 : published.getLast().n() + 2;
    var prev = published.isEmpty() ? 0 : published.getLast().n();
    var message =
        new CloudEventMessage(
            "group.member-changed.v1",
            "group-service",
            group,
            n,
            prev,
            null,
            Instant.EPOCH,
            CloudEventMessage.json(new RosterListener.Change(member, joined)));
    published.add(message);
    append(message);
  }

  /** The publisher sends its last messages a second time. */
  void publishAgain(int count) {
    published
        .subList(Math.max(0, published.size() - count), published.size())
        .forEach(this::append);
  }

  /** An instance reads on, if it is not paused and owns the partition. */
  void poll(int instance, int count, Pause pause) {
    var reader = instances.get(instance);
    if (instance == owner && !reader.isPaused()) reader.poll(partition, count, pause);
  }

  /** The partition is assigned to an instance; the other notices unless it is paused. */
  void assign(int instance) {
    if (instances.get(instance).isPaused()) return;
    var other = instances.get(1 - instance);
    if (!other.isPaused()) other.revoke();
    owner = instance;
    instances.get(instance).assign();
  }

  /** An instance that was paused goes on with what it has read, and then notices its loss. */
  void resume(int instance) {
    var reader = instances.get(instance);
    if (!reader.isPaused()) return;
    reader.resume();
    if (instance != owner) reader.revoke();
  }

  /**
   * The stored positions are lost, and the service is started anew. Of a message that changed
   * nothing no trace is left then: it may have its effect once a user has changed the same (ADR
   * 48).
   */
  void losePositions() {
    LOG.ask("truncate consumer_position");
    handled.removeIf(done -> !hadAnEffect(done));
    assign(owner);
  }

  private boolean hadAnEffect(Handled done) {
    return LISTENERS.getFirst().log().history("Roster", prefix + done.subject(), 0).stream()
        .anyMatch(row -> event(row).n() == done.n());
  }

  /** A user changes what the last message said. */
  void changeByUser(String group, String member, boolean joined) {
    USERS.commands().send(new NoteMembership(prefix + group, member, joined, 0));
  }

  /** Everything is handled by the instance that remains; what is wrong then. */
  List<String> violations() {
    for (int instance = 0; instance < instances.size(); instance++) resume(instance);
    assign(0);
    while (instances.getFirst().isBehind(partition)) poll(0, partition.size(), Pause.NOWHERE);
    var wrong = new ArrayList<String>();
    for (var group : Set.copyOf(published.stream().map(CloudEventMessage::subject).toList()))
      wrong.addAll(violations(group));
    deadLetters.all().forEach(letter -> wrong.add("dead letter " + letter.why()));
    return wrong;
  }

  private List<String> violations(String group) {
    var wrong = new ArrayList<String>();
    var noted = new HashSet<Long>();
    var state = new HashMap<String, MembershipNoted>();
    for (var row : LISTENERS.getFirst().log().history("Roster", prefix + group, 0)) {
      var event = event(row);
      state.put(event.member(), event);
      if (event.n() == 0) continue;
      if (!noted.add(event.n())) wrong.add("message " + event.n() + " has two effects");
      overtaken(group, event.n(), row.position())
          .ifPresent(
              other -> wrong.add("message %d has an effect after %s".formatted(event.n(), other)));
    }
    wrong.addAll(wrongStates(group, state));
    return wrong;
  }

  /** What was handled to its end before an older or the same message had its effect. */
  private Optional<Handled> overtaken(String group, long n, long position) {
    return handled.stream()
        .filter(done -> done.subject().equals(group) && done.n() >= n && done.head() < position)
        .findFirst();
  }

  /** Where no user has changed it since, a membership is what the last message says. */
  private List<String> wrongStates(String group, Map<String, MembershipNoted> state) {
    var last = new HashMap<String, RosterListener.Change>();
    for (var message : published)
      if (message.subject().equals(group)) {
        var change = message.as(RosterListener.Change.class);
        last.put(change.member(), change);
      }
    return last.values().stream()
        .filter(
            change -> {
              var event = state.get(change.member());
              return event == null || (event.n() > 0 && event.joined() != change.joined());
            })
        .map(change -> "%s is not as in %s".formatted(state.get(change.member()), change))
        .toList();
  }

  private static MembershipNoted event(EventRow row) {
    return JsonMapper.shared()
        .readValue(new String(row.event().payload(), UTF_8), MembershipNoted.class);
  }

  private void append(CloudEventMessage message) {
    var sent = message.to(PARTITION.topic(), PARTITION.partition());
    partition.add(
        new ConsumerRecord<>(
            PARTITION.topic(),
            PARTITION.partition(),
            partition.size(),
            0,
            TimestampType.CREATE_TIME,
            0,
            0,
            sent.key(),
            sent.value(),
            new RecordHeaders(sent.headers().toArray()),
            Optional.empty()));
  }

  @Override
  public String toString() {
    return published.size() + " messages, owner " + owner;
  }
}
