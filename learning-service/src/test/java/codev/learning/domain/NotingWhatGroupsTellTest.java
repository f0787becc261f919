package codev.learning.domain;

import static codev.learning.domain.Examples.*;

import codev.learning.domain.LearningServiceCommand.NoteFacilitator;
import codev.learning.domain.LearningServiceCommand.NoteGroup;
import codev.learning.domain.LearningServiceCommand.NotePersonFact;
import codev.learning.domain.LearningServiceCommand.NoteProgrammeFact;
import codev.learning.domain.event.GroupEvent.GroupNoted;
import codev.learning.domain.event.PersonEvent.ContactNoted;
import codev.learning.domain.event.PersonEvent.GroupJoined;
import codev.learning.domain.event.PersonEvent.GroupLeft;
import codev.learning.domain.event.PersonEvent.PersonNoted;
import codev.learning.domain.event.ProgrammeEvent;
import codev.learning.domain.event.ProgrammeEvent.ItemNoted;
import codev.learning.domain.event.ProgrammeEvent.ProgrammeDated;
import codev.learning.domain.person.Language;
import codev.learning.domain.person.Username;
import codev.learning.domain.survey.OwnEvaluationItem;
import java.time.LocalDate;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Noter ce que disent les groupes")
class NotingWhatGroupsTellTest {
  private final AggregateTestFixture<KnownProgramme> programme =
      new AggregateTestFixture<>(KnownProgramme.class);
  private final AggregateTestFixture<KnownGroup> group =
      new AggregateTestFixture<>(KnownGroup.class);
  private final AggregateTestFixture<KnownPerson> person =
      new AggregateTestFixture<>(KnownPerson.class);

  @Test
  @DisplayName("un programme annoncé est noté, une fois")
  void a_programme_is_noted_once() {
    programme.givenNoPriorActivity().when(note(programme(5))).expectEvents(programme(5));
    programme.given(programme(5)).when(note(programme(5))).expectNoEvents();
  }

  @Test
  @DisplayName("un programme qui change est noté à nouveau")
  void a_changed_programme_is_noted_again() {
    programme.given(programme(5)).when(note(programme(8))).expectEvents(programme(8));
  }

  @Test
  @DisplayName("les dates d'un programme sont notées, et à nouveau quand elles changent")
  void dates_are_noted_and_again_when_they_change() {
    var until = dated().endsOn();
    programme.given(programme(5)).when(date(until)).expectEvents(dated());
    programme.given(programme(5), dated()).when(date(until)).expectNoEvents();
    programme
        .given(programme(5), dated())
        .when(date(until.plusDays(1)))
        .expectEvents(
            new ProgrammeEvent.ProgrammeDated(
                PROGRAMME, dated().startsOn(), until.plusDays(1), TEN_TWENTY));
  }

  private static NoteProgrammeFact date(LocalDate endsOn) {
    return new NoteProgrammeFact(
        new ProgrammeDated(PROGRAMME, dated().startsOn(), endsOn, TEN_TWENTY));
  }

  @Test
  @DisplayName("un groupe annoncé est noté, une fois")
  void a_group_is_noted_once() {
    var event = group();
    var note = new NoteGroup(event);
    group.givenNoPriorActivity().when(note).expectEvents(event);
    group.given(event).when(note).expectNoEvents();
  }

  @Test
  @DisplayName("qui anime désormais un groupe est noté, une fois")
  void who_facilitates_a_group_from_now_on_is_noted_once() {
    var before = group();
    var note = new NoteFacilitator(before.group(), new Username("paul"), before.at());
    var after =
        new GroupNoted(
            before.group(),
            before.programme(),
            before.name(),
            new Username("paul"),
            before.members(),
            before.at());
    group.given(before).when(note).expectEvents(after);
    group.given(before, after).when(note).expectNoEvents();
    group.givenNoPriorActivity().when(note).expectNoEvents();
  }

  @Test
  @DisplayName("une personne annoncée est notée, et à nouveau quand elle change d'unité")
  void a_person_is_noted_and_again_when_they_move() {
    person
        .given(noted())
        .when(new NotePersonFact(new PersonNoted(ALICE, "Finance", "Lyon", NEXT_MONTH)))
        .expectNoEvents();
    person
        .given(noted())
        .when(new NotePersonFact(new PersonNoted(ALICE, "RH", "Lyon", NEXT_MONTH)))
        .expectEvents(new PersonNoted(ALICE, "RH", "Lyon", NEXT_MONTH));
  }

  @Test
  @DisplayName("on rejoint un groupe une fois, connu ou non de l'annuaire")
  void a_group_is_joined_once() {
    var join = new NotePersonFact(new GroupJoined(ALICE, GROUP, PROGRAMME, TEN_TWENTY));
    person.givenNoPriorActivity().when(join).expectEvents(joined());
    person.given(joined()).when(join).expectNoEvents();
  }

  @Test
  @DisplayName("on quitte un groupe une fois, celui où l'on est, et l'on peut y revenir")
  void a_group_is_left_once() {
    var leave = new NotePersonFact(new GroupLeft(ALICE, GROUP, PROGRAMME, NEXT_MONTH));
    var join = new NotePersonFact(new GroupJoined(ALICE, GROUP, PROGRAMME, TEN_TWENTY));
    person.given(joined()).when(leave).expectEvents(left());
    person.given(joined(), left()).when(leave).expectNoEvents();
    person.given(noted()).when(leave).expectNoEvents();
    person.given(joined(), left()).when(join).expectEvents(joined());
  }

  @Test
  @DisplayName("une question du programme est notée, et à nouveau quand elle est redite autrement")
  void an_item_is_noted_and_again_when_reworded() {
    var known = new NoteProgrammeFact(new ItemNoted(PROGRAMME, item().item(), TEN_TWENTY));
    var reworded = new OwnEvaluationItem("COURAGE", "J’ai vraiment osé.", "I really dared.", 1, 5);
    programme.given(programme(5)).when(known).expectEvents(item());
    programme.given(programme(5), item()).when(known).expectNoEvents();
    programme
        .given(programme(5), item())
        .when(new NoteProgrammeFact(new ItemNoted(PROGRAMME, reworded, TEN_TWENTY)))
        .expectEvents(new ProgrammeEvent.ItemNoted(PROGRAMME, reworded, TEN_TWENTY));
  }

  @Test
  @DisplayName("une adresse qui arrive après l'effacement n'est plus gardée")
  void an_address_is_not_kept_after_erasure() {
    person
        .given(noted(), erased())
        .when(
            new NotePersonFact(new ContactNoted(ALICE, contact(null, true).contact(), NEXT_MONTH)))
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
  }

  @Test
  @DisplayName("une adresse ou une préférence est notée, une fois")
  void a_contact_is_noted_once() {
    var event = contact(Language.EN, false);
    var note = new NotePersonFact(new ContactNoted(ALICE, event.contact(), NEXT_MONTH));
    person
        .given(noted(), contact(null, true))
        .when(note)
        .expectEvents(new ContactNoted(ALICE, event.contact(), NEXT_MONTH));
    person.given(noted(), event).when(note).expectNoEvents();
  }

  private static NoteProgrammeFact note(ProgrammeEvent.ProgrammeNoted event) {
    return new NoteProgrammeFact(event);
  }
}
