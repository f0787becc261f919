package codev.infra.eventrelay.endpoint;

import static java.util.stream.Collectors.toMap;

import codev.infra.eventrelay.consumer.ConsumerPositionStore;
import codev.infra.eventrelay.consumer.LostMessages;
import codev.infra.eventrelay.outbox.Republication;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * The operator's access to the relay of this service. {@code GET /actuator/relay} shows how far its
 * outbox and its listeners have come; {@code POST /actuator/relay/outbox} publishes the log again
 * from a position on, or goes on after the log was restored to an earlier state; {@code POST
 * /actuator/relay/{listener}} lets a listener go on after a gap, without the missing message, or
 * after its database was restored, or take back what it has handled of lost events.
 */
@Endpoint(id = "relay")
record RelayEndpoint(
    @Nullable Republication<?> republication,
    List<ConsumerPositionStore> listeners,
    List<LostMessages> lost) {
  private static final String OUTBOX = "outbox";

  /**
   * State of the relay.
   *
   * @param outbox null if this service publishes nothing
   */
  record State(
      Republication.@Nullable State outbox,
      Map<String, List<ConsumerPositionStore.Partition>> listeners) {}

  @ReadOperation
  State state() {
    var all =
        listeners.stream()
            .collect(toMap(ConsumerPositionStore::listener, ConsumerPositionStore::partitions));
    return new State(republication == null ? null : republication.state(), all);
  }

  /**
   * Resumes the outbox or a listener.
   *
   * @param name {@code outbox}, or the name of a listener
   * @param from position in this service's log from which everything is published again
   * @param afterRestore whether the database was restored to an earlier state, and what it has lost
   *     stays lost; the outbox's answer lists what neighbours know of it
   * @param partition of the listener's topic in which the missing message is given up
   * @param undoLost whether the listener takes back what it has handled of messages whose events
   *     are lost; the answer lists them
   */
  @WriteOperation
  Map<String, Object> resume(
      @Selector String name,
      @Nullable Long from,
      @Nullable Boolean afterRestore,
      @Nullable Integer partition,
      @Nullable Boolean undoLost)
      throws InterruptedException, ExecutionException {
    if (name.equals(OUTBOX))
      return Boolean.TRUE.equals(afterRestore) ? beginTimeline() : republish(from);
    var listener =
        listeners.stream()
            .filter(store -> store.listener().equals(name))
            .findFirst()
            .orElseThrow(() -> invalid("no listener has the name " + name));
    if (Boolean.TRUE.equals(afterRestore))
      return Map.of("resumedPartitions", listener.resumeAfterRestore());
    if (Boolean.TRUE.equals(undoLost)) return undo(name);
    if (partition == null) throw invalid("partition, afterRestore or undoLost is missing");
    return Map.of("resumed", listener.giveUpMissing(partition));
  }

  private Map<String, Object> undo(String name) throws InterruptedException, ExecutionException {
    for (var messages : lost)
      if (messages.listener().equals(name)) return Map.of("lost", messages.undo());
    return Map.of("lost", List.of());
  }

  private Map<String, Object> beginTimeline() throws InterruptedException, ExecutionException {
    if (republication == null) throw invalid("this service publishes nothing");
    return Map.of("undone", republication.beginTimeline());
  }

  private Map<String, Object> republish(@Nullable Long from) {
    if (republication == null) throw invalid("this service publishes nothing");
    if (from == null || from < 1) throw invalid("from is missing: a position in the log, from 1");
    return Map.of("publishedAgainFrom", republication.from(from));
  }

  /** Answered with status 400. */
  private static InvalidEndpointRequestException invalid(String message) {
    return new InvalidEndpointRequestException(message, message);
  }
}
