package codev.session.personaldata;

import codev.infra.confidentiality.TextEncryption;
import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.axon.EventTypes;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.View;
import codev.infra.projections.Views;
import codev.infra.web.security.CurrentUser;
import codev.session.domain.SessionEvent;
import codev.session.domain.value.Username;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** JSON: all that this service stores about a person, for that person only. */
@RestController
public class PersonalDataExportController {
  private final View<PersonEventIndex> indexes;
  private final EventReader histories;
  private final EventTypes names;
  private final TextEncryption seals;
  private final JsonMapper json;

  PersonalDataExportController(
      Views views, EventReader histories, EventTypes names, TextEncryption seals, JsonMapper json) {
    indexes = views.project(new PersonEventIndexProjection());
    this.histories = histories;
    this.names = names;
    this.seals = seals;
    this.json = json;
  }

  /**
   * @param facts events that they caused or that name them
   */
  record Export(String username, List<Fact> facts) {}

  /**
   * @param of the history that it belongs to, the session's id
   * @param what e.g. {@code session.contribution-made}
   * @param content as it is stored: their own texts decrypted, absent where they were erased;
   *     nobody else's
   */
  record Fact(
      String of, Instant at, String what, @Schema(types = "object") @JsonRawValue String content) {}

  @GetMapping("/api/sessions/me/export")
  Export export(CurrentUser who) {
    var opening = OwnTextSerializer.of(who.username(), seals, json);
    var me = new Username(who.username());
    var streams = indexes.find(who.username()).map(PersonEventIndex::streams).orElse(List.of());
    var facts =
        streams.stream()
            .flatMap(stream -> histories.of(SessionEvent.class, stream, 0).stream())
            .filter(recorded -> PersonEventIndex.concerns(recorded.event(), me))
            .map(recorded -> fact(recorded, opening))
            .toList();
    return new Export(who.username(), facts);
  }

  private Fact fact(RecordedEvent<SessionEvent> recorded, JsonMapper opening) {
    var event = recorded.event();
    return new Fact(
        recorded.aggregateId(),
        recorded.at(),
        names.nameOf(event.getClass()),
        opening.writeValueAsString(event));
  }
}
