package codev.session.accesslog;

import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.session.accesslog.SessionReaders.Opening;
import codev.session.domain.accesslog.ReaderRelation;
import codev.session.domain.value.Username;
import codev.session.reference.DisplayNameSource;
import codev.session.reference.DisplayNames;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** JSON: who has opened the words of a session, for its participants and auditors. */
@RestController
@RequiredAccess(AccessPolicy.SESSION_FOLLOWER)
record SessionReadersController(SessionReadersQueries readers, DisplayNameSource names) {
  /**
   * A person opened words of the session on a day.
   *
   * @param on the calendar day at the place of the sessions
   * @param at the first time on that day
   */
  record ReaderResponse(
      Username username, String name, ReaderRelation relation, LocalDate on, Instant at) {
    private static ReaderResponse of(Opening opening, DisplayNames names) {
      return new ReaderResponse(
          opening.reader(),
          names.of(opening.reader()),
          opening.relation(),
          opening.on(),
          opening.at());
    }
  }

  /** Each person once a day, the latest first. */
  @GetMapping("/api/sessions/{session}/readers")
  List<ReaderResponse> readers(@PathVariable UUID session) {
    var openings = readers.of(session);
    var called = names.of(openings.stream().map(Opening::reader).distinct().toList());
    return openings.stream().map(opening -> ReaderResponse.of(opening, called)).toList();
  }
}
