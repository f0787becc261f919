package codev.session.response;

import codev.infra.confidentiality.TextEncryption;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.session.reference.DisplayNameSource;
import codev.session.view.SessionAccess;
import codev.session.view.SessionQueries.PastView;
import codev.session.view.SessionView;
import java.time.InstantSource;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Maps a session's view to what one person may see of it; not found for those who may not see it.
 */
@Component
public class SessionResponseMapper {
  private final TextEncryption seals;
  private final DisplayNameSource names;
  private final MessageSource messages;
  private final InstantSource clock;

  public SessionResponseMapper(
      TextEncryption seals, DisplayNameSource names, MessageSource messages, InstantSource clock) {
    this.seals = seals;
    this.names = names;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * @param language of the reader: a stream has a thread of its own, which has no request
   */
  public SessionResponse map(SessionView view, CurrentUser who, Locale language) {
    return map(new PastView(view, view, clock.instant()), who, language);
  }

  /**
   * An earlier version, with the times of that moment. Who may see it, and what is hidden, is as of
   * today: the past shows nothing that was hidden since.
   */
  SessionResponse map(PastView past, CurrentUser who, Locale language) {
    var access = SessionAccess.of(who, past.current()).orElseThrow(RefusedException::notFound);
    var mentioned = names.of(past.current().mentioned());
    var context = new ViewerContext(access, past.then(), seals, mentioned, past.at());
    var contracts = new ContractMapper(context);
    var results = new ResultsMapper(context);
    var gates = new GateMapper(context, new RuleMessages(messages, language));
    return new SessionResponse(
        new SessionDetailsMapper(context).map(),
        new ProgressMapper(context, contracts, results).map(),
        new PeopleMapper(context).map(),
        new PreparationMapper(context).map(),
        new DiscussionMapper(context, contracts).map(),
        results.map(),
        new TakeawaysMapper(context).map(),
        new PermissionsMapper(context, gates).map());
  }
}
