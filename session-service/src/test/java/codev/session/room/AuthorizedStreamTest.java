package codev.session.room;

import static codev.session.domain.People.BOB;
import static codev.session.domain.People.opened;
import static codev.session.domain.People.scheduled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.accesstokens.AccessCutOff;
import codev.infra.eventstore.log.EventLogProperties;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.streaming.StreamEvent;
import codev.infra.web.streaming.StreamSource;
import codev.session.domain.SessionEvent;
import codev.session.view.SessionAccess;
import codev.session.view.SessionView;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

@DisplayName("Un flux ne survit pas au droit de qui le suit")
class AuthorizedStreamTest {
  private static final StreamEvent EVENT = new StreamEvent("1", "said", "…");

  private final AtomicInteger read = new AtomicInteger();
  private Supplier<SessionAccess> access = () -> seenBy(true, false);

  @Test
  @DisplayName("le droit est demandé avant chaque événement : rien n’est lu une fois qu’il a cessé")
  void the_right_is_asked_before_each_event() {
    var stream = AuthorizedStream.of(source(Optional.empty()), () -> access.get());
    assertThat(stream.after(null)).containsExactly(EVENT);
    assertThat(stream.after("1")).containsExactly(EVENT);

    access =
        () -> {
          throw RefusedException.notFound();
        };

    assertThatThrownBy(() -> stream.after("1")).isInstanceOf(RefusedException.class);
    assertThat(read).hasValue(2);
  }

  @Test
  @DisplayName("il s’ouvre, et continue, pour qui lit les événements, et pour personne d’autre")
  void a_manager_follows_nothing() {
    var source = source(Optional.empty());
    access = () -> seenBy(false, false);
    assertThatThrownBy(() -> AuthorizedStream.of(source, access))
        .isInstanceOf(RefusedException.class);

    access = () -> seenBy(false, true);
    var stream = AuthorizedStream.of(source, () -> access.get());
    access = () -> seenBy(false, false); // who audited it manages it now
    assertThatThrownBy(() -> stream.after(null)).isInstanceOf(RefusedException.class);
    assertThat(read).hasValue(0);
  }

  @Test
  @DisplayName("la séance et son groupe le réveillent : on y perd sa place par les deux")
  void session_and_group_wake_it() {
    var plan = view().plan();
    assertThat(AuthorizedStream.of(source(Optional.empty()), access).topics())
        .containsExactly(plan.session().toString(), plan.group().toString());
  }

  @Test
  @DisplayName("qui n’est pas du groupe est vérifié à nouveau sans que rien ne réveille le flux")
  void an_outsider_is_asked_again_by_time() {
    access = () -> seenBy(false, true);
    for (var own : List.of(Optional.<Duration>empty(), Optional.of(Duration.ofMinutes(1))))
      assertThat(AuthorizedStream.of(source(own), access).maximumWait())
          .contains(AuthorizedStream.RECHECK);
    assertThat(AuthorizedStream.of(source(Optional.of(Duration.ofMillis(10))), access))
        .returns(Optional.of(Duration.ofMillis(10)), AuthorizedStream::maximumWait);
  }

  @Test
  @DisplayName("un membre qui perd sa place et suit encore pour l’audit l’est à son tour")
  void a_member_who_becomes_an_outsider_is_asked_again_by_time() {
    var stream = AuthorizedStream.of(source(Optional.empty()), () -> access.get());
    assertThat(stream.maximumWait()).isEmpty();

    access = () -> seenBy(false, true);
    assertThat(stream.after(null)).containsExactly(EVENT);
    assertThat(stream.maximumWait()).contains(AuthorizedStream.RECHECK);

    access = () -> seenBy(true, false);
    assertThat(stream.after("1")).containsExactly(EVENT);
    assertThat(stream.maximumWait()).isEmpty();
  }

  @Test
  @DisplayName("à temps : ce qui est attendu y tient, même sans être réveillé par la base")
  void what_is_waited_for_fits() {
    var unnotified =
        new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("codev.log", EventLogProperties.class)
            .poll();
    assertThat(unnotified.plus(AuthorizedStream.RECHECK)).isLessThan(AccessCutOff.LIMIT);
  }

  private StreamSource source(Optional<Duration> maximumWait) {
    return new StreamSource() {
      @Override
      public List<StreamEvent> after(@Nullable String lastId) {
        read.incrementAndGet();
        return List.of(EVENT);
      }

      @Override
      public Optional<Duration> maximumWait() {
        return maximumWait;
      }
    };
  }

  private static SessionAccess seenBy(boolean isInside, boolean audits) {
    return new SessionAccess(new CurrentUser(BOB.value(), Set.of()), view(), isInside, audits);
  }

  private static SessionView view() {
    var happened = List.<SessionEvent>of(scheduled(), opened());
    @Nullable SessionView view = null;
    for (int i = 0; i < happened.size(); i++)
      view = SessionView.after(view, happened.get(i), i, i + 1);
    return Objects.requireNonNull(view);
  }
}
