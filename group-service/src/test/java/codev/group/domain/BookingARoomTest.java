package codev.group.domain;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.FIRST;
import static codev.group.domain.People.GROUP;
import static codev.group.domain.People.JANUARY_11;
import static codev.group.domain.People.MONA;
import static codev.group.domain.People.SECOND;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.begun;
import static codev.group.domain.People.elsewhere;
import static codev.group.domain.People.formed;
import static codev.group.domain.People.inAnHour;
import static codev.group.domain.People.planned;
import static codev.group.domain.People.postponed;
import static codev.group.domain.People.settings;
import static codev.group.domain.Spec.given;
import static codev.group.domain.Spec.nothingNew;
import static codev.group.domain.Spec.refused;
import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.command.GroupSessionCommand.ChangeSessionPlace;
import codev.group.domain.command.GroupSessionCommand.ChangeSessionTemplate;
import codev.group.domain.command.GroupSessionCommand.MoveSession;
import codev.group.domain.command.GroupSessionCommand.PlanSession;
import codev.group.domain.person.Username;
import codev.group.domain.place.Room;
import codev.group.domain.place.RoomBooking;
import codev.group.domain.place.RoomBookings;
import codev.group.domain.place.SessionPlace;
import codev.group.domain.template.SessionTemplate;
import codev.group.domain.value.SessionId;
import codev.group.programme.SessionTemplates;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Réserver un lieu")
class BookingARoomTest {
  private static final Instant LATER = JANUARY_11.plus(Duration.ofDays(21));

  @Test
  @DisplayName("un lieu pris par une autre séance est refusé, avec le nom du groupe s’il est connu")
  void a_taken_room_is_refused() {
    refused(
        given(Group.class, formed()).when(plan("Salle Ampère", taken(JANUARY_11, "Lumière"))),
        RuleViolation.PLACE_IS_TAKEN_BY_A_GROUP);
    refused(
        given(Group.class, formed()).when(plan("Salle Ampère", taken(JANUARY_11, null))),
        RuleViolation.PLACE_IS_TAKEN);
  }

  @Test
  @DisplayName("il est libre dès la fin de l’autre séance")
  void it_is_free_once_the_other_session_is_over() {
    var ended = taken(JANUARY_11.minus(Duration.ofHours(3)), null);
    given(Group.class, formed())
        .when(plan("Salle Ampère", ended))
        .expectEvents(planned(FIRST, 1, JANUARY_11));
  }

  @Test
  @DisplayName("une séance n’y est pas déplacée non plus, mais garde son propre lieu")
  void a_session_is_not_moved_there_either() {
    var planned = planned(FIRST, 1, JANUARY_11);
    refused(
        given(Group.class, formed(), planned).when(move(taken(LATER, null))),
        RuleViolation.PLACE_IS_TAKEN);
    var own = new RoomBookings(List.of(booking(FIRST, LATER.plusSeconds(60), "Lumière")));
    assertThat(own.conflictWith(FIRST.value(), "Salle Ampère", LATER, Duration.ofHours(3)))
        .isEmpty();
  }

  @Test
  @DisplayName("une séance à venir change de lieu, si le nouveau est libre à sa date")
  void a_session_to_come_changes_its_place() {
    var planned = planned(FIRST, 1, JANUARY_11);
    given(Group.class, formed(), planned)
        .when(elsewhereBy(MONA, "Salle Volta", RoomBookings.NONE))
        .expectEvents(elsewhere("Salle Volta"));
    refused(
        given(Group.class, formed(), planned)
            .when(elsewhereBy(MONA, "Salle Ampere", taken(JANUARY_11, "Lumière"))),
        RuleViolation.PLACE_IS_TAKEN_BY_A_GROUP);
    refused(
        given(Group.class, formed(), planned, begun(JANUARY_11))
            .when(elsewhereBy(MONA, "Salle Volta", RoomBookings.NONE)),
        RuleViolation.SESSION_HAS_BEGUN);
    refused(
        given(Group.class, formed(), planned)
            .when(elsewhereBy(ALICE, "Salle Volta", RoomBookings.NONE)),
        RuleViolation.ONLY_MANAGER_OR_FACILITATOR_PLANS);
  }

  @Test
  @DisplayName("le lieu qu’elle a déjà ne change rien, l’ancien se reprend, et vaut pour sa date")
  void the_place_counts_from_then_on() {
    var planned = planned(FIRST, 1, JANUARY_11);
    nothingNew(
        given(Group.class, formed(), planned, elsewhere("Salle Volta"))
            .when(elsewhereBy(MONA, "Salle Volta", RoomBookings.NONE)));
    given(Group.class, formed(), planned, elsewhere("Salle Volta"))
        .when(elsewhereBy(MONA, "Salle Ampère", RoomBookings.NONE))
        .expectEvents(elsewhere("Salle Ampère"));
    given(Group.class, formed(), planned, elsewhere("Salle Volta"))
        .when(move(taken(LATER, null)))
        .expectSuccessfulHandlerExecution();
    nothingNew(
        given(Group.class, formed(), planned, elsewhere("Salle Volta"))
            .when(plan("Salle Ampère", taken(JANUARY_11, "Lumière"))));
  }

