package codev.learning.domain;

import static codev.learning.domain.Examples.*;

import codev.learning.domain.LearningServiceCommand.CancelErasure;
import codev.learning.domain.LearningServiceCommand.ErasePerson;
import codev.learning.domain.LearningServiceCommand.ErasePersonAfterPeriod;
import codev.learning.domain.LearningServiceCommand.NotePersonFact;
import codev.learning.domain.LearningServiceCommand.RequestErasure;
import codev.learning.domain.event.PersonEvent.ErasureApproved;
import codev.learning.domain.event.PersonEvent.ErasureDeclined;
import codev.learning.domain.event.PersonEvent.PersonErased;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Effacer quelqu'un")
class ErasingAPersonTest {
  private static final UUID OTHER = UUID.fromString("0199c1de-0000-7000-8000-0000000000aa");

  private final AggregateTestFixture<KnownPerson> person =
      new AggregateTestFixture<>(KnownPerson.class);

  @Test
  @DisplayName("se fait à l'échéance, une fois, si une seconde personne l'a accepté")
  void is_done_when_it_is_due() {
    person
        .given(noted(), erasureRequested(), erasureApproved())
        .when(erase(NEXT_MONTH))
        .expectEvents(new PersonErased(ALICE, CARLA, NEXT_MONTH));
    person
        .given(noted(), erasureRequested(), erasureApproved())
        .when(erase(NEXT_MONTH.minusSeconds(1)))
        .expectNoEvents();
    person.given(noted(), erasureRequested()).when(erase(NEXT_MONTH)).expectNoEvents();
    person
        .given(noted(), erasureRequested(), erasureApproved(), erased())
        .when(erase(NEXT_MONTH))
        .expectNoEvents();
  }

  @Test
  @DisplayName("se fait aussitôt accepté, là où aucun délai n'est laissé")
  void is_done_at_once_without_grace() {
    var at = erasureApproved().at();
    person
        .given(noted(), erasureRequested())
        .when(new NotePersonFact(new ErasureApproved(ALICE, ERASURE, at, at)))
        .expectEvents(
            new ErasureApproved(ALICE, ERASURE, at, at), new PersonErased(ALICE, CARLA, at));
  }

  @Test
  @DisplayName("s'accepte une fois, et seulement ce qui est demandé")
  void is_approved_once() {
    person.given(noted(), erasureRequested()).when(approve()).expectEvents(erasureApproved());
    person.given(noted(), erasureRequested(), erasureApproved()).when(approve()).expectNoEvents();
    person.given(noted(), erasureRequested(), erasureCancelled()).when(approve()).expectNoEvents();
    person.given(noted()).when(approve()).expectNoEvents();
  }

  @Test
  @DisplayName("s'annule tant qu'il n'est pas fait, et se demande de nouveau après")
  void is_cancelled_until_it_is_done() {
    var asked = erasureRequested();
    var cancel = new CancelErasure(ALICE, ERASURE, ALICE, erasureCancelled().at());
    person.given(noted(), asked).when(cancel).expectEvents(erasureCancelled());
    person.given(noted(), asked, erasureApproved()).when(cancel).expectEvents(erasureCancelled());
    person.given(noted(), asked, erasureCancelled()).when(cancel).expectNoEvents();
    person
        .given(noted(), asked, erasureApproved(), erased())
        .when(cancel)
        .expectExceptionMessage("ERASURE_HAS_ENDED");
    person
        .given(noted(), asked, erasureApproved(), erasureCancelled())
        .when(erase(NEXT_MONTH))
        .expectNoEvents();
    person
        .given(noted(), asked, erasureCancelled())
        .when(request(OTHER))
        .expectResultMessagePayload(OTHER);
  }

  @Test
  @DisplayName("se demande une fois, et de nouveau après un refus")
  void is_asked_once_and_again_after_a_refusal() {
    person
        .given(noted())
        .when(request(ERASURE))
        .expectEvents(erasureRequested())
        .expectResultMessagePayload(ERASURE);
    person
        .given(noted(), erasureRequested())
        .when(request(OTHER))
        .expectNoEvents()
        .expectResultMessagePayload(ERASURE);
    person
        .given(noted(), erasureRequested(), erasureDeclined())
        .when(request(OTHER))
        .expectResultMessagePayload(OTHER);
    person
        .given(noted(), erasureRequested(), erased())
        .when(request(OTHER))
        .expectNoEvents()
        .expectResultMessagePayload(ERASURE);
    person
        .givenNoPriorActivity()
        .when(request(ERASURE))
        .expectNoEvents()
        .expectExceptionMessage("NOBODY_OF_THAT_NAME");
  }

  @Test
  @DisplayName("se refuse une fois, et seulement ce qui est demandé")
  void is_declined_once() {
    person
        .given(noted(), erasureRequested())
        .when(new NotePersonFact(new ErasureDeclined(ALICE, ERASURE, NEXT_MONTH)))
        .expectEvents(erasureDeclined());
    person
        .given(noted(), erasureRequested(), erasureDeclined())
        .when(new NotePersonFact(new ErasureDeclined(ALICE, ERASURE, NEXT_MONTH)))
        .expectNoEvents();
    person
        .given(noted(), erasureRequested())
        .when(new NotePersonFact(new ErasureDeclined(ALICE, OTHER, NEXT_MONTH)))
        .expectNoEvents();
  }

  @Test
  @DisplayName("se fait sans demande quand plus aucun programme ne conserve l'identité, une fois")
  void is_done_after_the_period() {
    person
        .given(noted())
        .when(eraseAfterPeriod())
        .expectEvents(new PersonErased(ALICE, CARLA, NEXT_MONTH));
    person.given(noted(), erased()).when(eraseAfterPeriod()).expectNoEvents();
    person
        .givenNoPriorActivity()
        .when(eraseAfterPeriod())
        .expectEvents(new PersonErased(ALICE, CARLA, NEXT_MONTH));
  }

  @Test
  @DisplayName("met alors fin aussi à une demande ouverte, acceptée ou non")
  void after_the_period_an_open_request_ends_too() {
    person
        .given(noted(), erasureRequested())
        .when(eraseAfterPeriod())
        .expectEvents(new PersonErased(ALICE, CARLA, NEXT_MONTH));
    person
        .given(noted(), erasureRequested(), erasureApproved(), erased())
        .when(erase(NEXT_MONTH))
        .expectNoEvents();
    person.given(noted(), erasureRequested(), erased()).when(approve()).expectNoEvents();
  }

  private static ErasePersonAfterPeriod eraseAfterPeriod() {
    return new ErasePersonAfterPeriod(ALICE, CARLA, NEXT_MONTH);
  }

  private static RequestErasure request(UUID request) {
    var asked = erasureRequested();
    return new RequestErasure(
        ALICE, request, asked.programmes(), asked.reason(), CARLA, asked.at());
  }

  private static NotePersonFact approve() {
    var approved = erasureApproved();
    return new NotePersonFact(new ErasureApproved(ALICE, ERASURE, approved.due(), approved.at()));
  }

  private static ErasePerson erase(Instant at) {
    return new ErasePerson(ALICE, ERASURE, at);
  }
}
