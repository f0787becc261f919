package codev.infra.web.audittrail;

import codev.infra.securitylog.SecurityEvent;
import codev.infra.securitylog.SecurityLogEntry;
import codev.infra.ui.NameOrder;
import codev.infra.web.FileDownload;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.paging.Paging;
import codev.infra.web.paging.RequestedDays;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.securitylog.SecurityFacts;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * HTML and CSV: who did what in a service, the latest first, without words. Beside the page of the
 * service's log, {@code codev.audit.page}.
 */
@Controller
@RequestMapping("${codev.audit.page}")
@RequiredAccess(AccessPolicy.ORGANISATION_AUDITOR)
public class AuditTrailPageController {
  /** Rows of a table; more of them are asked for by their days. */
  private static final int MOST_ROWS = 100_000;

  private final AuditTrail trail;
  private final AuditTrailCsv csv;
  private final String log;
  private final InstantSource clock;
  private final ZoneId zone;
  private final ObjectProvider<SecurityFacts> securityFacts;

  AuditTrailPageController(
      AuditTrail trail,
      String log,
      InstantSource clock,
      ZoneId zone,
      ObjectProvider<SecurityFacts> securityFacts) {
    this.trail = trail;
    this.csv = new AuditTrailCsv(zone);
    this.log = log;
    this.clock = clock;
    this.zone = zone;
    this.securityFacts = securityFacts;
  }

  /** A choice of a list: what is sent, and what is read. */
  record Choice(String value, String name) {}

  /**
   * What the page reads.
   *
   * @param log path of the page of the service's log
   * @param zone in which days are meant and times are shown
   * @param kept what its links ask for, too, with the last day: they show the same on another day
   * @param person as the field shows them
   * @param next cursor of the next lines; null when there are none
   */
  record AuditTrailPageModel(
      String log,
      ZoneId zone,
      AuditTrailCriteria wanted,
      AuditTrailQuery kept,
      @Nullable String person,
      List<AuditTrailRow> shown,
      @Nullable String next,
      boolean isFirst,
      List<Choice> programmes,
      List<Choice> groups,
      List<Choice> kinds,
      List<Choice> events) {
    /** Whose log it is, e.g. {@code groups}. */
    public String name() {
      return log.substring(log.lastIndexOf('/') + 1);
    }
  }

  /**
   * What the request asks for.
   *
   * @param person name, address or user name
   * @param what an event's stored name, a kind such as {@code kind:rights}, or {@code decisions}
   */
  record AuditTrailForm(
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable String person,
      @Nullable UUID programme,
      @Nullable UUID group,
      @Nullable String what) {
    AuditTrailCriteria filter(LocalDate today, AuditTrail trail) {
      var source = trail.source();
      var last = RequestedDays.possible("to", to == null ? today : to);
      return new AuditTrailCriteria(
          from == null
              ? last.minusDays(AuditTrailQuery.MOST_DAYS - 1L)
              : RequestedDays.possible("from", from),
          last,
          given(person).map(source::usernameOf).orElse(null),
          programme,
          programme == null ? List.of() : groups(programme, source),
          group,
          given(what).orElse(null),
          given(what).map(trail::ofKind).orElse(List.of()));
    }

    private static List<UUID> groups(UUID programme, AuditTrailSource source) {
      return source.groups().stream()
          .filter(group -> group.programme().equals(programme))
          .map(AuditedGroup::id)
          .toList();
    }

    private static Optional<String> given(@Nullable String text) {
      return Optional.ofNullable(text).map(String::strip).filter(some -> !some.isEmpty());
    }
  }

  @GetMapping("/actions")
  ModelAndView page(AuditTrailForm form, Paging paging, Locale language) {
    var filter = filter(form);
    var found = trail.find(filter, paging.after(), paging.size() + 1);
    var page = found.stream().limit(paging.size()).toList();
    var groups = trail.source().groups();
    var formatter = trail.formatter(page, groups, language);
    return new ModelAndView(
        "pages/actions",
        "trail",
        new AuditTrailPageModel(
            log,
            zone,
            filter,
            new AuditTrailQuery(
                filter.person(),
                filter.programme(),
                filter.group(),
                filter.what(),
                form.from(),
                filter.to()),
            filter.person() == null ? null : trail.field(filter.person()),
            page.stream().map(formatter::row).toList(),
            found.size() > page.size() ? Paging.cursor(page.getLast().order()) : null,
            paging.after().isEmpty(),
            choices(trail.source().programmes().entrySet().stream()),
            choices(
                groups.stream()
                    .filter(group -> isOffered(group, filter))
                    .map(group -> Map.entry(group.id(), group.name()))),
            trail.source().kinds().stream().map(kind -> choice(kind, formatter)).toList(),
            trail.types(language).stream()
                .map(type -> new Choice(type, formatter.text("acted." + type)))
                .sorted(Comparator.comparing(Choice::name, NameOrder.alphabetical()))
                .toList()));
  }

  /** All lines that are asked for, as a spreadsheet in the reader's language opens them. */
  @GetMapping("/actions.csv")
  ResponseEntity<String> table(AuditTrailForm form, CurrentUser user, Locale language) {
    var filter = filter(form);
    var found = trail.find(filter, "", MOST_ROWS);
    var exportKind = trail.source().export();
    SecurityLogEntry.of(SecurityEvent.EXPORT)
        .with("by", user.username())
        .with("what", exportKind.label())
        .with("from", filter.from())
        .with("to", filter.to())
        .write();
    securityFacts.ifAvailable(facts -> facts.exported(user.username(), exportKind, null));
    return FileDownload.csv("actions-%s-%s.csv".formatted(filter.from(), filter.to()))
        .body(csv.of(found, trail.formatter(found, trail.source().groups(), language)));
  }

  private AuditTrailCriteria filter(AuditTrailForm form) {
    return form.filter(LocalDate.ofInstant(clock.instant(), zone), trail);
  }

  private static Choice choice(AuditedKind kind, AuditTrailRow.RowFormatter formatter) {
    return new Choice(
        AuditTrailCriteria.KIND + kind.name(), formatter.text("acted.kind." + kind.name()));
  }

  /** Those of the programme that is looked for, and the group that is, whichever it is. */
  private static boolean isOffered(AuditedGroup group, AuditTrailCriteria filter) {
    return filter.programme() == null
        || group.programme().equals(filter.programme())
        || group.id().equals(filter.group());
  }

  private static List<Choice> choices(Stream<Map.Entry<UUID, String>> names) {
    return names
        .map(one -> new Choice(one.getKey().toString(), one.getValue()))
        .sorted(Comparator.comparing(Choice::name, NameOrder.alphabetical()))
        .toList();
  }
}
