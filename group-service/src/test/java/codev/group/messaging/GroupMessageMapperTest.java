package codev.group.messaging;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.APPROVAL;
import static codev.group.domain.People.APPROVAL_ENDS;
import static codev.group.domain.People.CARLA;
import static codev.group.domain.People.DAVID;
import static codev.group.domain.People.FIRST;
import static codev.group.domain.People.JANUARY_11;
import static codev.group.domain.People.MONA;
import static codev.group.domain.People.PAUL;
import static codev.group.domain.People.PROGRAMME;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.acceptanceWithdrawn;
import static codev.group.domain.People.accepted;
import static codev.group.domain.People.approved;
import static codev.group.domain.People.begun;
import static codev.group.domain.People.bound;
import static codev.group.domain.People.cancelled;
import static codev.group.domain.People.carriedOut;
import static codev.group.domain.People.charterDeclined;
import static codev.group.domain.People.contact;
import static codev.group.domain.People.counted;
import static codev.group.domain.People.declared;
import static codev.group.domain.People.declaredIn;
import static codev.group.domain.People.defined;
import static codev.group.domain.People.disapproved;
import static codev.group.domain.People.elsewhere;
import static codev.group.domain.People.enlisted;
import static codev.group.domain.People.expired;
import static codev.group.domain.People.formed;
import static codev.group.domain.People.granted;
import static codev.group.domain.People.handedOver;
import static codev.group.domain.People.held;
import static codev.group.domain.People.identityErasureAnnounced;
import static codev.group.domain.People.identityErasureCalledOff;
import static codev.group.domain.People.identityPeriodEnded;
import static codev.group.domain.People.impossible;
import static codev.group.domain.People.inAnHour;
import static codev.group.domain.People.joined;
import static codev.group.domain.People.left;
import static codev.group.domain.People.moved;
import static codev.group.domain.People.noted;
import static codev.group.domain.People.ours;
import static codev.group.domain.People.planned;
import static codev.group.domain.People.postponed;
import static codev.group.domain.People.registered;
import static codev.group.domain.People.released;
import static codev.group.domain.People.replaced;
import static codev.group.domain.People.requested;
import static codev.group.domain.People.reviewed;
import static codev.group.domain.People.revoked;
import static codev.group.domain.People.sessionsEnded;
import static codev.group.domain.People.shifted;
import static codev.group.domain.People.skipped;
import static codev.group.domain.People.swapped;
import static codev.group.domain.People.worded;
import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.authority.ApprovalAction;
import codev.group.domain.authority.ApprovalAction.PersonErasure;
import codev.group.domain.event.ApprovalEvent.ApprovalExpired;
import codev.group.domain.event.ApprovalEvent.ApprovalGranted;
import codev.group.domain.event.ApprovalEvent.ApprovalRefused;
import codev.group.domain.event.ApprovalEvent.ApprovalRequested;
import codev.group.domain.event.GroupServiceEvent;
import codev.group.domain.person.Language;
import codev.infra.eventrelay.OutboundMessage;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.testkit.MessageSamples;
import codev.infra.testkit.encryption.EncodedTextEncryption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("Ce que les groupes disent à leurs voisins")
class GroupMessageMapperTest {
  /** The samples have texts in the form of encrypted ones, which consumers read. */
  private static final EncodedTextEncryption ENCRYPTION = new EncodedTextEncryption();

  private static final ApprovalAction ERASURE = new PersonErasure(ALICE, Set.of(PROGRAMME));

  @TestFactory
  Stream<DynamicTest> published_messages() {
    return MessageSamples.of("group")
        .noLongerPublished(
            "group.session-planned.v1",
            "group.person-registered.v1",
            "group.contact-changed.v1",
            "group.subject-bound.v1",
            "group.subject-released.v1")
        .writtenFrom(examples());
  }

  @TestFactory
  Stream<DynamicTest> schemas_of_published_messages() {
    return MessageSamples.of("group").describedBy(examples());
  }

