package codev.infra.eventrelay;

import java.time.Instant;
import java.util.Optional;

/**
 * Tells listeners, in every partition of a service's topic, that its log was restored to an earlier
 * state: what it published before of positions after this one is lost. It has no position of its
 * own in the log, so that a listener which does not know it drops it as a duplicate.
 *
 * @param after position of the last event that was published before the timeline began
 */
public record TimelineBeginning(String service, int number, long after) {
  private static final String TYPE = "relay.timeline-began.v1";

  private record Body(int number, long after) {}

  public CloudEventMessage message(Instant at) {
    return new CloudEventMessage(
        TYPE,
        Timelines.source(service, number),
        service,
        0,
        0,
        null,
        at,
        CloudEventMessage.json(new Body(number, after)));
  }

  /** Empty for any other message. */
  public static Optional<TimelineBeginning> of(CloudEventMessage message) {
    if (!message.type().equals(TYPE)) return Optional.empty();
    var body = message.as(Body.class);
    return Optional.of(new TimelineBeginning(message.subject(), body.number(), body.after()));
  }
}
