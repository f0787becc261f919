package codev.session.voices;

import codev.infra.confidentiality.Seals;
import codev.infra.pages.Who;
import codev.infra.views.View;
import codev.session.board.Board;
import codev.session.domain.Reason;
import codev.session.domain.Refused;
import codev.session.domain.SessionId;
import codev.session.domain.Username;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives each request its voice. */
@Component
public class Voices {
  private final Seals seals;
  private final View<Board> boards;
  private final InstantSource clock;

  Voices(Seals seals, View<Board> boards, InstantSource clock) {
    this.seals = seals;
    this.boards = boards;
    this.clock = clock;
  }

  public Voice of(Who who, UUID session) {
    return new Voice(
        new SessionId(session), new Username(who.username()), null, clock.instant(), seals);
  }

  /**
   * The same, of somebody whose words another may be typing.
   *
   * @param speaker null: whoever asks speaks for themselves
   */
  public Voice of(Who who, UUID session, @Nullable String speaker) {
    var own = of(who, session);
    return speaker == null || speaker.equals(who.username()) ? own : of(new Username(speaker), own);
  }

  /**
   * Before words are sealed with somebody's key: it is not everybody's to use, nor to learn whether
   * there is one.
   */
  private Voice of(Username speaker, Voice scribe) {
    var roster =
        boards
            .find(scribe.session().toString())
            .map(Board::roster)
            .filter(r -> r.includes(scribe.username()))
            .orElseThrow(() -> new Refused(Reason.NOT_A_PARTICIPANT));
    if (!roster.facilitator().equals(scribe.username()))
      throw new Refused(Reason.ONLY_THE_FACILITATOR_TAKES_DOWN);
    if (!roster.hasMember(speaker)) throw new Refused(Reason.UNKNOWN_MEMBER, speaker);
    return new Voice(scribe.session(), speaker, scribe.username(), scribe.now(), seals);
  }
}
