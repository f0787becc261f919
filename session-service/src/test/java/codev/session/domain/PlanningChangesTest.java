package codev.session.domain;

import static codev.session.domain.People.*;
import static codev.session.domain.value.RuleViolation.*;

import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Une séance déplacée ou annulée par son groupe")
class PlanningChangesTest extends SessionSpec {
  private static final SessionCancelled CANCELLED = new SessionCancelled(SESSION, ANNE, NOON);

  @Test
  @DisplayName("reçoit sa nouvelle date, une fois")
  void it_is_given_its_new_date_once() {
    var moved = new SessionMoved(SESSION, after(60), ANNE, NOON);
    var move = new MoveSession(SESSION, after(60), ANNE, NOON);
    given(scheduled()).when(move).expectEvents(moved);
    nothingNew(given(scheduled(), moved).when(move));
  }

  @Test
  @DisplayName("change de lieu, une fois, et pas une fois ouverte")
  void it_is_held_elsewhere() {
    var changed = new SessionPlaceChanged(SESSION, "Salle Volta", null, ANNE, NOON);
    var change = new ChangeSessionPlace(SESSION, "Salle Volta", null, ANNE, NOON);
    given(scheduled()).when(change).expectEvents(changed);
    nothingNew(given(scheduled(), changed).when(change));
    nothingNew(given(scheduled(), opened()).when(change));
  }

  @Test
  @DisplayName("prend un autre déroulé, une fois, et pas une fois ouverte")
  void it_is_held_by_another_template() {
    var hour = standard().shortened();
    var changed = new SessionTemplateChanged(SESSION, hour, ANNE, NOON);
    var change = new ChangeSessionTemplate(SESSION, hour, ANNE, NOON);
    given(scheduled()).when(change).expectEvents(changed);
    nothingNew(given(scheduled(), changed).when(change));
    nothingNew(given(scheduled(), opened()).when(change));
    nothingNew(given(scheduled()).when(new ChangeSessionTemplate(SESSION, standard(), ANNE, NOON)));
  }

  @Test
  @DisplayName("annulée, elle ne s'ouvre pas")
  void once_cancelled_it_does_not_open() {
    refused(
        given(scheduled(), CANCELLED)
            .when(
                new OpenSession(SESSION, Set.of(), List.of(), List.of(), PARIS, null, ANNE, NOON)),
        SESSION_CANCELLED);
  }

  @Test
  @DisplayName("annulée, on n'y propose plus de sujet")
  void once_cancelled_no_topic_is_proposed() {
    refused(
        given(scheduled(), CANCELLED).when(new ProposeTopic(SESSION, topic(TOPIC), ALICE, NOON)),
        SESSION_CANCELLED);
  }

  @Test
  @DisplayName("ouverte, elle se poursuit, quoi qu'on ait décidé trop tard")
  void once_open_it_goes_on() {
    nothingNew(given(scheduled(), opened()).when(new MoveSession(SESSION, after(60), ANNE, NOON)));
    nothingNew(given(scheduled(), opened()).when(new CancelSession(SESSION, ANNE, NOON)));
  }
}
