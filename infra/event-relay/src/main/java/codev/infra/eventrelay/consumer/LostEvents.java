package codev.infra.eventrelay.consumer;

import codev.infra.eventrelay.CloudEventMessage;
import codev.infra.eventrelay.TimelineBeginning;
import codev.infra.eventrelay.Timelines;
import codev.infra.eventrelay.Timelines.Timeline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which messages of a partition are of events that their service has lost since, as far as the
 * beginnings of timelines are known.
 */
final class LostEvents {
  private final Map<String, List<Timeline>> byService = new HashMap<>();

  void add(TimelineBeginning beginning) {
    byService
        .computeIfAbsent(beginning.service(), _ -> new ArrayList<>())
        .add(new Timeline(beginning.number(), beginning.after()));
  }

  boolean contains(CloudEventMessage message) {
    return byService.entrySet().stream()
        .anyMatch(
            service -> {
              var number = Timelines.number(service.getKey(), message.source());
              return number.isPresent()
                  && new Timelines(service.getValue()).of(message.n()) > number.getAsInt();
            });
  }
}