  private static Map<String, Object> examples() {
    Stream<GroupServiceEvent> events =
        Stream.of(
            declared(),
            bound("7d3c"),
            released("7d3c"),
            sessionsEnded(TODAY),
            granted(),
            revoked(),
            new ApprovalGranted(APPROVAL, ERASURE, MONA, null, PAUL, TODAY),
            new ApprovalRefused(APPROVAL, ERASURE, MONA, null, PAUL, TODAY),
            new ApprovalExpired(APPROVAL, ERASURE, MONA, APPROVAL_ENDS),
            registered(),
            contact(Language.EN, false),
            identityPeriodEnded(),
            formed(),
            joined(DAVID),
            left(CARLA),
            replaced(PAUL, FIRST),
            accepted(ALICE),
            acceptanceWithdrawn(ALICE),
            worded(),
            planned(FIRST, 1, JANUARY_11, ours(), MONA),
            shifted("2027-01-18T08:00:00Z"),
            elsewhere("Salle Volta"),
            inAnHour(),
            cancelled(),
            counted(ALICE));
    return events
        .map(GroupMessageMapperTest::published)
        .flatMap(Optional::stream)
        .collect(Collectors.toMap(OutboundMessage::type, OutboundMessage::body));
  }

  @Test
  @DisplayName("l’unité d’un programme se dit avec lui, si elle est connue")
  void the_unit_of_a_programme_is_published() {
    var body = published(declaredIn("Production")).orElseThrow().body();
    assertThat(((GroupMessages.ProgrammeDeclaredV1) body).unit()).isEqualTo("Production");
  }

  @Test
  @DisplayName("une identité qui s’efface n’est publiée que le jour venu")
  void an_announced_erasure_stays_here() {
    assertThat(published(identityErasureAnnounced())).isEmpty();
    assertThat(published(identityErasureCalledOff())).isEmpty();
  }

  @Test
  @DisplayName("un profil changé se dit comme une inscription")
  void a_changed_profile_is_told_like_a_registration() {
    assertThat(published(moved()).orElseThrow().type()).isEqualTo("group.person-registered.v2");
  }

  @Test
  @DisplayName("d’une personne effacée ne se disent ni nom ni adresse")
  void nothing_is_told_of_an_erased_person() {
    var encryption = new EncodedTextEncryption();
    encryption.erase(ALICE.value());
    var people = new PersonMessages(encryption);
    assertThat(people.registered(registered()))
        .isEqualTo(new PersonMessages.PersonRegisteredV2(ALICE, null, TODAY));
    assertThat(people.contactChanged(contact(Language.EN, false)))
        .isEqualTo(new PersonMessages.ContactChangedV2(ALICE, null, TODAY));
  }

  @Test
  @DisplayName("ce qu’une séance nous a appris n’est pas redit")
  void what_a_session_told_us_is_not_told_again() {
    assertThat(published(begun(JANUARY_11))).isEmpty();
    assertThat(published(postponed(JANUARY_11))).isEmpty();
    assertThat(published(handedOver(PAUL))).isEmpty();
    assertThat(published(noted(ALICE))).isEmpty();
    assertThat(published(held(ALICE))).isEmpty();
  }

  @Test
  @DisplayName("qui passe ou échange son tour ne regarde que le groupe")
  void decisions_about_turns_stay_here() {
    assertThat(published(swapped(ALICE, CARLA))).isEmpty();
    assertThat(published(skipped(ALICE))).isEmpty();
  }

  @Test
  @DisplayName("qui décline sa place reste membre pour les voisins tant qu’il n’est pas parti")
  void who_declines_is_a_member_until_they_leave() {
    assertThat(published(charterDeclined(ALICE))).isEmpty();
  }

  @Test
  @DisplayName("le vivier des animateurs ne regarde que ce service")
  void the_pool_stays_here() {
    assertThat(published(enlisted())).isEmpty();
  }

  @Test
  @DisplayName("un accord ne regarde les voisins que s’ils le réalisent")
  void approvals_are_published_where_neighbours_carry_them_out() {
    assertThat(published(requested())).isEmpty();
    assertThat(published(approved())).isEmpty();
    assertThat(published(disapproved())).isEmpty();
    assertThat(published(expired())).isEmpty();
    assertThat(
            published(new ApprovalRequested(APPROVAL, ERASURE, MONA, null, APPROVAL_ENDS, TODAY)))
        .isEmpty();
    assertThat(published(carriedOut())).isEmpty();
    assertThat(published(impossible())).isEmpty();
  }

  @Test
  @DisplayName("qui siège à présent avec son responsable ne regarde pas les voisins")
  void who_sits_with_their_manager_stays_here() {
    assertThat(published(reviewed())).isEmpty();
  }

  @Test
  @DisplayName("un déroulé se dit avec chaque séance qui en est faite, pas avant")
  void a_template_is_told_with_its_sessions() {
    assertThat(published(defined(ours()))).isEmpty();
  }

  private static Optional<OutboundMessage> published(GroupServiceEvent event) {
    return new GroupMessageMapper(ENCRYPTION)
        .map(new RecordedEvent<>(event, 1, "group/1", 0, event.at(), "00"));
  }
}
