package codev.session.audit;

import codev.infra.projections.ReadModel;
import codev.infra.securitylog.SecurityEvent;
import codev.infra.securitylog.SecurityLogEntry;
import codev.infra.ui.NameOrder;
import codev.infra.web.FileDownload;
import codev.infra.web.audittrail.AuditTrailQuery;
import codev.infra.web.audittrail.AuditedPersonField;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.paging.RequestedDays;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.securitylog.ExportKind;
import codev.infra.web.securitylog.SecurityFacts;
import codev.infra.web.securityrecord.ServiceSecurityLog;
import codev.session.audit.AuditTrailQueries.AuditTrailResult;
import codev.session.audit.AuditTrailQueries.Entry;
import codev.session.config.TimeZoneProperties;
import codev.session.domain.value.Username;
import codev.session.reference.DisplayNames;
import codev.session.reference.PersonName;
import codev.session.reference.ProgrammeNames;
import codev.session.response.ApiEventNames;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
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
record AuditTrailController(
    AuditTrailQueries trails,
    ReadModel<PersonName> people,
    ProgrammeNames programmeNames,
    AuditTrailCsv csv,
    InstantSource clock,
    TimeZoneProperties timeZone,
    ObjectProvider<SecurityFacts> securityFacts,
    ServiceSecurityLog securityLog,
    MessageSource texts) {
  private static final int PAGE_SIZE = 50; // lines

  /** A choice of a list: what is sent, and what is read. */
  record Choice(String value, String name) {}

  /**
   * What the page reads.
   *
   * @param kept what its links ask for, too, with the last day: they show the same on another day
   * @param person as the field shows them
   * @param zone in which days are meant and times are shown
   * @param next how many lines to leave out on the next page; null on the last
   * @param programmeNames by id, as far as they are known
   * @param groups of which something was done in these days
   * @param events the events of these days
   */
  record AuditTrailPageModel(
      AuditTrailCriteria wanted,
      AuditTrailQuery kept,
      @Nullable String person,
      ZoneId zone,
      int count,
      List<Entry> shown,
      @Nullable Integer next,
      boolean isFirst,
      AuditSentences sentences,
      Map<String, String> programmeNames,
      List<Choice> programmes,
      List<Choice> groups,
      List<Choice> kinds,
      List<Choice> events) {}

  /**
   * What the request asks for.
   *
   * @param person name, address or user name
   * @param what an event's name in the API, a kind such as {@code kind:STEPS}, or {@code decisions}
   */
  record AuditTrailForm(
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable String person,
      @Nullable UUID programme,
      @Nullable UUID group,
      @Nullable String what) {
    AuditTrailCriteria filter(LocalDate today, UnaryOperator<String> usernameOf) {
      var last = to == null ? today : RequestedDays.possible("to", to);
      var named = given(person);
      return new AuditTrailCriteria(
          from == null ? last : RequestedDays.possible("from", from),
          last,
          named == null ? null : new Username(usernameOf.apply(named)),
          programme,
          group,
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
  ModelAndView page(
      AuditTrailForm form, @RequestParam(defaultValue = "0") int skip, Locale language) {
    var first = Math.max(0, skip);
    var found = found(form, first + PAGE_SIZE + 1);
    var remaining = found.entries().stream().skip(first).limit(PAGE_SIZE + 1L).toList();
    var programmes = knownProgrammes();
    return new ModelAndView(
        "audit/actions",
        "trail",
        new AuditTrailPageModel(
            found.filter(),
            queryOf(found.filter(), form.from()),
            field(found.filter().person()),
            timeZone.zone(),
            found.entries().size(),
            remaining.stream().limit(PAGE_SIZE).toList(),
            remaining.size() > PAGE_SIZE ? first + PAGE_SIZE : null,
            first == 0,
            new AuditSentences(texts, names(found), language),
            programmes,
            choices(programmes.entrySet().stream().map(e -> new Choice(e.getKey(), e.getValue()))),
            groups(found),
            kinds(language),
            events(found, language)));
  }

  /** All lines that are asked for, as a spreadsheet in the reader's language opens them. */
  @GetMapping("/actions.csv")
  ResponseEntity<String> table(AuditTrailForm form, CurrentUser user, Locale language) {
    var found = found(form, Integer.MAX_VALUE);
    SecurityLogEntry.of(SecurityEvent.EXPORT)
        .with("by", user.username())
        .with("what", ExportKind.SESSION_ACTIONS.label())
        .with("from", found.filter().from())
        .with("to", found.filter().to())
        .write();
    securityFacts.ifAvailable(
        facts -> facts.exported(user.username(), ExportKind.SESSION_ACTIONS, null));
    return FileDownload.csv(
            "actions-%s-%s.csv".formatted(found.filter().from(), found.filter().to()))
        .body(csv.of(found.entries(), names(found), knownProgrammes(), language));
  }

  private AuditTrailResult found(AuditTrailForm form, int wantedCount) {
    var filter =
        form.filter(LocalDate.ofInstant(clock.instant(), timeZone.zone()), securityLog::usernameOf);
    return form.from() == null ? trails.latest(filter, wantedCount) : trails.find(filter);
  }

  private DisplayNames names(AuditTrailResult found) {
    return names(
        found.trails().stream()
            .flatMap(trail -> trail.lines().stream())
            .flatMap(AuditLine::people)
            .distinct());
  }

  /** Namesakes are told apart by their user names, which are behind the detail. */
  private DisplayNames names(Stream<Username> usernames) {
    var called = new HashMap<Username, String>();
    for (var one : people.find(usernames.map(Username::value).toList()))
      if (one.name() != null) called.put(one.person(), one.name());
    return new DisplayNames(called);
  }

  private Map<String, String> knownProgrammes() {
    return programmeNames.all().entrySet().stream()
        .collect(Collectors.toMap(one -> one.getKey().toString(), Map.Entry::getValue));
  }

  private static AuditTrailQuery queryOf(AuditTrailCriteria filter, @Nullable LocalDate from) {
    return new AuditTrailQuery(
        filter.person() == null ? null : filter.person().value(),
        filter.programme(),
        filter.group(),
        filter.what(),
        from,
        filter.to());
  }

  private @Nullable String field(@Nullable Username person) {
    if (person == null) return null;
    var name = names(Stream.of(person)).called().get(person);
    return AuditedPersonField.of(person.value(), name, securityLog::usernameOf);
  }

  /** Of the group that is looked for, too, if it did nothing in these days. */
  private List<Choice> groups(AuditTrailResult found) {
    var group = found.filter().group();
    var programme = found.filter().programme();
    return choices(
        Stream.concat(
                found.trails().stream()
                    .filter(
                        trail ->
                            programme == null || trail.programme().equals(programme.toString())),
                group == null ? Stream.empty() : trails.of(group).stream())
            .map(trail -> new Choice(trail.group(), trail.groupName())));
  }

  private List<Choice> kinds(Locale language) {
    return Arrays.stream(AuditKind.values())
        .map(
            kind ->
                new Choice(
                    kind.filterValue(), texts.getMessage("acted.kind." + kind, null, language)))
        .toList();
  }

  /** With the one that is looked for. */
  private List<Choice> events(AuditTrailResult found, Locale language) {
    return choices(
        Stream.concat(
                found.trails().stream()
                    .flatMap(trail -> trail.lines().stream())
                    .map(AuditLine::what),
                ApiEventNames.all().stream().filter(what -> what.equals(found.filter().what())))
            .distinct()
            .map(what -> new Choice(what, texts.getMessage("moment." + what, null, language))));
  }

  private static List<Choice> choices(Stream<Choice> some) {
    return some.distinct()
        .sorted(Comparator.comparing(Choice::name, NameOrder.alphabetical()))
        .toList();
  }
}
