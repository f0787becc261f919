package codev.session.audit;

import codev.infra.securitylog.SecurityEvent;
import codev.infra.securitylog.SecurityLogEntry;
import codev.infra.ui.NameOrder;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.securitylog.ExportKind;
import codev.infra.web.securitylog.SecurityFacts;
import codev.session.audit.AuditTrailQueries.Entry;
import codev.session.audit.AuditTrailQueries.Found;
import codev.session.config.TimeZoneProperties;
import codev.session.domain.value.Username;
import codev.session.reference.DisplayNameSource;
import codev.session.reference.DisplayNames;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** HTML and CSV: who did what in the sessions, the latest first, without words. */
@Controller
@RequestMapping("/audit/sessions")
@RequiredAccess(AccessPolicy.ORGANISATION_AUDITOR)
class AuditTrailController {
  private static final int SHOWN = 50; // lines

  private final AuditTrailQueries trails;
  private final DisplayNameSource naming;
  private final AuditTrailCsv csv;
  private final InstantSource clock;
  private final TimeZoneProperties place;
  private final ObjectProvider<SecurityFacts> kept;

  AuditTrailController(
      AuditTrailQueries trails,
      DisplayNameSource naming,
      AuditTrailCsv csv,
      InstantSource clock,
      TimeZoneProperties place,
      ObjectProvider<SecurityFacts> kept) {
    this.trails = trails;
    this.naming = naming;
    this.csv = csv;
    this.clock = clock;
    this.place = place;
    this.kept = kept;
  }

  /** A choice of a list: what is sent, and what is read. */
  record Choice(String value, String name) {}

  /**
   * What the page reads.
   *
   * @param zone in which days are meant and times are shown
   * @param next how many lines to leave out on the next page; null on the last
   * @param people who did something in these days, by name
   * @param groups likewise
   * @param whats names of the events of these days
   */
  record AuditTrailPageModel(
      AuditTrailFilter wanted,
      ZoneId zone,
      boolean isWidened,
      int count,
      List<Entry> shown,
      @Nullable Integer next,
      boolean isFirst,
      DisplayNames names,
      List<Choice> people,
      List<Choice> groups,
      List<String> whats) {}

  /**
   * What the request asks for.
   *
   * @param person user name
   * @param group id
   * @param what an event's name in the API, or {@code decisions}
   */
  record AuditTrailForm(
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable String person,
      @Nullable String group,
      @Nullable String what) {
    AuditTrailFilter filter(LocalDate today) {
      var last = to == null ? today : AuditTrailFilter.possible("to", to);
      var account = given(person);
      return new AuditTrailFilter(
          from == null ? last : AuditTrailFilter.possible("from", from),
          last,
          account == null ? null : new Username(account),
          given(group),
          given(what));
    }

    /** Null where nothing is chosen. */
    private static @Nullable String given(@Nullable String text) {
      return text == null || text.isBlank() ? null : text.strip();
    }
  }

  /**
   * @param skip how many of the latest lines to leave out
   */
  @GetMapping("/actions")
  ModelAndView page(AuditTrailForm asked, @RequestParam(defaultValue = "0") int skip) {
    var first = Math.max(0, skip);
    var found = found(asked, first + SHOWN + 1);
    var left = found.entries().stream().skip(first).limit(SHOWN + 1L).toList();
    var names = names(found);
    return new ModelAndView(
        "audit/actions",
        "trail",
        new AuditTrailPageModel(
            found.filter(),
            place.zone(),
            asked.from() == null,
            found.entries().size(),
            left.stream().limit(SHOWN).toList(),
            left.size() > SHOWN ? first + SHOWN : null,
            first == 0,
            names,
            people(found, names),
            groups(found),
            whats(found)));
  }

  /** All lines that are asked for, as a spreadsheet in the reader's language opens them. */
  @GetMapping("/actions.csv")
  ResponseEntity<String> table(AuditTrailForm asked, CurrentUser user, Locale language) {
    var found = found(asked, Integer.MAX_VALUE);
    SecurityLogEntry.of(SecurityEvent.EXPORT)
        .with("by", user.username())
        .with("what", ExportKind.SESSION_ACTIONS.label())
        .with("from", found.filter().from())
        .with("to", found.filter().to())
        .write();
    kept.ifAvailable(facts -> facts.exported(user.username(), ExportKind.SESSION_ACTIONS, null));
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"actions-%s-%s.csv\""
                .formatted(found.filter().from(), found.filter().to()))
        .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
        .body(csv.of(found.entries(), names(found), language));
  }

  private Found found(AuditTrailForm asked, int enough) {
    var wanted = asked.filter(LocalDate.ofInstant(clock.instant(), place.zone()));
    return asked.from() == null ? trails.latest(wanted, enough) : trails.find(wanted);
  }

  private DisplayNames names(Found found) {
    return naming.of(
        found.trails().stream()
            .flatMap(trail -> trail.lines().stream())
            .flatMap(AuditLine::people)
            .distinct()
            .toList());
  }

  private static List<Choice> people(Found found, DisplayNames names) {
    return found.trails().stream()
        .flatMap(trail -> trail.lines().stream())
        .flatMap(AuditLine::people)
        .distinct()
        .map(person -> new Choice(person.value(), names.of(person)))
        .sorted(Comparator.comparing(Choice::name, NameOrder.alphabetical()))
        .toList();
  }

  private static List<Choice> groups(Found found) {
    return found.trails().stream()
        .map(trail -> new Choice(trail.group(), trail.groupName()))
        .distinct()
        .sorted(Comparator.comparing(Choice::name, NameOrder.alphabetical()))
        .toList();
  }

  private static List<String> whats(Found found) {
    return found.trails().stream()
        .flatMap(trail -> trail.lines().stream())
        .map(AuditLine::what)
        .distinct()
        .sorted(NameOrder.alphabetical())
        .toList();
  }
}
