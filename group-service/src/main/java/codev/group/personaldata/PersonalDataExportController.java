package codev.group.personaldata;

import codev.group.domain.GroupEvent;
import codev.group.domain.person.Username;
import codev.infra.confidentiality.TextEncryption;
import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.axon.EventTypes;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.View;
import codev.infra.projections.Views;
import codev.infra.web.security.CurrentUser;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** All that this service holds on somebody, to themselves only. */
@RestController
public class PersonalDataExportController {
  private final View<PersonEventIndex> trails;
  private final EventReader histories;
  private final EventTypes names;
  private final TextEncryption seals;
  private final JsonMapper json;

  PersonalDataExportController(
      Views views, EventReader histories, EventTypes names, TextEncryption seals, JsonMapper json) {
    trails = views.project(new PersonEventIndex.Trails());
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
  Export export(CurrentUser who) {
    var opening = OwnTextSerializer.of(who.username(), seals, json);
    var me = new Username(who.username());
    var streams = trails.find(who.username()).map(PersonEventIndex::streams).orElse(List.of());
    var facts =
        streams.stream()
            .flatMap(stream -> histories.of(GroupEvent.class, stream, 0).stream())
            .filter(recorded -> PersonEventIndex.concerns(recorded.event(), me))
            .map(recorded -> fact(recorded, opening))
            .toList();
    return new Export(who.username(), facts);
  }

  private Fact fact(RecordedEvent<GroupEvent> recorded, JsonMapper opening) {
    var event = recorded.event();
    return new Fact(
        recorded.aggregateId(),
        recorded.at(),
        names.nameOf(event.getClass()),
        opening.writeValueAsString(event));
  }
}
