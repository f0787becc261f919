package codev.group.dossier;

import codev.group.domain.GroupEvent;
import codev.group.domain.Username;
import codev.infra.confidentiality.Seals;
import codev.infra.eventstore.EventTypes;
import codev.infra.eventstore.Histories;
import codev.infra.eventstore.Recorded;
import codev.infra.pages.Who;
import codev.infra.views.View;
import codev.infra.views.Views;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** All that this service holds on somebody, to themselves only. */
@RestController
public class MyDossier {
  private final View<Trail> trails;
  private final Histories histories;
  private final EventTypes names;
  private final Seals seals;
  private final JsonMapper json;

  MyDossier(Views views, Histories histories, EventTypes names, Seals seals, JsonMapper json) {
    trails = views.project(new Trail.Trails());
    this.histories = histories;
    this.names = names;
    this.seals = seals;
    this.json = json;
  }

  /**
   * @param facts what they did and what was noted of them
   */
  record Export(String username, List<Fact> facts) {}

  /**
   * @param of the history that it belongs to, e.g. the group's id
   * @param what e.g. {@code group.charter-accepted}
   * @param content as it is kept: their own words opened, absent where they were erased; nobody
   *     else's
   */
  record Fact(
      String of, Instant at, String what, @Schema(types = "object") @JsonRawValue String content) {}

  @GetMapping("/api/groups/me/export")
  Export export(Who who) {
    var opening = OwnWords.of(who.username(), seals, json);
    var me = new Username(who.username());
    var streams = trails.find(who.username()).map(Trail::streams).orElse(List.of());
    var facts =
        streams.stream()
            .flatMap(stream -> histories.of(GroupEvent.class, stream, 0).stream())
            .filter(recorded -> Trail.concerns(recorded.event(), me))
            .map(recorded -> fact(recorded, opening))
            .toList();
    return new Export(who.username(), facts);
  }

  private Fact fact(Recorded<GroupEvent> recorded, JsonMapper opening) {
    var event = recorded.event();
    return new Fact(
        recorded.aggregateId(),
        recorded.at(),
        names.nameOf(event.getClass()),
        opening.writeValueAsString(event));
  }
}
