package codev.session.command;

import codev.infra.confidentiality.TextEncryption;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.projections.ReadModel;
import codev.infra.web.identity.UsernameSpelling;
import codev.infra.web.security.CurrentUser;
import codev.session.domain.CheckParticipation.FindProgramme;
import codev.session.domain.value.ProgrammeId;
import codev.session.domain.value.RuleViolation;
import codev.session.domain.value.RuleViolationException;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.Username;
import codev.session.view.SessionView;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the {@link CommandActor} of a request. */
@Component
class CommandActorFactory {
  /** More sessions than are held at a time. */
  private static final int MOST_SESSIONS = 10_000;

  private final CommandSender commands;
  private final TextEncryption encryption;
  private final ReadModel<SessionView> sessions;
  private final InstantSource clock;
  private final UsernameSpelling spelling;

  /** A session never changes its programme. */
  private final Cache<SessionId, ProgrammeId> programmes =
      Caffeine.newBuilder().maximumSize(MOST_SESSIONS).build();

  CommandActorFactory(
      CommandSender commands,
      TextEncryption encryption,
      ReadModel<SessionView> sessions,
      InstantSource clock,
      UsernameSpelling spelling) {
    this.commands = commands;
    this.encryption = encryption;
    this.sessions = sessions;
    this.clock = clock;
    this.spelling = spelling;
  }

  CommandActor of(CurrentUser user, UUID session) {
    return new CommandActor(
        new SessionId(session),
        () -> programme(new SessionId(session)),
        new Username(user.username()),
        null,
        clock.instant(),
        encryption.of(user.username()),
        commands);
  }

  /** Asked of the session itself, which goes on while its view is away. */
  private ProgrammeId programme(SessionId session) {
    return programmes.get(
        session, id -> commands.send(new FindProgramme(id)).answer(ProgrammeId.class));
  }

  /**
   * The same for a text that the facilitator may type for another participant.
   *
   * @param speaker the author; null when the caller is the author
   */
  CommandActor of(CurrentUser user, UUID session, @Nullable String speaker) {
    var actor = of(user, session);
    if (speaker == null) return actor;
    var author = new Username(spelling.of(speaker));
    return author.equals(actor.username()) ? actor : of(author, actor);
  }

  /**
   * Checked before a text is encrypted with another person's key: only the facilitator of the
   * session may use it, and nobody else may learn whether there is one.
   */
  private CommandActor of(Username speaker, CommandActor scribe) {
    var roster =
        sessions
            .find(scribe.session().toString())
            .map(SessionView::roster)
            .filter(r -> r.includes(scribe.username()))
            .orElseThrow(() -> new RuleViolationException(RuleViolation.NOT_A_PARTICIPANT));
    if (!roster.facilitator().equals(scribe.username()))
      throw new RuleViolationException(RuleViolation.ONLY_THE_FACILITATOR_TAKES_DOWN);
    if (!roster.hasMember(speaker))
      throw new RuleViolationException(RuleViolation.UNKNOWN_MEMBER, speaker);
    return new CommandActor(
        scribe.session(),
        scribe.programme(),
        speaker,
        scribe.username(),
        scribe.now(),
        encryption.of(speaker.value()),
        commands);
  }
}
