package codev.group.departures;

import codev.group.domain.event.PersonEvent;
import codev.group.domain.event.PersonEvent.*;
import codev.group.domain.person.Username;
import codev.infra.projections.Projection;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Read model of who has left the organisation, and has neither come back nor been erased. */
record DepartureView(Username person, Instant at) {
  /** By which it is asked for. */
  static final String DAY = "day";

  /** One document for each person. */
  static final Projection<PersonEvent, DepartureView> PROJECTION =
      Projection.of("departures", PersonEvent.class, DepartureView.class)
          .by(e -> e.person().value())
          .fold(
              (before, event) ->
                  switch (event) {
                    case PersonLeft e -> new DepartureView(e.person(), e.at());
                    case PersonReturned _, PersonErased _ -> null;
                    case ProfileEvent _, ContactChanged _, EmailAddressChanged _ -> before;
                    case ExternalIdChanged _, ListColumnsChosen _, AbsenceEvent _ -> before;
                    case CalendarFeedRenewed _, CalendarFeedWithdrawn _ -> before;
                  });

  /** In UTC. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  String day() {
    return dayOf(at).toString();
  }

  static LocalDate dayOf(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }
}
