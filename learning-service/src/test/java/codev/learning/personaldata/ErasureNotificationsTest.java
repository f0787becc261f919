package codev.learning.personaldata;

import static codev.learning.domain.Examples.ALICE;
import static codev.learning.domain.Examples.CARLA;
import static codev.learning.domain.Examples.ERASURE;
import static codev.learning.domain.Examples.TEN_TWENTY;
import static codev.learning.domain.Examples.contact;
import static codev.learning.domain.Examples.erased;
import static codev.learning.domain.Examples.erasureApproved;
import static codev.learning.domain.Examples.erasureCancelled;
import static codev.learning.domain.Examples.erasureDeclined;
import static codev.learning.domain.Examples.erasureRequested;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.email.Email;
import codev.infra.email.EmailBlock.TranslatableText;
import codev.infra.email.EmailProperties;
import codev.learning.domain.event.LearningServiceEvent;
import codev.learning.domain.event.PersonEvent.ContactNoted;
import codev.learning.domain.event.PersonEvent.ErasureRequested;
import codev.learning.domain.person.Contact;
import codev.learning.reminders.FoldedViews;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Carla has asked for Alice's erasure. */
@DisplayName("Les courriels sur un effacement")
class ErasureNotificationsTest {
  private static final EmailProperties SETTINGS =
      new EmailProperties(
          Duration.ofMinutes(1),
          "codev@localhost",
          URI.create("http://localhost:8080"),
          Locale.FRENCH,
          ZoneId.of("Europe/Paris"),
          Duration.ofDays(7),
          Duration.ofDays(365),
          LocalTime.of(20, 0),
          LocalTime.of(7, 0));

  private static final ContactNoted CARLAS =
      new ContactNoted(
          CARLA,
          new Contact("Carla Rossi", "carla@example.org", null, true, List.of()),
          TEN_TWENTY);

  private static final ErasureRequested OWN =
      new ErasureRequested(ALICE, ERASURE, Set.of(), null, ALICE, erasureRequested().at());

  @Test
  @DisplayName("disent à la personne qui l’a demandé, puis pour quand il est accepté")
  void the_person_is_told_who_has_asked_and_when_it_will_be() {
    var asked = only(due(contact(null, false), CARLAS, erasureRequested()));
    assertThat(asked.id()).hasToString("erasure-requested-by-other/" + ERASURE + "/alice");
    assertThat(asked.to().email()).isEqualTo("alice@example.org");
    assertThat(opening(asked).arguments()).isEqualTo(List.of("Carla Rossi"));
    assertThat(asked.toString()).doesNotContain("sealed");

    var approved = only(due(contact(null, false), CARLAS, erasureRequested(), erasureApproved()));
    assertThat(approved.id()).hasToString("erasure-approved/" + ERASURE + "/alice");
    assertThat(opening(approved).arguments()).isEqualTo(List.of(erasureApproved().due()));
    assertThat(approved.link().path()).isEqualTo("/me");
  }

  @Test
  @DisplayName("disent à la personne et à qui l’a demandé qu’il est annulé")
  void both_are_told_that_it_is_cancelled() {
    assertThat(due(contact(null, true), CARLAS, erasureRequested(), erasureCancelled()))
        .extracting(email -> email.id().value())
        .containsExactly(
            "erasure-cancelled/" + ERASURE + "/alice",
            "erasure-cancelled-of-other/" + ERASURE + "/carla");
    assertThat(due(contact(null, true), OWN, erasureCancelled()))
        .extracting(email -> email.id().value())
        .containsExactly("erasure-cancelled/" + ERASURE + "/alice");
  }

  @Test
  @DisplayName("disent un refus à la personne, sauf si elle a demandé l’effacement elle-même")
  void a_refusal_is_told_to_who_has_not_asked() {
    assertThat(only(due(contact(null, true), erasureRequested(), erasureDeclined())).id())
        .hasToString("erasure-declined/" + ERASURE + "/alice");
    assertThat(due(contact(null, true), OWN, erasureDeclined())).isEmpty();
    assertThat(only(due(contact(null, true), OWN)).id())
        .hasToString("erasure-requested/" + ERASURE + "/alice");
  }

  @Test
  @DisplayName("ne s’écrivent ni après l’effacement, ni sans adresse, ni une semaine plus tard")
  void nothing_is_written_without_an_address_or_late() {
    var approved = erasureApproved();
    assertThat(due(contact(null, true), CARLAS, erasureRequested(), approved, erased())).isEmpty();
    assertThat(due(erasureRequested())).isEmpty();
    var late = erasureRequested().at().plus(Duration.ofDays(8));
    assertThat(dueAt(late, contact(null, true), erasureRequested())).isEmpty();
  }

  private static List<Email> due(LearningServiceEvent... log) {
    return dueAt(log[log.length - 1].at().plusSeconds(60), log);
  }

  private static List<Email> dueAt(Instant moment, LearningServiceEvent... log) {
    var views = new FoldedViews(List.of(log));
    return new ErasureNotifications(
            new ErasureQueries(views), new PersonalDataQueries(views), SETTINGS)
        .due(moment)
        .toList();
  }

  private static TranslatableText opening(Email letter) {
    return (TranslatableText) letter.blocks().getFirst();
  }

  private static Email only(List<Email> letters) {
    assertThat(letters).hasSize(1);
    return letters.getFirst();
  }
}
