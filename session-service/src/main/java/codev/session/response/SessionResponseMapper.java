package codev.session.response;

import codev.infra.confidentiality.TextEncryption;
import codev.infra.web.authority.AuthoritySource;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.session.accesslog.WordsAccessLog;
import codev.session.domain.value.SessionStatus;
import codev.session.domain.value.Username;
import codev.session.reference.CompetencySource;
import codev.session.reference.DisplayNameSource;
import codev.session.reference.KnownGroupSource;
import codev.session.view.SessionAccess;
import codev.session.view.SessionQueries.PastView;
import codev.session.view.SessionView;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Maps a session's view to what one person may see of it; not found for those who may not see it.
 */
@Component
public record SessionResponseMapper(
    TextEncryption encryption,
    WordsAccessLog accessLog,
    DisplayNameSource names,
    CompetencySource competencies,
    AuthoritySource authorities,
    KnownGroupSource groups,
    MessageSource messages,
    InstantSource clock) {
  /**
   * @param language of the reader: a stream has a thread of its own, which has no request
   */
  public SessionResponse map(SessionView view, CurrentUser user, Locale language) {
    return map(new PastView(view, view, clock.instant()), user, language);
  }

  /** What a person may see of a session; not found if nothing. */
  SessionAccess access(SessionView current, CurrentUser user) {
    return SessionAccess.of(user, authorities, groups, current)
        .orElseThrow(RefusedException::notFound);
  }

  /**
   * An earlier version, with the times of that moment. Who may see it, and what is hidden, is as of
   * today: the past shows nothing that was hidden since.
   */
  SessionResponse map(PastView past, CurrentUser user, Locale language) {
    var access = access(past.current(), user);
    var mentioned = names.of(past.current().mentioned());
    var accessRecorder = new WordsAccessRecorder(accessLog, access, encryption);
    var context =
        new ViewerContext(
            access,
            past.then(),
            encryption,
            accessRecorder,
            mentioned,
            competencies.of(past.current().plan().programme()),
            past.at());
    var contracts = new ContractMapper(context);
    var results = new ResultsMapper(context);
    var gates = new GateMapper(context, new RuleTexts(messages, language), withoutCharter(past));
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

  /** Who has to accept the charter of the group before the session can be opened. */
  private List<Username> withoutCharter(PastView past) {
    var current = past.current();
    boolean isToBeOpened =
        past.then().state() == SessionStatus.SCHEDULED
            && current.state() == SessionStatus.SCHEDULED
            && !current.waitsForDate();
    return isToBeOpened
        ? groups.of(current.plan().group()).withoutCharter(current.members())
        : List.of();
  }
}