  @Test
  @DisplayName("une séance à venir prend un autre déroulé, une fois, et pas une fois commencée")
  void a_session_to_come_is_held_by_another_template() {
    var planned = planned(FIRST, 1, JANUARY_11);
    given(Group.class, formed(), planned).when(hold(MONA, "FLASH_60")).expectEvents(inAnHour());
    nothingNew(given(Group.class, formed(), planned, inAnHour()).when(hold(MONA, "FLASH_60")));
    nothingNew(given(Group.class, formed(), planned).when(hold(MONA, "STANDARD_180")));
    refused(
        given(Group.class, formed(), planned, begun(JANUARY_11)).when(hold(MONA, "FLASH_60")),
        RuleViolation.SESSION_HAS_BEGUN);
    refused(
        given(Group.class, formed(), planned).when(hold(ALICE, "FLASH_60")),
        RuleViolation.ONLY_MANAGER_OR_FACILITATOR_PLANS);
  }

  @Test
  @DisplayName("tenue en une heure elle laisse son lieu ensuite ; plus longue, il doit être libre")
  void a_longer_session_takes_its_room_for_longer() {
    var planned = planned(FIRST, 1, JANUARY_11);
    var later = JANUARY_11.plus(Duration.ofMinutes(90));
    refused(
        given(Group.class, formed(), planned, inAnHour())
            .when(hold(MONA, "STANDARD_180", taken(later, "Lumière"))),
        RuleViolation.PLACE_IS_TAKEN_BY_A_GROUP);
    given(Group.class, formed(), planned)
        .when(hold(MONA, "FLASH_60", taken(later, "Lumière")))
        .expectEvents(inAnHour());
  }

  private static ChangeSessionTemplate hold(Username by, String template) {
    return hold(by, template, RoomBookings.NONE);
  }

  private static ChangeSessionTemplate hold(Username by, String template, RoomBookings rooms) {
    var key = new SessionTemplate.Key(template);
    return new ChangeSessionTemplate(
        GROUP, FIRST, SessionTemplates.NONE.get(key), rooms, by.equals(MONA), by, TODAY);
  }

  @Test
  @DisplayName("reportée sans date, elle ne prend pas de lieu : il est vérifié avec la date")
  void without_a_date_it_takes_no_room() {
    var planned = planned(FIRST, 1, JANUARY_11);
    given(Group.class, formed(), planned, begun(JANUARY_11), postponed(JANUARY_11))
        .when(elsewhereBy(MONA, "Salle Ampère 2", takenBy("Salle Ampère 2")))
        .expectEvents(elsewhere("Salle Ampère 2"));
  }

  @Test
  @DisplayName("la même demande répétée n’est pas refusée")
  void the_same_again_is_not_refused() {
    nothingNew(
        given(Group.class, formed(), planned(FIRST, 1, JANUARY_11))
            .when(plan("Salle Ampère", taken(JANUARY_11, "Lumière"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"salle ampere", " SALLE  AMPÈRE ", "Salle-Ampère", "Salle « Ampère »"})
  @DisplayName("casse, accents, espaces et ponctuation ne font pas un autre lieu")
  void spelling_makes_no_other_room(String place) {
    assertThat(Room.of(place)).isEqualTo(Room.of("Salle Ampère")).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"Salle Ampère 2", "Salle A", "Ampère"})
  @DisplayName("un autre nom est un autre lieu")
  void another_name_is_another_room(String place) {
    assertThat(Room.of(place)).isNotEqualTo(Room.of("Salle Ampère")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "  ", "–", "https://visio.example.org/3", "À distance", "Visio", "À préciser"})
  @DisplayName("une visioconférence ou un lieu à préciser ne réserve rien")
  void a_video_call_books_nothing(String place) {
    assertThat(Room.of(place)).isEmpty();
  }

  private static RoomBookings taken(Instant from, @Nullable String group) {
    return new RoomBookings(List.of(booking(SECOND, from, group)));
  }

  private static RoomBooking booking(SessionId session, Instant from, @Nullable String group) {
    var room = Room.of("SALLE AMPERE").orElseThrow();
    return new RoomBooking(session.value(), room, from, from.plus(Duration.ofHours(3)), group);
  }

  private static PlanSession plan(String place, RoomBookings rooms) {
    return new PlanSession(
        GROUP,
        FIRST,
        JANUARY_11,
        SessionTemplates.NONE.get(SessionTemplate.Key.STANDARD_180),
        place,
        null,
        rooms,
        settings(),
        true,
        MONA,
        TODAY);
  }

  private static RoomBookings takenBy(String place) {
    var room = Room.of(place).orElseThrow();
    var until = JANUARY_11.plus(Duration.ofHours(3));
    return new RoomBookings(
        List.of(new RoomBooking(SECOND.value(), room, JANUARY_11, until, "Lumière")));
  }

  private static ChangeSessionPlace elsewhereBy(Username by, String place, RoomBookings rooms) {
    return new ChangeSessionPlace(
        GROUP, FIRST, new SessionPlace(place, null), rooms, by.equals(MONA), by, TODAY);
  }

  private static MoveSession move(RoomBookings rooms) {
    return new MoveSession(GROUP, FIRST, LATER, null, rooms, settings(), true, MONA, TODAY);
  }
}
