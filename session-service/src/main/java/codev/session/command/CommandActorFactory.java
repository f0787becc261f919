package codev.session.command;

import codev.infra.confidentiality.TextEncryption;
import codev.infra.projections.View;
import codev.infra.web.security.CurrentUser;
import codev.session.domain.value.RuleViolation;
import codev.session.domain.value.RuleViolationException;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.Username;
import codev.session.view.SessionView;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives each request its voice. */
@Component
public class CommandActorFactory {
  private final TextEncryption seals;
  private final View<SessionView> boards;
  private final InstantSource clock;

  CommandActorFactory(TextEncryption seals, View<SessionView> boards, InstantSource clock) {
    this.seals = seals;
    this.boards = boards;
    this.clock = clock;
  }

  public CommandActor of(CurrentUser who, UUID session) {
    return new CommandActor(
        new SessionId(session), new Username(who.username()), null, clock.instant(), seals);
  }

  /**
   * The same, of somebody whose words another may be typing.
   *
   * @param speaker null: whoever asks speaks for themselves
   */
  public CommandActor of(CurrentUser who, UUID session, @Nullable String speaker) {
    var own = of(who, session);
    return speaker == null || speaker.equals(who.username()) ? own : of(new Username(speaker), own);
  }

  /**
   * Before words are sealed with somebody's key: it is not everybody's to use, nor to learn whether
   * there is one.
   */
  private CommandActor of(Username speaker, CommandActor scribe) {
    var roster =
        boards
            .find(scribe.session().toString())
            .map(SessionView::roster)
            .filter(r -> r.includes(scribe.username()))
            .orElseThrow(() -> new RuleViolationException(RuleViolation.NOT_A_PARTICIPANT));
    if (!roster.facilitator().equals(scribe.username()))
      throw new RuleViolationException(RuleViolation.ONLY_THE_FACILITATOR_TAKES_DOWN);
    if (!roster.hasMember(speaker))
      throw new RuleViolationException(RuleViolation.UNKNOWN_MEMBER, speaker);
    return new CommandActor(scribe.session(), speaker, scribe.username(), scribe.now(), seals);
  }
}
