package codev.session.accesslog;

import static codev.session.domain.People.ALICE;
import static codev.session.domain.People.ANNE;
import static codev.session.domain.People.BOB;
import static codev.session.domain.People.ORIGIN;
import static codev.session.domain.People.SESSION;
import static codev.session.domain.People.scheduled;
import static codev.session.domain.People.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.web.security.CurrentUser;
import codev.session.domain.People;
import codev.session.domain.SessionEvent;
import codev.session.domain.accesslog.ReaderRelation;
import codev.session.domain.accesslog.RecordOpening;
import codev.session.domain.value.Username;
import codev.session.view.SessionAccess;
import codev.session.view.SessionView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Le registre des ouvertures")
class EventSourcedWordsAccessLogTest {
  private final List<RecordOpening> sent = new ArrayList<>();
  private Instant now = Instant.parse("2027-01-11T22:30:00Z");
  private final WordsAccessLog log =
      new EventSourcedWordsAccessLog(sent::add, People.PARIS, () -> now);

  @Test
  @DisplayName("enregistre qui ouvre, en quelle qualité et quel jour, sur place")
  void records_who_opens() {
    log.record(by(BOB));
    now = Instant.parse("2027-01-11T23:30:00Z");
    log.record(by(ANNE));

    assertThat(sent)
        .containsExactly(
            new RecordOpening(
                SESSION,
                BOB,
                ReaderRelation.MEMBER,
                LocalDate.of(2027, 1, 11),
                Instant.parse("2027-01-11T22:30:00Z")),
            new RecordOpening(
                SESSION, ANNE, ReaderRelation.FACILITATOR, LocalDate.of(2027, 1, 12), now));
  }

  @Test
  @DisplayName("n'envoie qu'une commande par personne et par jour")
  void sends_one_command_a_day() {
    for (int i = 0; i < 100; i++) {
      log.record(by(BOB));
      log.record(by(ALICE));
    }
    assertThat(sent).extracting(RecordOpening::reader).containsExactly(BOB, ALICE);
  }

  @Test
  @DisplayName("ne retient pas une ouverture qu'il n'a pas pu enregistrer")
  void does_not_remember_what_failed() {
    var broken =
        new EventSourcedWordsAccessLog(
            _ -> {
              throw new IllegalStateException("the log is away");
            },
            People.PARIS,
            () -> now);
    for (int tries = 0; tries < 2; tries++)
      assertThatThrownBy(() -> broken.record(by(BOB))).hasMessage("the log is away");
  }

  @Test
  @DisplayName("distingue le remplaçant de l'animateur du groupe")
  void names_a_substitute() {
    var handedOver =
        new SessionEvent.ChairHandedOver(SESSION, ORIGIN, BOB, words("Malade"), ANNE, now);
    log.record(by(BOB, scheduled(), handedOver));
    assertThat(sent).extracting(RecordOpening::relation).containsExactly(ReaderRelation.SUBSTITUTE);
  }

  private static SessionAccess by(Username reader) {
    return by(reader, scheduled());
  }

  private static SessionAccess by(Username reader, SessionEvent... happened) {
    @Nullable SessionView view = null;
    for (int i = 0; i < happened.length; i++) view = SessionView.after(view, happened[i], i, i + 1);
    var who = new CurrentUser(reader.value(), Set.of());
    return new SessionAccess(who, Objects.requireNonNull(view), true, false);
  }
}
